<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Pbx;

use Ringwell\Call\CallEvent;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Pbx\PbxEvent;
use Ringwell\Pbx\SilenceMail;
use Ringwell\Report\Needs;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Time;

/** What a connection is seen to do by itself: its clock, and when its calls usually come. */
final class WatchTest extends TestCase
{
    use PhoneSystem;

    public function testAClockInAnotherZoneIsLearntFromEventsAndTold(): void
    {
        $id = $this->connect('own');
        for ($n = 0; $n < 4; $n++) {
            $this->hear($id, $n, 3 * Time::HOUR);
            $this->clock->advance(2 * Time::MINUTE);
        }

        self::assertSame(3 * Time::HOUR, $this->services->learnt()->ahead($id));
        $needs = (new Needs($this->services))->list($this->clock->now(), []);
        self::assertContains('Phone own: The clock of the phone system is 3 hours fast. Probably the time zone is wrong: look for it here and in the phone system.', array_column($needs, 'text'));
        $this->services->learnt()->forgetClock($id);
        self::assertSame(0, $this->services->learnt()->ahead($id));
    }

    public function testAClockThatIsRightIsLeftAlone(): void
    {
        $id = $this->connect('own');
        for ($n = 0; $n < 4; $n++) {
            $this->hear($id, $n, -5 * Time::SECOND);
            $this->clock->advance(2 * Time::MINUTE);
        }

        self::assertSame(0, $this->services->learnt()->ahead($id));
        self::assertSame([], $this->services->connectionLog()->latest($id));
    }

    public function testAConnectionThatFallsSilentInItsHoursIsTold(): void
    {
        $id = $this->connect('own');
        $this->connect('own');
        $recorder = $this->services->callRecorder();
        // Four weeks of a call every ten minutes.
        $end = $this->clock->now();
        for ($at = $end - 28 * Time::DAY, $n = 0; $at <= $end; $at += 10 * Time::MINUTE, $n++) {
            if ($n % 12 === 0) {
                $recorder->apply($id, new CallEvent("c{$n}", Direction::In, CallState::Ended, true, $at, '79161234567', '74951112233', startedAt: $at, answered: false, endedAt: $at), $at);
            }
        }
        $this->services->connections()->heard($id, $end);
        $this->services->connectionWatch()->learn($end);

        $needs = fn (): array => array_column((new Needs($this->services))->list($this->clock->now(), []), 'code');
        $this->clock->advance(12 * Time::HOUR);
        self::assertNotContains('connection_silent', $needs());
        $this->clock->advance(12 * Time::HOUR);
        self::assertContains('connection_silent', $needs());
        self::assertSame(['No calls: Phone own'], $this->mailsOfAnHour());
        self::assertSame([], $this->mailsOfAnHour(), 'Once a day is enough.');
        $recorder->apply($id, new CallEvent('late', Direction::In, CallState::Ringing, at: $this->clock->now(), caller: '79161234567', did: '74951112233'), $this->clock->now());
        self::assertNotContains('connection_silent', $needs());
        $this->clock->advance(Time::DAY);
        $this->hear($id, 1, 0);
        self::assertSame([], $this->mailsOfAnHour());
    }

    /** @return list<string> subjects of what the hourly work sends */
    private function mailsOfAnHour(): array
    {
        $subjects = [];
        $catch = static function (mixed $isSent, array $mail) use (&$subjects): bool {
            self::assertSame(get_bloginfo('admin_email'), $mail['to']);
            self::assertStringContainsString('though calls usually come at these hours', $mail['message']);
            $subjects[] = $mail['subject'];

            return true;
        };
        add_filter('pre_wp_mail', $catch, 10, 2);
        $now = $this->clock->now();
        (new SilenceMail($this->services->limits()))->tell($this->services->connections()->all(), $this->services->connectionWatch()->signs($now), $now);
        remove_filter('pre_wp_mail', $catch);

        return $subjects;
    }

    private function hear(int $id, int $number, int $ahead): void
    {
        $connection = $this->services->connections()->find($id);
        self::assertNotNull($connection);
        $at = intdiv($this->clock->now() + $ahead, 1000);
        $row = $this->services->inbox()->take($connection, new PbxEvent('POST', '', '', "event=start&id={$number}&did=74951112233&from=79161234567&t={$at}"));
        self::assertTrue($this->services->inbox()->process((int) $row));
    }
}
