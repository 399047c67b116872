<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Door;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Door\ConfigKeys;
use Ringwell\Door\ConfigToken;
use Ringwell\SetClock;

final class ConfigTokenTest extends TestCase
{
    private const NOW = 1_790_000_000_000;
    private const DAY = 86_400_000;

    public function testATokenGivesBackItsIds(): void
    {
        $token = $this->token(ConfigKeys::make());

        foreach ([[], [1], [3, 7, 12], range(1, 50)] as $ids) {
            self::assertSame($ids, $token->read($token->issue($ids)));
        }
    }

    public function testATokenHoldsIdsAndSixteenBytesOfSignature(): void
    {
        $text = $this->token(ConfigKeys::make())->issue([3, 7, 12]);

        self::assertMatchesRegularExpression('/^3\.7\.12\.[A-Za-z0-9_-]{22}$/D', $text);
    }

    /** @return iterable<string, array{string}> */
    public static function badTokens(): iterable
    {
        yield 'nothing' => [''];
        yield 'no signature' => ['1.2.3'];
        yield 'only a dot' => ['.'];
        yield 'an empty signature' => ['1.'];
        yield 'a signature of nothing' => ['1.AAAAAAAAAAAAAAAAAAAAAA'];
        yield 'not ASCII' => ["1.\xff\xfe"];
        yield 'a zero byte' => ["1.\0"];
        yield 'a megabyte' => [str_repeat('1.', 500_000)];
        yield 'JSON' => ['{"targets":[1]}'];
    }

    #[DataProvider('badTokens')]
    public function testWhatIsNotOursIsNotRead(string $bad): void
    {
        self::assertNull($this->token(ConfigKeys::make())->read($bad));
    }

    public function testOtherIdsNeedAnotherSignature(): void
    {
        $token = $this->token(ConfigKeys::make());
        $signature = substr($token->issue([1, 2]), 4);

        self::assertNull($token->read("1.3.{$signature}"));
        self::assertNull($token->read("1.2.0.{$signature}"));
        self::assertNull($token->read(".{$signature}"));
        self::assertSame([1, 2], $token->read("1.2.{$signature}"));
    }

    public function testAnotherSitesTokenIsNotRead(): void
    {
        self::assertNull($this->token(ConfigKeys::make())->read($this->token(ConfigKeys::make())->issue([1])));
    }

    public function testThePreviousKeyIsValidForNinetyDaysAndTheOneBeforeNotAtAll(): void
    {
        $first = ConfigKeys::make();
        $second = $first->rotated(self::NOW);
        $old = $this->token($first)->issue([1]);

        self::assertSame([1], $this->token($second, self::NOW + 90 * self::DAY - 1)->read($old));
        self::assertNull($this->token($second, self::NOW + 90 * self::DAY)->read($old));
        self::assertNull($this->token($second->rotated(self::NOW + 1))->read($old));
        self::assertSame([1], $this->token($second, self::NOW + 9000 * self::DAY)->read($this->token($second)->issue([1])));
    }

    public function testTooManyIdsAreAnErrorAndNoCutToken(): void
    {
        $this->expectException(\LengthException::class);
        $this->token(ConfigKeys::make())->issue(range(1000, 1200));
    }

    /** @return iterable<string, array{mixed}> */
    public static function brokenKeys(): iterable
    {
        yield 'none' => [false];
        yield 'text' => ['abc'];
        yield 'empty' => [[]];
        yield 'a short key' => [['current' => 'abc']];
        yield 'not hex' => [['current' => str_repeat('z', 64)]];
        yield 'a line break behind it' => [['current' => str_repeat('a', 64) . "\n"]];
        yield 'a list' => [['current' => [str_repeat('a', 64)]]];
    }

    #[DataProvider('brokenKeys')]
    public function testKeysThatAreBrokenAreNoKeys(mixed $stored): void
    {
        self::assertNull(ConfigKeys::of($stored));
    }

    public function testKeysAreStoredAndReadBack(): void
    {
        $keys = ConfigKeys::make()->rotated(self::NOW);

        self::assertEquals($keys, ConfigKeys::of($keys->toArray()));
    }

    private function token(ConfigKeys $keys, int $now = self::NOW): ConfigToken
    {
        return new ConfigToken($keys, new SetClock($now));
    }
}
