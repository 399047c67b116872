<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Pbx\Pull;

use PHPUnit\Framework\TestCase;
use Ringwell\Pbx\Pull\Night;
use Ringwell\Time;

final class NightTest extends TestCase
{
    public function testItIsBetweenThreeAndFiveInTheSitesZone(): void
    {
        foreach (['Europe/Moscow', 'Asia/Vladivostok', 'Europe/Berlin', 'America/St_Johns', 'UTC', '+05:30'] as $name) {
            $zone = new \DateTimeZone($name);
            for ($hour = 0; $hour < 24 * 370; $hour += 7) {
                $now = 1_790_000_000_000 + $hour * Time::HOUR;
                $at = Night::next($hour % 40, $now, $zone);
                $local = (new \DateTimeImmutable('@' . intdiv($at, 1000)))->setTimezone($zone);

                self::assertGreaterThan($now, $at);
                self::assertLessThanOrEqual($now + 26 * Time::HOUR, $at);
                self::assertContains($local->format('G'), ['3', '4'], "{$name} {$local->format('c')}");
            }
        }
    }

    public function testConnectionsDoNotAskAllAtOnce(): void
    {
        $zone = new \DateTimeZone('Europe/Moscow');
        $times = array_map(static fn (int $id): int => Night::next($id, 1_790_000_000_000, $zone), range(1, 17));

        self::assertCount(17, array_unique($times));
    }
}
