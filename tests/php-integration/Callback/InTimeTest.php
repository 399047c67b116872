<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Callback;

use Ringwell\Call\Stage;
use Ringwell\Call\Unreached;
use Ringwell\Request\When;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Time;

/** Nobody is rung outside of the branch's hours, nor long after his time. */
final class InTimeTest extends TestCase
{
    use RingingClinic;

    private const PATIENT = RingingPhoneSystem::PATIENT;

    public function testWhoWouldNotBeRungBeforeClosingIsRungWhenTheClinicOpensAgain(): void
    {
        $closes = $this->clock->now() + 8 * Time::HOUR;
        $opens = $closes + 15 * Time::HOUR;
        $this->clock->set($closes - 30 * Time::SECOND);
        self::assertEquals(When::at($opens), $this->services->callbackOrders()->promise(1, null, self::PATIENT));
        $this->ask();
        $this->work();
        self::assertSame([], $this->system->orders);
        $this->clock->set($opens);
        $this->work();

        self::assertSame([self::PATIENT => 1], $this->system->rung());
    }

    public function testAQueueThatSleptOverNightRingsNobody(): void
    {
        $this->ask();
        $this->clock->advance(14 * Time::HOUR);
        $this->work();

        self::assertSame([], $this->system->orders);
        self::assertSame(['task', 'too_late'], $this->standing());
        self::assertCount(1, $this->mails);
    }

    public function testOutsideHoursItIsRungWhenTheClinicOpensOrAtTheWishedTime(): void
    {
        $this->clock->advance(10 * Time::HOUR);
        $opens = intdiv($this->clock->now(), Time::DAY) * Time::DAY + Time::DAY + 9 * Time::HOUR;
        self::assertEquals(When::at($opens), $this->services->callbackOrders()->promise(1, null));
        $this->ask();
        $this->ask('+79161234568', $opens + 2 * Time::HOUR);
        $this->work();
        self::assertSame([], $this->system->orders);
        $this->clock->set($opens);
        $this->work();
        self::assertSame([self::PATIENT => 1], $this->system->rung());
        $this->clock->set($opens + 2 * Time::HOUR);
        $this->work();

        self::assertSame([self::PATIENT => 1, '+79161234568' => 1], $this->system->rung());
    }

    public function testARetryThatWouldComeAfterHoursIsNone(): void
    {
        $this->clock->advance(8 * Time::HOUR - 2 * Time::MINUTE);
        $this->ask();
        $this->work();
        $this->hear($this->system->last()->command, Stage::ClinicRings, Unreached::ClinicSilent, true);
        $this->clock->advance(3 * Time::MINUTE);
        $this->work();

        self::assertCount(1, $this->system->orders);
        self::assertSame(['task', 'too_late'], $this->standing());
    }
}
