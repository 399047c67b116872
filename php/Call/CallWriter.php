<?php

declare(strict_types=1);

namespace Ringwell\Call;

use Ringwell\Clock;
use Ringwell\Db\Failed;
use Ringwell\Number\CountingConnection;
use Ringwell\Number\DialledNumber;
use Ringwell\Number\DialledNumbers;
use Ringwell\Time;

/** Joins word of a call with what is known of it and writes what follows, by compare-and-set: of two at once the second reads again. */
final class CallWriter
{
    private const TRIES = 6;
    /** The nightly pull goes back three days; nothing older is asked for. */
    private const LISTS_REACH = 4 * Time::DAY;

    public function __construct(
        private readonly CallStore $calls,
        private readonly TwinStore $twins,
        private readonly ErasedCalls $erased,
        private readonly DialledNumbers $numbers,
        private readonly CountingConnection $counting,
        private readonly string $region,
        private readonly Clock $clock,
    ) {
    }

    /**
     * @return ?array{id: int, before: ?Call} null where the call was erased once
     * @throws Failed after several lost races: to be tried again later
     */
    public function write(Report $report): ?array
    {
        return $this->atLast(fn (): array|false|null => $this->tryToWrite($report));
    }

    /** What somebody typed, typed anew: nothing stays of how it was before. */
    public function rewrite(int $id, Report $report): void
    {
        $this->atLast(function () use ($id, $report): bool {
            $known = $this->calls->known($id);

            return $known === null
                || $this->calls->change($id, $known['rev'], $this->recordOf($report->facts(), $known['call'], $report->connectionId, $report), null, null);
        });
    }

    /** Writes anew what follows from the call's own facts and its twins'. */
    public function refresh(int $id): void
    {
        $this->atLast(function () use ($id): bool {
            $known = $this->calls->known($id);
            if ($known === null || ! $known['call']->direction->isShown()) {
                return true;
            }
            $record = $this->recordOf($known['facts'], $known['call'], $known['call']->connectionId, null);

            return $record->saysTheSame($known['call']) || $this->calls->change($id, $known['rev'], $record, null, null);
        });
    }

    /**
     * @template T
     * @param  callable(): (T|false) $work false where a rival was quicker
     * @return T
     */
    private function atLast(callable $work): mixed
    {
        $last = new Failed('The call was changed by somebody else each time.');
        for ($try = 1; $try <= self::TRIES; $try++) {
            try {
                $done = $work();
                if ($done !== false) {
                    return $done;
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

    /** @return array{id: int, before: ?Call}|false|null false where a rival was quicker */
    private function tryToWrite(Report $report): array|false|null
    {
        $event = $report->event;
        $known = $this->calls->facts($report->connectionId, $event->call);
        if ($known === null) {
            if ($this->erased->has($report->connectionId, CallStore::key($event->call))) {
                return null;
            }
            $record = $this->recordOf($report->facts(), null, $report->connectionId, $report);

            return ['id' => $this->calls->add($report->connectionId, $event->call, $record, $event->leg, $event->at), 'before' => null];
        }
        $facts = $known['facts']->with($report->facts());
        $written = ['id' => $known['id'], 'before' => $known['call']];
        if ($report->way->isRecord() && $this->isNoNews($known, $facts, $event)) {
            return $written;
        }
        $record = $this->recordOf($facts, $known['call'], $report->connectionId, $report);

        return $this->calls->change($known['id'], $known['rev'], $record, $event->leg, $event->at) ? $written : false;
    }

    /**
     * A list is read over and over.
     *
     * @param array{id: int, rev: int, facts: CallFacts, call: Call} $known
     */
    private function isNoNews(array $known, CallFacts $facts, CallEvent $event): bool
    {
        return $facts->toJson() === $known['facts']->toJson() && ($event->leg === null || $this->calls->knowsLeg($known['id'], $event->leg, $event->at));
    }

    /** @param ?Report $report null where nothing new was said */
    private function recordOf(CallFacts $facts, ?Call $known, int $connectionId, ?Report $report): CallRecord
    {
        $shape = CallShape::of($facts);
        $line = Party::line($shape->did, $this->region);
        $phone = Party::phone($shape->caller, $this->region)?->e164;
        $ours = $this->numbers->many($phone === null ? [$line] : [$line, $phone]);
        $number = $ours[$line] ?? null;
        $from = $phone === null ? null : $ours[$phone] ?? null;
        // A number can't ring itself: a phone system that forwards puts it in the caller's place, and nobody knows who rang.
        $phone = $from !== null && $from->id === $number?->id ? null : $phone;
        $isStaff = $phone !== null && $from !== null && ! $from->isRemoved && $shape->direction !== Direction::Callback;
        $direction = $isStaff ? Direction::Internal : $this->direction($shape, $known, $number, $connectionId, $report);
        $caller = $direction === Direction::Internal ? null : $phone;
        foreach ($known?->direction->isShown() === true ? $this->twins->facts($known->id) : [] as $told) {
            $shape = $shape->filledBy(CallShape::of($told));
        }

        return new CallRecord(
            $facts,
            $shape,
            $direction,
            $caller,
            $number->number ?? $line,
            $number?->id,
            $direction === Direction::In && $caller !== null && ! $this->calls->hasEarlier($caller, $shape->startedAt, $known->id ?? 0),
        );
    }

    /** What the call counts as. What was shown once stays shown: only a twin takes its place. */
    private function direction(CallShape $shape, ?Call $known, ?DialledNumber $number, int $connectionId, ?Report $report): Direction
    {
        $wasShown = $known?->direction->isShown() === true;

        return match (true) {
            ! $shape->direction->isShown() => $shape->direction,
            $known?->twinOf !== null => Direction::Twin,
            $shape->isLate && ! $wasShown && $report?->canBeConfirmed === true => Direction::Held,
            $number === null, $shape->direction === Direction::Callback => $shape->direction,
            $wasShown && $known->numberId !== null, $known?->isSeenOnly === true => $shape->direction,
            $this->counts($number, $connectionId, $shape, $report) => $shape->direction,
            default => Direction::Waiting,
        };
    }

    /**
     * A file of calls takes part only where nobody else does: it must not push aside the phone system that the calls came
     * through. What that one should have told long ago it will not tell any more. Who types a call in knows that it was one.
     */
    private function counts(DialledNumber $number, int $connectionId, CallShape $shape, ?Report $report): bool
    {
        if ($report?->way === Way::Hand) {
            return true;
        }
        if ($report?->way === Way::Import) {
            return in_array($number->countedBy, [null, $connectionId], true) || $shape->startedAt < $report->receivedAt - self::LISTS_REACH;
        }

        return $this->counting->claim($number, $connectionId, $this->clock->now());
    }
}
