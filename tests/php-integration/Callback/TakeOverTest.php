<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Callback;

use Ringwell\Tests\Integration\TestCase;
use Ringwell\Time;

/** Two requests with one phone, of which one may be a stranger's: the patient is rung no later for it, and only he calls it off. */
final class TakeOverTest extends TestCase
{
    use RingingClinic;

    private const PATIENT = RingingPhoneSystem::PATIENT;
    private const OF_PATIENT = 77;
    private const OF_STRANGER = 78;

    public function testATimeThatAStrangerChoseDoesNotKeepThePatientFromBeingRungNow(): void
    {
        $this->asks(self::OF_STRANGER, '1', $this->clock->now() + 3 * Time::DAY);
        $this->work();
        self::assertSame([], $this->system->orders);
        $this->asks(self::OF_PATIENT, '2');
        $this->cancels('1');
        $this->work();

        self::assertSame([self::PATIENT => 1], $this->system->rung());
    }

    public function testALaterTimeTakesNothingFromAnEarlierOne(): void
    {
        $at = $this->clock->now() + Time::HOUR;
        $this->asks(self::OF_PATIENT, '1', $at);
        $this->asks(self::OF_STRANGER, '2', $at + Time::DAY);
        $this->cancels('2');

        self::assertSame([['waiting', ''], $at], [$this->standing(), $this->callbackOf()->nextAt]);
        $this->cancels('1');
        self::assertSame('cancelled', $this->standing()[0]);
    }

    public function testWhatWasRungAlreadyOrStaffOrderedKeepsItsTime(): void
    {
        $open = $this->callbackOf($this->asked());
        $later = $this->clock->now() + Time::HOUR;
        self::assertTrue($this->services->callbackSettler()->change($open, $open->with(['tries' => 1])->waits($later)));
        $this->asks(self::OF_STRANGER, '2');
        self::assertSame($later, $this->callbackOf()->nextAt, 'It has its next try.');

        $phone = '+79161234568';
        self::assertNotNull($this->services->callbackOrders()->callBack(1, $phone, '', $this->services->branches()->first(), 1));
        $ordered = $this->callbackOf($phone);
        $this->services->callbackSettler()->change($ordered, $ordered->waits($later));
        $this->ask($phone);
        self::assertSame($later, $this->callbackOf($phone)->nextAt, 'Staff know best.');
    }

    public function testATaskIsNotHiddenInAFarDayNorCalledOffByAStranger(): void
    {
        $this->ask(mayRing: false);
        $this->asks(self::OF_STRANGER, '1', $this->clock->now() + 3 * Time::DAY);
        self::assertSame(['task', 'unproved'], $this->standing());
        $this->asks(self::OF_STRANGER, '2');
        self::assertSame(['waiting', ''], $this->standing(), 'Somebody is there.');
        $this->cancels('1');
        $this->cancels('2');

        self::assertSame(['waiting', ''], $this->standing());
    }

    public function testInTheSameVisitATaskIsTakenForAnyTimeAndCalledOffByItsNewAddress(): void
    {
        $at = $this->clock->now() + Time::DAY;
        $this->asks(self::OF_PATIENT, '1', mayRing: false);
        $this->asks(self::OF_PATIENT, '2', $at);
        self::assertSame([['waiting', ''], $at], [$this->standing(), $this->callbackOf()->nextAt]);
        $this->cancels('1');
        self::assertSame('waiting', $this->standing()[0]);
        $this->cancels('2');

        self::assertSame('cancelled', $this->standing()[0]);
    }

    private function asked(): string
    {
        $this->asks(self::OF_PATIENT, '1');

        return self::PATIENT;
    }

    private function asks(int $visit, string $cancel, ?int $wishedAt = null, bool $mayRing = true): void
    {
        $id = $this->ask(self::PATIENT, $wishedAt, $mayRing, str_repeat($cancel, 32), visit: $visit);
        $this->services->db()->run("INSERT INTO {requests} (id, form_id, kind, phone, comment, visit_id, received_at) VALUES (%d, 1, 'callback', %s, '', %d, 1)", [$id, self::PATIENT, $visit]);
    }

    private function cancels(string $cancel): void
    {
        $this->rest('POST', 'callbacks/cancel/' . str_repeat($cancel, 32), []);
    }
}
