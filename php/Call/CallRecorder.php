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
     * @return ?int the call's id; null where it is kept out of everything (internal, or not known to be a call yet)
     * @throws Failed after several lost races: to be tried again later
     */
    public function apply(int $connectionId, CallEvent $event, int $receivedAt): ?int
    {
        $call = $this->calls->find($this->writeAtLast($connectionId, $event, $receivedAt));
        if ($call === null) {
            return null;
        }
        // Also where nothing changed: an earlier try may have died between the call and what follows from it.
        $this->listener->callChanged($call);
        if (($event->recording ?? '') !== '') {
            $this->recordings?->recordingHeard($call, $connectionId, $event->recording, $receivedAt);
        }

        return $call->direction->isShown() ? $call->id : null;
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

    private function writeAtLast(int $connectionId, CallEvent $event, int $receivedAt): int
    {
        $last = new Failed('The call was changed by somebody else each time.');
        for ($try = 1; $try <= self::TRIES; $try++) {
            try {
                $id = $this->write($connectionId, $event, $receivedAt);
                if ($id !== null) {
                    return $id;
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

    /** @return ?int null where a rival was quicker */
    private function write(int $connectionId, CallEvent $event, int $receivedAt): ?int
    {
        $known = $this->calls->facts($connectionId, $event->call);
        $facts = CallFacts::of($event, $receivedAt);
        $facts = $known === null ? $facts : $known['facts']->with($facts);
        $record = $this->record($facts, $known['id'] ?? 0);
        if ($known === null) {
            $id = $this->calls->add($connectionId, $event->call, $record, $event->leg, $event->at);
        } else {
            $id = $this->calls->change($known['id'], $known['rev'], $record, $event->leg, $event->at) ? $known['id'] : null;
        }
        if ($id !== null && $record->caller !== null && $record->shape->direction === Direction::In) {
            $this->calls->settleNewCaller($id, $record->caller, $record->shape->startedAt);
        }

        return $id;
    }

    private function record(CallFacts $facts, int $id): CallRecord
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
