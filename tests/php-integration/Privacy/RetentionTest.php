<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Privacy;

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
        $retention = new Retention($this->services->visits(), $this->services->exposures(), Settings::of(['visit_days' => 7]), $this->clock);

        self::assertSame(1, $retention->forget());
        self::assertSame(0, $retention->forget());

        self::assertNull($this->services->visits()->find($old));
        self::assertSame([], $this->services->visits()->pages($old));
        self::assertSame([], $this->services->exposures()->ofVisit($old));
        self::assertNotNull($this->services->visits()->find($young));
        self::assertCount(1, $this->services->visits()->pages($young));
    }

    private function arrive(int $number): int
    {
        $page = Arrival::from('https://clinic.test/prices/', '', ['clinic.test']);
        $visit = $this->services->arrivals()->arrive(sprintf('%032x', $number), sprintf('%032x', 100 + $number), $page, $page, 0, [], 'full', '');
        $this->services->exposures()->append([new \Ringwell\Lease\ExposureEvent($this->clock->now(), 'granted', 'own', 1, 1, null, null, $visit->id)]);

        return $visit->id;
    }
}
