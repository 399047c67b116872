<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Pbx;

use Ringwell\Call\CallEvent;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Db\Failed;
use Ringwell\Pbx\AdapterRegistry;
use Ringwell\Pbx\Connection;
use Ringwell\Pbx\ConnectionStore;
use Ringwell\Pbx\Http;
use Ringwell\Pbx\Inbox;
use Ringwell\Pbx\InboxStore;
use Ringwell\Pbx\PbxAdapter;
use Ringwell\Pbx\PbxEvent;
use Ringwell\Privacy\SecretBox;
use Ringwell\Tests\Integration\Support\Interrupted;
use Ringwell\Tests\Integration\Support\PlainPhoneSystem;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Time;

/** The durable inbox: one worker a row, tries that wait, an end to trying. */
final class InboxTest extends TestCase
{
    use PhoneSystem;

    public function testTwoWorkersNeverHaveTheSameRow(): void
    {
        $rows = $this->services->inboxRows();
        $connection = $this->connect('own');
        $id = (int) $rows->add($connection, $this->event(1), $this->clock->now());

        $first = $rows->claim($id, $this->clock->now());
        $second = $rows->claim($id, $this->clock->now());

        self::assertNotNull($first);
        self::assertEquals($this->event(1), $first['event']);
        self::assertNull($second);
        $this->clock->advance(3 * Time::MINUTE);
        $heir = $rows->claim($id, $this->clock->now());
        self::assertSame(2, $heir['tries'] ?? null, 'A worker that died loses nothing.');
        $rows->done($id, []);
        $this->clock->advance(3 * Time::MINUTE);
        self::assertNull($rows->claim($id, $this->clock->now()));
    }

    public function testTheSameEventIsKeptOnceAndAFailedOneIsTriedAnew(): void
    {
        $rows = $this->services->inboxRows();
        $connection = $this->connect('own');
        $id = (int) $rows->add($connection, $this->event(1), $this->clock->now());

        self::assertNull($rows->add($connection, $this->event(1), $this->clock->now()));
        self::assertNotNull($rows->add($this->connect('own'), $this->event(1), $this->clock->now()), 'Another connection\'s is another event.');
        $rows->giveUp($id, 'broken');
        self::assertSame([$connection => 1], $rows->failures());
        self::assertNull($rows->add($connection, $this->event(1), $this->clock->now()));
        self::assertContains($id, $rows->waiting($this->clock->now(), 10));
        self::assertSame([], $rows->failures());
    }

    public function testAFailedEventIsTriedAgainLaterAndGivenUpInTheEnd(): void
    {
        $connection = $this->connect('broken');
        $inbox = $this->inboxOf($this->brokenAdapter());
        $found = $this->services->connections()->find($connection);
        self::assertNotNull($found);
        $inbox->take($found, $this->event(1));

        $tries = 0;
        for ($minute = 0; $minute < 400; $minute++) {
            $tries += $inbox->work(10);
            $this->clock->advance(Time::MINUTE);
        }

        self::assertSame(InboxStore::MAX_TRIES, $tries);
        self::assertSame(['failed'], array_column($this->rowsOf('inbox'), 'state'));
        self::assertStringContainsString('no luck', (string) $this->rowsOf('inbox')[0]['error']);
        self::assertSame(['event_failed'], array_column($this->rowsOf('connection_log'), 'code'));
    }

    public function testOneBadEventDoesNotStopTheOthers(): void
    {
        $broken = $this->connect('broken');
        $own = $this->connect('own');
        $rows = $this->services->inboxRows();
        $rows->add($broken, $this->event(1), $this->clock->now());
        $rows->add($own, $this->event(2), $this->clock->now());

        self::assertSame(2, $this->inboxOf($this->brokenAdapter())->work(10));
        self::assertCount(1, $this->rowsOf('calls'));
    }

    public function testEventsOfARemovedConnectionAreGone(): void
    {
        $connection = $this->connect('own');
        $this->services->inboxRows()->add($connection, $this->event(1), $this->clock->now());
        $this->services->connections()->remove($connection);

        self::assertSame(0, $this->services->inbox()->work(10));
        self::assertSame([], $this->rowsOf('inbox'));
    }

    public function testAConnectionThatCouldNotBeRemovedWholeIsThereWhole(): void
    {
        $connection = $this->connect('own');
        $this->services->inboxRows()->add($connection, $this->event(1), $this->clock->now());
        $db = new Interrupted($this->services->transactionalDb(), 'DELETE FROM {connection_log}', static function (): void {
            throw new \RuntimeException('the server went away');
        });

        try {
            (new ConnectionStore($db, SecretBox::ofSite('connection'), $this->clock, static fn (): string => 'UTC'))->remove($connection);
            self::fail('The test did not get in between.');
        } catch (\RuntimeException $error) {
            self::assertSame('the server went away', $error->getMessage());
        }

        self::assertNotNull($this->services->connections()->find($connection));
        self::assertCount(1, $this->rowsOf('inbox'));
    }

    public function testRawEventsGoAfterTheirDaysButNeverUnworked(): void
    {
        $rows = $this->services->inboxRows();
        $connection = $this->connect('own');
        $done = (int) $rows->add($connection, $this->event(1), $this->clock->now());
        $rows->done($done, []);
        $waiting = (int) $rows->add($connection, $this->event(2), $this->clock->now());
        $this->clock->advance(15 * Time::DAY);
        $fresh = (int) $rows->add($connection, $this->event(3), $this->clock->now());
        $rows->done($fresh, []);

        $this->services->inbox()->tidy();

        self::assertSame([$waiting, $fresh], array_map(intval(...), array_column($this->rowsOf('inbox'), 'id')));
    }

    public function testACallWhoseEndNeverCameIsClosedAndALateEndStillCounts(): void
    {
        $recorder = $this->services->callRecorder();
        $start = $this->clock->now();
        $id = $recorder->apply(1, new CallEvent('c', Direction::In, CallState::Ringing, at: $start, caller: '79161234567', did: '74951112233', startedAt: $start), $start);
        self::assertNotNull($id);
        $this->clock->advance(3 * Time::HOUR);
        self::assertSame(0, $recorder->closeForgotten());
        $this->clock->advance(2 * Time::HOUR);
        self::assertSame(1, $recorder->closeForgotten());
        self::assertSame(['missed', 'never_reported'], [$this->services->calls()->find($id)?->result(), $this->services->calls()->find($id)?->endReason]);

        $recorder->apply(1, new CallEvent('c', Direction::In, CallState::Ended, true, $start + 60_000, answered: true, answeredAt: $start + 10_000, endedAt: $start + 60_000, talkSeconds: 50), $this->clock->now());

        self::assertSame(['answered', 50], [$this->services->calls()->find($id)?->result(), $this->services->calls()->find($id)?->talkSeconds]);
    }

    public function testNewCallersAreToldEvenWhenCallsComeInTheWrongOrder(): void
    {
        $recorder = $this->services->callRecorder();
        $call = fn (string $id, int $at, Direction $direction = Direction::In): int => (int) $recorder->apply(1, new CallEvent($id, $direction, CallState::Ringing, at: $at, caller: '8 (916) 123-45-67', did: '74951112233'), $this->clock->now());
        $t = $this->clock->now() - Time::HOUR;

        $out = $call('out', $t - 9000, Direction::Out);
        $second = $call('second', $t);
        self::assertTrue($this->services->calls()->find($second)?->isNewCaller, 'The clinic\'s own calls don\'t make a caller known.');
        $first = $call('first', $t - 5000);
        $third = $call('third', $t + 5000);

        self::assertSame([false, true, false, false], array_map(fn (int $id): ?bool => $this->services->calls()->find($id)?->isNewCaller, [$out, $first, $second, $third]));
    }

    public function testOfTwoCallsInOneMillisecondOneCallerIsNew(): void
    {
        $recorder = $this->services->callRecorder();
        $call = fn (string $id): int => (int) $recorder->apply(1, new CallEvent($id, Direction::In, CallState::Ringing, caller: '79161234567', did: '74951112233'), $this->clock->now());
        $ids = [$call('a'), $call('b'), $call('c')];
        // As if each had been written before the others could be seen: whoever settles last makes it right.
        $this->services->db()->run('UPDATE {calls} SET new_caller = 1');
        $call('b');

        self::assertSame([true, false, false], array_map(fn (int $id): ?bool => $this->services->calls()->find($id)?->isNewCaller, $ids));
    }

    public function testARivalThatWritesInBetweenLosesNothing(): void
    {
        $calls = $this->services->calls();
        $recorder = $this->services->callRecorder();
        $t = $this->clock->now();
        $recorder->apply(1, new CallEvent('c', Direction::In, CallState::Ringing, at: $t, caller: '79161234567'), $t);
        $read = $calls->facts(1, 'c');
        self::assertNotNull($read);
        $recorder->apply(1, new CallEvent('c', Direction::In, CallState::Talking, at: $t + 1000, answeredAt: $t + 1000), $t + 1000);

        $late = $calls->facts(1, 'c');
        self::assertNotNull($late);
        self::assertGreaterThan($read['rev'], $late['rev'], 'Each write counts the rev up, so who read before must read again.');
        $recorder->apply(1, new CallEvent('c', Direction::In, CallState::Ringing, at: $t), $t + 2000);
        self::assertSame('talking', $calls->find($late['id'])?->result());
    }

    private function event(int $number): PbxEvent
    {
        return new PbxEvent('POST', '', '', "event=start&id={$number}&did=74951112233&from=79161234567&t=" . intdiv($this->clock->now(), 1000));
    }

    private function inboxOf(PbxAdapter $more): Inbox
    {
        return new Inbox(
            $this->services->inboxRows(),
            $this->services->signedCalls(),
            $this->services->connections(),
            new AdapterRegistry([...$this->services->phoneSystems()->all(), $more]),
            $this->services->callRecorder(),
            $this->services->learnt(),
            $this->services->connectionLog(),
            $this->services->settings(),
            $this->clock,
            static fn (): Http => throw new \LogicException('Nobody is to be asked.'),
        );
    }

    private function brokenAdapter(): PbxAdapter
    {
        return new class extends PlainPhoneSystem {
            public function id(): string
            {
                return 'broken';
            }

            public function parse(PbxEvent $event, Connection $connection): array
            {
                throw new Failed('no luck');
            }
        };
    }
}
