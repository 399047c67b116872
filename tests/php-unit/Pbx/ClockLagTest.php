<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Pbx;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Pbx\ClockLag;
use Ringwell\Pbx\ClockText;
use Ringwell\Time;

final class ClockLagTest extends TestCase
{
    private const NOW = 1_790_000_000_000;

    public function testNothingIsKnownOfTwoEvents(): void
    {
        self::assertNull(self::after([900, 1100])->ahead());
        self::assertSame(-1000, self::after([900, 1100, 1000])->ahead());
        self::assertFalse(ClockLag::none()->isOff());
    }

    public function testAWildStampAndARetrySayNothing(): void
    {
        $clock = self::after([800, -500 * Time::DAY, 900, 3 * Time::HOUR, 1000, 1100]);

        self::assertSame(-900, $clock->ahead());
        self::assertFalse($clock->isOff());
    }

    public function testADeliveryAfterAPauseIsOneAndNotMany(): void
    {
        $clock = self::after([800, 900, 1000]);
        for ($second = 0; $second < 50; $second++) {
            $clock = $clock->with(self::NOW - 5 * Time::HOUR + $second * 1000, self::NOW + $second * 1000) ?? $clock;
        }

        self::assertSame(-900, $clock->ahead());
    }

    public function testAClockThatWasSetIsBelievedSoon(): void
    {
        $clock = self::after(array_fill(0, 30, -3 * Time::HOUR));
        self::assertTrue($clock->isOff());
        self::assertSame(3 * Time::HOUR, $clock->correction());
        for ($minute = 1; $minute <= 8; $minute++) {
            $at = self::NOW + $minute * Time::MINUTE;
            $clock = $clock->with($at - 900, $at) ?? $clock;
        }

        self::assertFalse($clock->isOff());
    }

    public function testWhatMayBeSlownessIsNoReasonToMoveCalls(): void
    {
        self::assertSame([true, 0], [self::after([2_500_000, 2_500_000, 2_500_000])->isOff(), self::after([2_500_000, 2_500_000, 2_500_000])->correction()]);
        $zone = 7 * Time::HOUR + 900;
        self::assertSame(-$zone, self::after([$zone, $zone, $zone])->correction());
        self::assertSame(0, self::after([14 * Time::MINUTE, 14 * Time::MINUTE, 14 * Time::MINUTE])->correction());
    }

    public function testItIsStoredAndDamageIsForgotten(): void
    {
        $clock = self::after([1, 2, 3]);

        self::assertEquals($clock, ClockLag::fromJson($clock->toJson()));
        foreach ([null, '', '[', '{"a":1}', '[[1],["a",2],3]'] as $bad) {
            self::assertNull(ClockLag::fromJson($bad)->ahead());
        }
    }

    #[DataProvider('words')]
    public function testWords(int $minutes, string $starts, string $ends): void
    {
        self::assertSame("The clock of the phone system is {$starts}. {$ends}", ClockText::of($minutes));
    }

    /** @return iterable<array{int, string, string}> */
    public static function words(): iterable
    {
        $zone = 'Probably the time zone is wrong: look for it here and in the phone system.';
        yield [180, '3 hours fast', $zone];
        yield [-183, '3 hours slow', $zone];
        yield [-59, '1 hour slow', $zone];
        yield [329, '5 hours 30 minutes fast', $zone];
        yield [17, '17 minutes fast', 'Set it by NTP.'];
        yield [-100, '1 hour 40 minutes slow', 'Set it by NTP.'];
        yield [1440 * 3, '3 days fast', 'Set it by NTP.'];
    }

    /** @param list<int> $lags a minute apart, the last one now */
    private static function after(array $lags): ClockLag
    {
        $clock = ClockLag::none();
        foreach ($lags as $i => $lag) {
            $at = self::NOW - (count($lags) - $i) * Time::MINUTE;
            $clock = $clock->with($at - $lag, $at) ?? $clock;
        }

        return $clock;
    }
}
