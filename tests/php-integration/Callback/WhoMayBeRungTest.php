<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Callback;

use PHPUnit\Framework\Attributes\DataProvider;
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
}
