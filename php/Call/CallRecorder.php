<?php

declare(strict_types=1);

namespace Ringwell\Call;

use Ringwell\Clock;
use Ringwell\Db\Failed;
use Ringwell\Number\NumberStore;
use Ringwell\Time;

/** Makes calls of events: one call for each of a phone system's conversations, whatever order they come in. */
final class CallRecorder
{
    private const TRIES = 6;
    /** After this long without a word an open call is over: its end got lost. */
    private const FORGOTTEN_AFTER = 4 * Time::HOUR;

    public function __construct(
        private readonly CallStore $calls,
        private readonly NumberStore $numbers,
        private readonly CallListener $listener,
        private readonly string $region,
        private readonly Clock $clock,
        private readonly ?RecordingListener $recordings = null,
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

    private function record(Report $report): Applied
    {
        [$id, $before] = $this->writeAtLast($report);
        $call = $this->calls->find($id);
        if ($call === null) {
            return new Applied(Applied::UNCHANGED, null);
        }
        // Also where nothing changed: an earlier try may have died between the call and what follows from it.
        $this->listener->callChanged($call);
        if (($report->event->recording ?? '') !== '') {
            $this->recordings?->recordingHeard($call, $report->connectionId, $report->event->recording, $report->receivedAt);
        }
        $what = match (true) {
            $before === null => Applied::CREATED,
            $before->tellsTheSame($call) => Applied::UNCHANGED,
            default => Applied::REPAIRED,
        };

        return new Applied($what, $call->direction->isShown() ? $call->id : null);
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

    /** @return array{int, ?Call} the call's id, and how it was before */
    private function writeAtLast(Report $report): array
    {
        $last = new Failed('The call was changed by somebody else each time.');
        for ($try = 1; $try <= self::TRIES; $try++) {
            try {
                $written = $this->write($report);
                if ($written !== null) {
                    return $written;
                }
            } catch (Failed $failed) {
                if (! $failed->isRetryable()) {
                    throw $failed;
                }
                $last = $failed;
            }
        }
        throw $last;
    }

    /** @return ?array{int, ?Call} null where a rival was quicker */
    private function write(Report $report): ?array
    {
        $event = $report->event;
        $known = $this->calls->facts($report->connectionId, $event->call);
        $facts = $known === null ? $report->facts() : $known['facts']->with($report->facts());
        // A list is read over and over.
        if ($known !== null && $report->way->isRecord() && $event->leg === null && $facts->toJson() === $known['facts']->toJson()) {
            return [$known['id'], $known['call']];
        }
        $record = $this->recordOf($facts, $known['id'] ?? 0);
        if ($known === null) {
            $id = $this->calls->add($report->connectionId, $event->call, $record, $event->leg, $event->at);
        } else {
            $id = $this->calls->change($known['id'], $known['rev'], $record, $event->leg, $event->at) ? $known['id'] : null;
        }
        if ($id === null) {
            return null;
        }
        if ($record->caller !== null && $record->shape->direction === Direction::In) {
            $this->calls->settleNewCaller($id, $record->caller, $record->shape->startedAt);
        }

        return [$id, $known['call'] ?? null];
    }

    private function recordOf(CallFacts $facts, int $id): CallRecord
    {
        $shape = CallShape::of($facts);
        $isKept = $shape->direction !== Direction::Internal;
        $caller = $isKept ? Party::phone($shape->caller, $this->region)?->e164 : null;
        $did = Party::line($shape->did, $this->region);

        return new CallRecord(
            $facts,
            $shape,
            $caller,
            $did,
            str_starts_with($did, '+') ? $this->numbers->byE164($did)?->id : null,
            $shape->direction === Direction::In && $caller !== null && ! $this->calls->hasEarlier($caller, $shape->startedAt, $id),
        );
    }
}
