<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Report;

use Ringwell\Call\CallEvent;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Tests\Integration\Lease\Clinic;
use Ringwell\Tests\Integration\Pbx\PhoneSystem;

/**
 * A clinic that is called from noon on, so that no midnight comes in between.
 *
 * @phpstan-require-extends \Ringwell\Tests\Integration\TestCase
 */
trait ClinicAtNoon
{
    use Clinic;
    use PhoneSystem;

    private int $connection;
    private int $now;

    protected function setUp(): void
    {
        parent::setUp();
        $this->openClinic();
        $this->connection = $this->connect('own');
        $this->now = $this->setClockToNoon();
    }

    /** The plugin's clock goes on from noon, so that no midnight comes in between. */
    private function setClockToNoon(): int
    {
        $machine = (int) floor(microtime(true) * 1000);
        $noon = (new \DateTimeImmutable('@' . intdiv($machine, 1000)))->setTimezone(wp_timezone())->setTime(12, 0)->getTimestamp() * 1000;
        $this->shiftClock($noon - $machine);

        return $noon;
    }

    private function clinicsNow(): \DateTimeImmutable
    {
        return (new \DateTimeImmutable('@' . intdiv($this->now, 1000)))->setTimezone(wp_timezone());
    }

    private function today(): string
    {
        return $this->clinicsNow()->format('Y-m-d');
    }

    private function call(string $id, string $did, int $talk, int $after, string $caller = '+79161234567'): void
    {
        $start = intdiv($this->now + $after, 1000) * 1000;
        $end = $start + $talk * 1000;
        $this->services->callRecorder()->apply($this->connection, new CallEvent($id, Direction::In, CallState::Ended, true, $end, $caller, $did, startedAt: $start, answered: $talk > 0, answeredAt: $talk > 0 ? $start : null, endedAt: $end, talkSeconds: $talk), $end);
    }
}
