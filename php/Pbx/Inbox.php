<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

use Ringwell\Call\Applied;
use Ringwell\Call\CallEvent;
use Ringwell\Call\CallRecorder;
use Ringwell\Call\Direction;
use Ringwell\Call\Party;
use Ringwell\Call\Report;
use Ringwell\Call\Way;
use Ringwell\Clock;
use Ringwell\Settings;
use Ringwell\Time;

/**
 * Takes events in and makes calls of them: stored first, worked on after the answer, tried again until it works.
 * Several processes may work at once; each row is one worker's.
 */
final class Inbox
{
    /** A live event whose own time is further off than this says that a clock is wrong. */
    private const CLOCK_TOLERANCE = 15 * Time::MINUTE;
    /** Two thousand calls of ten events each: ten times what a large clinic has. */
    public const MAX_EVENTS_A_DAY = 20_000;
    public const MAX_BYTES_A_DAY = 64 * 1024 * 1024;

    /** Later than this nobody waits on the line any more. */
    private const GOES_ON_WITHIN = Time::MINUTE;

    /** @param \Closure(Connection): Http $http */
    public function __construct(
        private readonly InboxStore $rows,
        private readonly SignedCallStore $signedCalls,
        private readonly ConnectionStore $connections,
        private readonly AdapterRegistry $adapters,
        private readonly CallRecorder $recorder,
        private readonly Learnt $learnt,
        private readonly ConnectionLog $log,
        private readonly Settings $settings,
        private readonly Clock $clock,
        private readonly \Closure $http,
    ) {
    }

    /**
     * Whether this connection may store one more event today (UTC): who knows its address, or a phone system that
     * went mad, must not fill the database.
     */
    public function hasRoom(Connection $connection, PbxEvent $event): bool
    {
        $taken = $this->connections->taken($connection->id, intdiv($this->clock->now(), Time::DAY));

        return $taken['events'] < self::MAX_EVENTS_A_DAY && $taken['bytes'] + $event->bytes() <= self::MAX_BYTES_A_DAY;
    }

    /**
     * Whether this connection may ask once more today where a call shall go. Nothing is stored of it, but its answer tells
     * who of the clinic spoke with somebody: who knows the address must not ask for all phones there are.
     */
    public function mayAsk(Connection $connection, PbxEvent $question): bool
    {
        if (! $this->hasRoom($connection, $question)) {
            return false;
        }
        $this->connections->countTaken($connection->id, intdiv($this->clock->now(), Time::DAY), $question->bytes());

        return true;
    }

    /** Whether what was signed may be news of the call that the event says it is about. */
    public function admits(Connection $connection, SignedPart $part): bool
    {
        return $this->signedCalls->admits($connection->id, $part, $this->clock->now());
    }

    /**
     * @param  ?string $fingerprint where not all bytes make it the event it is
     * @return ?int    null where this very event came before
     */
    public function take(Connection $connection, PbxEvent $event, ?string $fingerprint = null): ?int
    {
        $now = $this->clock->now();
        $row = $this->rows->add($connection->id, $event, $now, $fingerprint);
        if ($row !== null) {
            $this->connections->countTaken($connection->id, intdiv($now, Time::DAY), $event->bytes());
        }

        return $row;
    }

    /** An event that nobody will ever be able to read; kept for support. */
    public function giveUp(int $id, Connection $connection, Unreadable $why): void
    {
        $this->rows->giveUp($id, $why->getMessage());
        $this->log->write($connection->id, 'warning', ConnectionLog::UNREADABLE, $why->field);
    }

    /** @return int how many events were worked on */
    public function work(int $limit): int
    {
        $worked = 0;
        foreach ($this->rows->waiting($this->clock->now(), $limit) as $id) {
            $worked += (int) $this->process($id);
        }

        return $worked;
    }

    /** @return bool false where another worker has it */
    public function process(int $id): bool
    {
        $row = $this->rows->claim($id, $this->clock->now());
        if ($row === null) {
            return false;
        }
        $connection = $this->connections->find($row['connection_id']);
        $adapter = $connection === null ? null : $this->adapters->find($connection->adapter);
        if ($connection === null || $adapter === null || $row['event'] === null) {
            $this->rows->giveUp($id, $row['event'] === null ? 'unsealable' : 'no adapter');

            return true;
        }
        $isDone = false;
        try {
            $events = $adapter->parse($row['event'], $connection);
            $delivery = $row['event'];
            $isErased = false;
            foreach ($events as $event) {
                $report = $this->report($adapter, $delivery, $connection, $event, $row['received_at']);
                $isErased = $this->recorder->record($report)->what === Applied::ERASED || $isErased;
            }
            // What tells of somebody who was erased is not kept either.
            $isErased ? $this->rows->remove($id) : $this->rows->done($id, array_map($this->summary(...), $events));
            $this->connections->heard($connection->id, $row['received_at']);
            $isDone = ! $isErased;
        } catch (Unreadable $why) {
            $this->giveUp($id, $connection, $why);
        } catch (\Throwable $error) {
            // Whatever it was, the event is safe and comes again later; one bad event must not stop the others.
            if ($this->rows->failed($id, $row['tries'], get_class($error) . ': ' . $error->getMessage(), $this->clock->now())) {
                $this->log->write($connection->id, 'error', ConnectionLog::EVENT_FAILED, get_class($error));
            }
        }
        // After all that could fail and be done again: this must not be done again.
        if ($isDone && $adapter instanceof GoesOn) {
            $this->goOn($adapter, $row['event'], $connection, $row['received_at']);
        }

        return true;
    }

    private function goOn(GoesOn $adapter, PbxEvent $event, Connection $connection, int $receivedAt): void
    {
        if ($this->clock->now() - $receivedAt > self::GOES_ON_WITHIN) {
            return;
        }
        try {
            $adapter->goOn($event, $connection, $receivedAt, ($this->http)($connection));
        } catch (\Throwable $why) {
            $this->log->write($connection->id, 'warning', ConnectionLog::NOT_GONE_ON, $why instanceof NotRung ? $why->detail : get_class($why));
        }
    }

    /** Old raw events go; calls whose end was never reported are closed. */
    public function tidy(): void
    {
        $this->rows->purge($this->clock->now() - max(1, $this->settings->rawDays) * Time::DAY);
        $this->signedCalls->purge($this->clock->now());
        $this->recorder->settleWaiting();
        $this->recorder->closeForgotten();
    }

    private function report(PbxAdapter $adapter, PbxEvent $delivery, Connection $connection, CallEvent $event, int $receivedAt): Report
    {
        $isVouched = $adapter instanceof VouchesForLate && $adapter->vouches($delivery, $connection);

        return new Report(
            $connection->id,
            $event,
            $receivedAt,
            $isVouched ? Way::Vouched : Way::Live,
            // What was kept for a day says nothing of how late events usually are.
            $isVouched ? $this->learnt->ahead($connection->id) : $this->learnClock($connection, $event, $receivedAt),
            $adapter instanceof PullsCalls && $adapter->canPull($connection),
        );
    }

    /** @return int by how much its clock is known to be ahead of ours */
    private function learnClock(Connection $connection, CallEvent $event, int $receivedAt): int
    {
        if ($event->at === null || $event->direction === Direction::Unknown) {
            return $this->learnt->ahead($connection->id);
        }
        $off = $event->at - $receivedAt;
        if (abs($off) > self::CLOCK_TOLERANCE) {
            $this->log->write($connection->id, 'warning', ConnectionLog::CLOCK_OFF, (string) intdiv($off, Time::MINUTE));
        }

        return $this->learnt->heard($connection->id, $event->at, $receivedAt);
    }

    /** @return array<string, string> */
    private function summary(CallEvent $event): array
    {
        $caller = Party::phone($event->caller, $this->settings->region);

        return array_filter([
            'direction' => $event->direction->value,
            'state' => $event->state->value,
            'answered' => $event->answered === null ? '' : ($event->answered ? 'yes' : 'no'),
            'caller' => $caller?->masked() ?? '',
            'did' => Party::phone($event->did, $this->settings->region)?->international() ?? mb_substr(mb_scrub($event->did ?? '', 'UTF-8'), 0, 64),
            'recording' => $event->recording === null ? '' : 'yes',
        ], static fn (string $text): bool => $text !== '');
    }
}
