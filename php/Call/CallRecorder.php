<?php

declare(strict_types=1);

namespace Ringwell\Call;

use Ringwell\Clock;
use Ringwell\Db\Failed;
use Ringwell\Time;

/** Makes calls of events: one call for each of a phone system's conversations, whatever order they come in. */
final class CallRecorder
{
    /** No list is asked for calls that are older. */
    private const HELD_FOR = 14 * Time::DAY;
    /** After this long without a word an open call is over: its end got lost. */
    private const FORGOTTEN_AFTER = 4 * Time::HOUR;
    /** A call whose state goes on changing is told of by whoever changes it. */
    private const TOLD_AT_MOST = 5;

    public function __construct(
        private readonly CallStore $calls,
        private readonly CallWriter $writer,
        private readonly Twins $twins,
        private readonly CallListener $listener,
        private readonly Clock $clock,
        private readonly ?RecordingListener $recordings = null,
        private readonly ?CallerOfOrder $orders = null,
    ) {
    }

    /**
     * @param  int  $receivedAt when the event reached us
     * @param  int  $ahead      milliseconds by which the phone system's clock is known to be ahead of ours
     * @return ?int the call's id; null where it is kept out of everything (internal, or not known to be a call yet)
     * @throws Failed after several lost races: to be tried again later
     */
    public function apply(int $connectionId, CallEvent $event, int $receivedAt, Way $way = Way::Live, int $ahead = 0): ?int
    {
        return $this->record(new Report($connectionId, $event, $receivedAt, $way, $ahead))->callId;
    }

    /**
     * A call of a list that was asked for, or of a file: it keeps its own start however old it is, and fills in what
     * events missed. The same again changes nothing.
     *
     * @param  int $ahead see apply()
     * @throws Failed after several lost races: to be tried again later
     */
    public function applyPulled(int $connectionId, CallEvent $event, int $now, Way $way = Way::List, int $ahead = 0): Applied
    {
        return $this->record(new Report($connectionId, $event, $now, $way, $ahead));
    }

    /** @throws Failed after several lost races: to be tried again later */
    public function record(Report $report): Applied
    {
        $written = $this->writer->write($this->completed($report));
        if ($written === null) {
            return new Applied(Applied::ERASED, null);
        }
        $call = $this->settled($written['id']);
        if ($call === null) {
            return new Applied(Applied::UNCHANGED, null);
        }
        $recording = $report->event->recording ?? '';
        if ($recording !== '') {
            $this->recordings?->recordingHeard($call, $report->connectionId, $recording, $report->receivedAt);
            if ($this->calls->find($call->id) === null) {
                // Erased since it was read: nobody else would take this away.
                $this->recordings?->callGone($call->id);
            }
        }
        $what = match (true) {
            $call->id !== $written['id'] => Applied::UNCHANGED,
            $written['before'] === null => Applied::CREATED,
            $written['before']->tellsTheSame($call) => Applied::UNCHANGED,
            default => Applied::REPAIRED,
        };

        return new Applied($what, $call->direction->isShown() ? $call->id : null);
    }

    /**
     * A call that somebody typed, typed anew.
     *
     * @throws Failed after several lost races
     */
    public function rewrite(Call $call, CallEvent $event, int $now): ?Call
    {
        $this->writer->rewrite($call->id, new Report($call->connectionId, $event, $now, Way::Hand));
        if ($call->caller !== null) {
            $this->calls->settleFirst($call->caller);
        }

        return $this->settled($call->id);
    }

    /** Reports that waited in vain for the counting connection's count now; what waited too long for a list goes. */
    public function settleWaiting(int $limit = 50): void
    {
        $this->calls->dropHeld($this->clock->now() - self::HELD_FOR, $limit);
        foreach ($this->twins->settleWaiting($this->clock->now(), $limit) as $id) {
            $this->settled($id);
        }
    }

    /** @return int how many open calls were closed because their end was never reported */
    public function closeForgotten(int $limit = 50): int
    {
        $since = $this->clock->now() - self::FORGOTTEN_AFTER;
        $closed = 0;
        foreach ($this->calls->forgotten($since, $limit) as $id) {
            $call = $this->calls->close($id, $since) ? $this->calls->find($id) : null;
            if ($call !== null) {
                $this->listener->callChanged($call);
                $closed++;
            }
        }

        return $closed;
    }

    private function completed(Report $report): Report
    {
        $event = $report->event;
        $caller = $event->command !== null && $event->caller === null ? $this->orders?->callerOf($event->command, $report->connectionId) : null;

        return $caller === null ? $report : $report->calledBy($caller);
    }

    /** What follows from a call's having been written. Harmless to repeat: an earlier try may have died in between. */
    private function settled(int $id): ?Call
    {
        ['main' => $main, 'paired' => $paired] = $this->twins->settle($id);
        $twins = array_unique($main === $id ? $paired : [...$paired, $id]);
        foreach ($twins as $twin) {
            $this->recordings?->callsAreOne($twin, $main);
        }
        if ($twins !== []) {
            $this->writer->refresh($main);
        }
        $call = $this->calls->find($main);
        if ($call !== null && $call->caller !== null && $call->direction === Direction::In) {
            $this->calls->settleNewCaller($call->id, $call->caller, $call->startedAt);
            $call = $this->calls->find($main);
        }
        foreach (array_filter([...array_map($this->calls->find(...), $twins), $call]) as $changed) {
            $this->tell($changed);
        }

        return $call;
    }

    /**
     * Who listens may write down what an older state means just after a rival has taken that back for a newer one, so the
     * call is looked at once more: if the rival wrote before, we see it and tell again; if after, it tells itself.
     */
    private function tell(Call $call): void
    {
        for ($told = 0; $told < self::TOLD_AT_MOST; $told++) {
            $this->listener->callChanged($call);
            $now = $this->calls->find($call->id);
            if ($now === null || $now->rev === $call->rev) {
                return;
            }
            $call = $now;
        }
    }
}
