<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Callback;

use PHPUnit\Framework\TestCase;
use Ringwell\Callback\CallbackSettings;
use Ringwell\Callback\Denied;

final class CallbackSettingsTest extends TestCase
{
    public function testWhatIsAbsentOrDamagedHasItsDefault(): void
    {
        $usual = CallbackSettings::of(false);
        self::assertSame([true, [], ['mobile', 'fixed'], 5, 100, 2, [2, 10], 120, 30, 45], [
            $usual->on, $usual->countries, $usual->kinds, $usual->perPhone, $usual->perDay, $usual->atOnce, $usual->pauses, $usual->lateMinutes, $usual->clinicSeconds, $usual->patientSeconds,
        ]);
        self::assertCount(count(Denied::ALWAYS), $usual->denied);
        $damaged = CallbackSettings::of([
            'countries' => ['ru', 5, 'RU'], 'kinds' => ['premium'], 'denied' => ['7', '+7', '', 'x'], 'per_phone' => 0, 'per_day' => '5', 'at_once' => 99, 'pauses' => [0, 5, 'x', 999], 'late_minutes' => -1,
        ]);
        self::assertSame([['RU'], ['mobile', 'fixed'], ['7'], 5, 100, 2, [5], 120], [$damaged->countries, $damaged->kinds, $damaged->denied, $damaged->perPhone, $damaged->perDay, $damaged->atOnce, $damaged->pauses, $damaged->lateMinutes]);
        self::assertFalse(CallbackSettings::of(['on' => 'yes'])->on, 'In doubt nothing rings.');
        self::assertSame([[], ['+79161112233']], [$usual->staffPhones, CallbackSettings::of(['staff_phones' => ['+79161112233', '+79161112233', '8916', 5]])->staffPhones]);
    }

    public function testItComesBackFromItsOption(): void
    {
        $settings = CallbackSettings::of(null)->with(['on' => false, 'denied' => [], 'pauses' => [], 'per_day' => 7]);

        self::assertEquals($settings, CallbackSettings::of($settings->toArray()));
        self::assertSame([false, [], [], 7, 5], [$settings->on, $settings->denied, $settings->pauses, $settings->perDay, $settings->perPhone]);
    }
}
