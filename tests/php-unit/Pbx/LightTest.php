<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Pbx;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Pbx\Connection;
use Ringwell\Pbx\Light;
use Ringwell\Time;

final class LightTest extends TestCase
{
    private const NOW = 1_790_000_000_000;

    /** @param array<string, int> $logged */
    #[DataProvider('cases')]
    public function testTellsWhetherCallsArrive(Connection $connection, array $logged, int $failures, string $colour, string $code): void
    {
        $light = Light::of($connection, $logged, $failures, self::NOW);

        self::assertSame([$colour, $code], [$light->colour, $light->code]);
    }

    /** @return iterable<string, array{Connection, array<string, int>, int, string, string}> */
    public static function cases(): iterable
    {
        $heard = self::connection(self::NOW - Time::MINUTE);
        yield 'new' => [self::connection(null), [], 0, 'grey', 'waiting'];
        yield 'all is well' => [$heard, [], 0, 'green', 'arriving'];
        yield 'switched off' => [self::connection(self::NOW, false), [], 3, 'grey', 'switched_off'];
        yield 'salts have changed' => [self::connection(self::NOW, true, null), [], 0, 'red', 'secrets_lost'];
        yield 'the first event was refused' => [self::connection(null), ['wrong_signature' => self::NOW], 0, 'red', 'wrong_signature'];
        yield 'refused since the last good one' => [$heard, ['wrong_address' => self::NOW - 5000, 'wrong_signature' => self::NOW], 0, 'red', 'wrong_signature'];
        yield 'strangers knocked with a wrong address' => [$heard, ['wrong_address' => self::NOW], 0, 'yellow', 'wrong_address'];
        yield 'a knock hides no wrong signature' => [$heard, ['wrong_signature' => self::NOW - 5000, 'wrong_address' => self::NOW], 0, 'red', 'wrong_signature'];
        yield 'refused once, good since' => [$heard, ['wrong_signature' => self::NOW - Time::HOUR], 0, 'green', 'arriving'];
        yield 'an unreadable event is no refusal' => [$heard, ['unreadable' => self::NOW], 0, 'green', 'arriving'];
        yield 'given up' => [$heard, [], 1, 'yellow', 'event_failed'];
        yield 'wrong clock' => [$heard, ['clock_off' => self::NOW - Time::HOUR], 0, 'yellow', 'clock_off'];
        yield 'quiet' => [self::connection(self::NOW - 4 * Time::DAY), [], 0, 'yellow', 'quiet'];
    }

    /** @param ?array<string, string> $secrets */
    private static function connection(?int $heard, bool $enabled = true, ?array $secrets = []): Connection
    {
        return new Connection(1, 'Own', 'own', $enabled, [], $secrets, $heard, 0);
    }
}
