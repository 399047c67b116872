<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Request;

use PHPUnit\Framework\TestCase;
use Ringwell\Request\Flood;
use Ringwell\Request\PatientRequest;

final class FloodTest extends TestCase
{
    public function testAFloodIsTwiceAnHoursWorthInTenMinutes(): void
    {
        self::assertSame([false, false, true], array_map(static fn (int $came): bool => Flood::isOn($came, 30), [30, 60, 61]));
        self::assertSame([false, true], [Flood::isOn(20, 1), Flood::isOn(21, 1)], 'Where few are let through, a few more are no flood.');
    }

    public function testWhatNothingProvesWaitsAndOthersWhereManyCome(): void
    {
        $waits = static fn (string $proof): array => array_map(static fn (int $lately): bool => Flood::waits($proof, $lately, 30), [1, 5, 6]);

        foreach ([PatientRequest::UNPROVED, PatientRequest::BY_PHONE] as $proof) {
            self::assertSame([true, true, true], $waits($proof), 'Whose phone is known must not show.');
        }
        foreach ([PatientRequest::BY_VISIT, PatientRequest::BY_HAND] as $proof) {
            self::assertSame([false, false, true], $waits($proof));
        }
        self::assertSame([4, 4, 5, 100], array_map(Flood::calm(...), [0, 24, 30, 600]));
    }

    /** Its own count would tell, by what is held back when, whose phone is known. */
    public function testAKnownPhoneIsCountedWithThoseThatNothingProves(): void
    {
        $kinds = array_map(Flood::kindOf(...), [PatientRequest::BY_VISIT, PatientRequest::BY_HAND, PatientRequest::BY_PHONE, PatientRequest::UNPROVED]);

        self::assertSame(['-visit', '-hand', '', ''], $kinds);
    }
}
