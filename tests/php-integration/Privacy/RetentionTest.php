<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Privacy;

use Ringwell\Privacy\ClockWatch;
use Ringwell\Privacy\Hooks;
use Ringwell\Privacy\Retention;
use Ringwell\Settings;
use Ringwell\Source\Arrival;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Time;

final class RetentionTest extends TestCase
{
    public function testVisitsAreForgottenWithEverythingTheyLeft(): void
    {
        $old = $this->arrive(1);
        $this->clock->advance(8 * Time::DAY);
        $young = $this->arrive(2);
        $retention = $this->retention(ClockWatch::STEADY_AFTER);

        self::assertSame(1, $retention->forget());
        self::assertSame(0, $retention->forget());

        self::assertNull($this->services->visits()->find($old));
        self::assertSame([], $this->services->visits()->pages($old));
        self::assertSame([], $this->services->exposures()->ofVisit($old));
        self::assertNotNull($this->services->visits()->find($young));
        self::assertCount(1, $this->services->visits()->pages($young));
    }

    public function testNothingIsForgottenByAClockThatIsNotTrusted(): void
    {
        $old = $this->arrive(1);
        $this->clock->advance(8 * Time::DAY);

        self::assertSame(0, $this->retention(ClockWatch::STEADY_AFTER - 1)->forget());
        self::assertNotNull($this->services->visits()->find($old));
    }

    /** By the hourly job itself, with the plugin's own clock: nothing goes at once, the owner is told, and after three days it does. */
    public function testAClockThatJumpsAYearAheadTakesNoVisitWithIt(): void
    {
        $this->clock->set((int) (microtime(true) * 1000));
        $visit = $this->arrive(1);
        $this->hours(0, 73);
        self::assertSame([], $this->needs());

        $this->hours(73 + 500 * 24, 72);
        self::assertNotNull($this->services->visits()->find($visit));
        self::assertContains('clock_jumped', $this->needs());
        $this->hours(74, 72);
        self::assertNotNull($this->services->visits()->find($visit));
        self::assertContains('clock_jumped', $this->needs(), 'Set right, it is watched again.');
        $this->hours(146, 2);
        self::assertSame([], $this->needs());

        $this->hours(1000 * 24, 73);
        self::assertNull($this->services->visits()->find($visit), 'A date that stays is believed.');
    }

    private function hours(int $from, int $count): void
    {
        for ($hour = $from; $hour < $from + $count; $hour++) {
            $this->shiftClock($hour * Time::HOUR);
            do_action(Hooks::FORGET);
        }
    }

    /** @return list<string> codes of what the overview says about clocks */
    private function needs(): array
    {
        $this->actAs('administrator');
        $overview = $this->rest('GET', 'overview')->get_data();
        self::assertIsArray($overview);

        return array_values(array_filter(array_column((array) $overview['needs'], 'code'), static fn (mixed $code): bool => is_string($code) && str_starts_with($code, 'clock')));
    }

    private function retention(int $steadyFor): Retention
    {
        $now = $this->clock->now();
        $watch = ClockWatch::of(['at' => $now, 'since' => $now - $steadyFor, 'jump' => null, 'drift' => 0]);
        self::assertNotNull($watch);

        return new Retention($this->services->visits(), $this->services->exposures(), Settings::of(['visit_days' => 7]), $this->clock, $watch);
    }

    private function arrive(int $number): int
    {
        $page = Arrival::from('https://clinic.test/prices/', '', ['clinic.test']);
        $arrived = $this->services->arrivals()->arrive(sprintf('%032x', $number), sprintf('%032x', 100 + $number), $page, $page, 0, [], 'full', '');
        $this->services->visits()->view($arrived);
        $this->services->exposures()->append([new \Ringwell\Lease\ExposureEvent($this->clock->now(), 'granted', 'own', 1, 1, null, null, $arrived->visit->id)]);

        return $arrived->visit->id;
    }
}
