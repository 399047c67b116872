<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Limit;

use PHPUnit\Framework\Attributes\DataProvider;
use Ringwell\Limit\Counter;
use Ringwell\Privacy\Hooks as Hourly;
use Ringwell\Tests\Integration\Support\Interrupted;
use Ringwell\Tests\Integration\Support\SecondConnection;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Time;

/** What is counted is bounded, whoever asks at the same moment, and names nobody. */
final class CounterTest extends TestCase
{
    private const PHONE = '+79161234567';

    protected function isWrapped(): bool
    {
        return false;
    }

    public function testAsManyAsTheLimitAndThenNoneUntilTheNextWindow(): void
    {
        $counter = $this->services->limits();
        $take = static fn (string $what = 'request', string $whose = self::PHONE, int $window = Time::HOUR): bool => $counter->take($what, $whose, $window, 3);
        self::assertSame([true, true, true, false, false], [$take(), $take(), $take(), $take(), $take()]);
        self::assertSame(3, $counter->peek('request', self::PHONE, Time::HOUR), 'What was refused is not counted.');

        self::assertTrue($take('other'), 'Another thing.');
        self::assertTrue($take('request', '+79161234568'), 'Another phone.');
        self::assertTrue($take('request', self::PHONE, Time::DAY), 'Another window.');
        $this->clock->advance(Time::HOUR);
        self::assertSame(0, $counter->peek('request', self::PHONE, Time::HOUR));
        self::assertTrue($take());
    }

    public function testALimitOfNoneLetsNothingThrough(): void
    {
        self::assertFalse($this->services->limits()->take('request', '', Time::HOUR, 0));
        self::assertSame([], $this->rows());
    }

    /** @return array<string, array{string}> */
    public static function moments(): array
    {
        return ['before the row is there' => ['INSERT IGNORE'], 'before it is counted' => ['UPDATE {limits}']];
    }

    #[DataProvider('moments')]
    public function testOfTwoAtOnceOneHasTheLast(string $before): void
    {
        $rival = $this->counter(SecondConnection::open($this->wpdb));
        $theirs = null;
        $db = new Interrupted($this->services->transactionalDb(), $before, static function () use ($rival, &$theirs): void {
            $theirs = $rival->take('request', self::PHONE, Time::HOUR, 1);
        });
        $mine = $this->counter($db)->take('request', self::PHONE, Time::HOUR, 1);

        self::assertTrue($db->wasInterrupted());
        self::assertSame([true, false], [$theirs, $mine]);
        self::assertSame([1], array_map(intval(...), array_column($this->rows(), 'hits')));
    }

    public function testTheTableNamesNobody(): void
    {
        $this->services->limits()->take('request', self::PHONE, Time::HOUR, 3);
        $this->counter($this->services->db(), 'another site')->take('request', self::PHONE, Time::HOUR, 3);

        self::assertStringNotContainsString('9161234567', (string) wp_json_encode($this->rows()));
        self::assertCount(2, $this->rows(), 'Who does not know the key can\'t find out whom a count is of.');
    }

    public function testWhatIsOverIsForgottenEveryHour(): void
    {
        // The plugin's own clock is the machine's, years away from this test's.
        $this->services->limits()->take('request', self::PHONE, Time::HOUR, 3);
        $this->shiftClock(0);
        do_action(Hourly::FORGET);
        self::assertSame([], $this->rows());

        $this->services->limits()->take('request', self::PHONE, Time::DAY, 3);
        $this->clock->advance(Time::DAY);
        $this->services->limits()->purge();
        self::assertCount(1, $this->rows(), 'A clock may be a little off.');
    }

    public function testNoWindowIsLongerThanItIsKept(): void
    {
        $this->expectException(\LogicException::class);
        $this->services->limits()->take('request', self::PHONE, 2 * Time::DAY, 3);
    }

    private function counter(\Ringwell\Db\Connection $db, ?string $key = null): Counter
    {
        return new Counter($db, static fn (): string => $key ?? (new \Ringwell\Privacy\ErasureKeyStore())->key(), $this->clock);
    }

    /** @return list<array<string, string|null>> */
    private function rows(): array
    {
        return $this->services->db()->rows('SELECT bucket, win, hits FROM {limits}');
    }
}
