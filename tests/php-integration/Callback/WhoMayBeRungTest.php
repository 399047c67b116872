<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Callback;

use PHPUnit\Framework\Attributes\DataProvider;
use Ringwell\Call\CallEvent;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Call\LegReport;
use Ringwell\Call\Stage;
use Ringwell\Callback\CallbackStore;
use Ringwell\Request\When;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Time;

/** Phones that are not rung, phones that were rung often enough, and what is promised to them. */
final class WhoMayBeRungTest extends TestCase
{
    use RingingClinic;

    private const PATIENT = RingingPhoneSystem::PATIENT;
    private const SITE = RingingPhoneSystem::SITE;

    public function testNoMoreThanSoManyAtOnce(): void
    {
        foreach (['1', '2', '3'] as $n) {
            $this->ask("+7916123450{$n}");
        }
        $this->work();
        self::assertCount(2, $this->system->orders);
        self::assertEquals(When::now(1), $this->services->callbackOrders()->promise(1, null), 'Nobody sees by it what became of his own request.');
        $this->clock->advance(CallbackStore::COUNTED_AFTER);
        self::assertEquals(When::now(4), $this->services->callbackOrders()->promise(1, null), 'One is before the next, and two ring.');
        $this->hear($this->system->orders[0]->command, Stage::Talking, isOver: true, caller: '+79161234501');
        $this->work();

        self::assertSame(['+79161234501' => 1, '+79161234502' => 1, '+79161234503' => 1], $this->system->rung());
    }

    public function testAPhoneIsRungOnlySoOftenInADay(): void
    {
        $this->set(['per_phone' => 2]);
        foreach ([1, 2, 3] as $round) {
            $this->ask();
            $this->work();
            self::assertCount(min(2, $round), $this->system->orders);
            if ($round < 3) {
                $this->hear($this->system->last()->command, Stage::Talking, isOver: true);
            }
            $this->clock->advance(Time::MINUTE);
        }

        self::assertSame(['task', 'capped'], $this->standing());
        $this->clock->advance(Time::DAY);
        $this->ask();
        $this->work();
        self::assertCount(3, $this->system->orders);
    }

    public function testAllTogetherAreRungOnlySoOftenInADay(): void
    {
        $this->set(['per_day' => 2, 'at_once' => 5]);
        foreach (['1', '2', '3'] as $n) {
            $this->ask("+7916123450{$n}");
        }
        $this->work();

        self::assertCount(2, $this->system->orders);
        self::assertSame(['task', 'capped'], $this->standing('+79161234503'));
    }

    public function testWhereAllOfADayWereRungNoMinutesArePromised(): void
    {
        $this->set(['per_day' => 1, 'per_phone' => 1]);
        $this->ask();
        $this->work();
        $tomorrow = $this->clock->now() + Time::DAY;

        self::assertEquals(When::staff(), $this->services->callbackOrders()->promise(1, null, '+79161234568'));
        self::assertEquals(When::at($tomorrow), $this->services->callbackOrders()->promise(1, $tomorrow, self::PATIENT));
    }

    /** @return array<string, array{string}> */
    public static function forbidden(): array
    {
        return [
            'the site’s own' => [self::SITE],
            'another country' => ['+14155550123'],
            'Kazakhstan' => ['+77011234567'],
            'Abkhazia' => ['+79401234567'],
            'a satellite' => ['+79541234567'],
            'a paid service' => ['+78091234567'],
            'no phone' => ['+7916'],
        ];
    }

    #[DataProvider('forbidden')]
    public function testWhoMayNotBeRungIsStaffs(string $phone): void
    {
        $this->ask($phone);
        $this->work();

        self::assertSame([['task', 'not_allowed'], []], [$this->standing($phone), $this->system->orders]);
    }

    #[DataProvider('forbidden')]
    public function testNobodyWhoMayNotBeRungIsPromisedMinutes(string $phone): void
    {
        // Who tries out a phone learns nothing of whether it is the clinic's.
        self::assertEquals($phone === self::SITE ? When::now(1) : When::staff(), $this->services->callbackOrders()->promise(1, null, $phone));
        self::assertEquals(When::now(1), $this->services->callbackOrders()->promise(1, null, self::PATIENT));
    }

    public function testAPhoneThatBecameForbiddenIsNotRungEither(): void
    {
        $this->ask();
        $this->set(['denied' => ['7916']]);
        $this->work();

        self::assertSame([['task', 'not_allowed'], []], [$this->standing(), $this->system->orders]);
    }

    public function testThePhonesOfTheClinicsPeopleAreNeverRung(): void
    {
        $this->set(['staff_phones' => ['+79161110001']]);
        $this->services->connections()->add('Own', 'own', true, ['phones' => '101, PJSIP/79161110002@operator & 8 (916) 111-00-03'], []);
        $this->rang('a call of his', '+79161110004');
        $this->rang('as Russians write it', '89161110005');
        $this->rang('without anything', '9161110006');
        foreach (range(1, 6) as $n) {
            self::assertFalse($this->services->mayRing("+7916111000{$n}"), "{$n}");
            self::assertEquals(When::now(1), $this->services->callbackOrders()->promise(1, null, "+7916111000{$n}"), 'Nobody is told whose they are.');
            $this->ask("+7916111000{$n}");
        }
        $this->work();

        self::assertSame([], $this->system->orders);
        self::assertSame(['task', 'not_allowed'], $this->standing('+79161110004'));
    }

    public function testWhatIsNoPhoneOfTheClinicsPeopleIsRung(): void
    {
        // The patient's own leg, an extension, a telephone that we rang, and one of an employee who may have left.
        $this->rang('his own leg', self::PATIENT, self::PATIENT);
        $this->rang('an extension', '101');
        $this->rang('whom we rang', '+79161110007', direction: Direction::Out);
        $this->clock->advance(-91 * Time::DAY);
        $this->rang('long ago', '+79161110008');
        $this->clock->advance(91 * Time::DAY);
        foreach ([self::PATIENT, '+79161110007', '+79161110008'] as $phone) {
            self::assertTrue($this->services->mayRing($phone), $phone);
        }
    }

    private function rang(string $call, string $party, string $caller = '+79167770000', Direction $direction = Direction::In): void
    {
        $now = $this->clock->now();
        $this->services->callRecorder()->apply($this->connection, new CallEvent(
            $call,
            $direction,
            CallState::Ringing,
            at: $now,
            caller: $caller,
            did: self::SITE,
            startedAt: $now,
            leg: new LegReport('a leg', CallState::Ringing, $party),
        ), $now);
    }
}
