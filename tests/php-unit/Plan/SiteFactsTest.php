<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Plan;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Door\ConfigKeys;
use Ringwell\Plan\SiteFacts;

final class SiteFactsTest extends TestCase
{
    public function testItComesBackAsItWas(): void
    {
        $facts = self::facts();

        self::assertEquals($facts, SiteFacts::fromJson($facts->toJson()));
        self::assertStringContainsString('https://клиника.example/a', $facts->toJson(), 'Tools that move a site look for its address as it is.');
        self::assertNotNull(SiteFacts::fromJson($facts->toJson())?->keys());
        self::assertSame(['/srv/geo/city.mmdb', 'X-Region'], [$facts->withDoorClosed()->regionFile, $facts->withDoorClosed()->regionHeader]);
    }

    #[DataProvider('others')]
    public function testAnythingElseIsNone(string $json): void
    {
        self::assertNull(SiteFacts::fromJson($json));
    }

    /** @return iterable<string, array{string}> */
    public static function others(): iterable
    {
        yield 'nothing' => [''];
        yield 'a word' => ['"site"'];
        yield 'of an older version' => ['{"addresses":[]}'];
    }

    public function testWrongTypesBecomeEmptyOnes(): void
    {
        /** @var array<string, mixed> $stored */
        $stored = json_decode(self::facts()->toJson(), true);
        $facts = SiteFacts::fromJson((string) json_encode(array_map(static fn (): int => 5, $stored)));

        self::assertSame([[], [], '', 5, false, []], [$facts?->addresses, $facts?->hosts, $facts?->homePath, $facts?->lastSourceDays, $facts?->keepPlacement, $facts?->builtinSources]);
        self::assertNull($facts->keys(), 'No token is known as ours.');
    }

    public function testItsOwnPagesMayAskAlsoByTheHostThatWasAsked(): void
    {
        $origins = self::facts()->origins('127.0.0.1:8080');

        self::assertTrue($origins->allow('http://127.0.0.1:8080'));
        self::assertTrue($origins->allow('https://second.example'));
        self::assertFalse($origins->allow('https://stranger.example'));
    }

    private static function facts(): SiteFacts
    {
        return new SiteFacts(
            ['https://клиника.example/a'],
            ['клиника.example'],
            '/a/',
            30,
            true,
            ['https://second.example'],
            ['192.0.2.0/24'],
            ConfigKeys::make()->toArray(),
            ['direct' => 'Прямые заходы'],
            regionFile: '/srv/geo/city.mmdb',
            regionHeader: 'X-Region',
            honourDnt: true,
        );
    }
}
