<?php

declare(strict_types=1);

namespace Ringwell\Call;

use Ringwell\Time;

/**
 * What follows from the facts of a call: the columns that lists, reports and attribution read. Pure.
 *
 * Clocks: a phone system's own times are believed where they could be right, that is where we never heard of
 * something before it happened, nor, of what is told as it happens, more than a day after. Otherwise all its times are
 * moved by the smallest delay seen in this call, so that lengths stay right and the call sits where we heard of it. A
 * list, an import and a sender that vouches tell of the past: their calls keep their own start.
 */
final class CallShape
{
    private const LATE_AFTER = Time::DAY;
    /** More between what happened and our hearing of it comes from clocks. */
    private const LONGEST_DELAY = 15 * Time::MINUTE;
    /** No bridge keeps events for longer. */
    private const VOUCHED_FOR = 90 * Time::DAY;
    /** 1 January 2000: what is said to be older is a clock that was never set. */
    private const OLDEST = 946_684_800_000;
    /** A list may count seconds otherwise than events do. */
    private const SAME_TALK = 2;

    private function __construct(
        public readonly Direction $direction,
        public readonly CallState $state,
        public readonly ?string $caller,
        public readonly string $did,
        public readonly int $startedAt,
        public readonly ?int $vendorStartedAt,
        public readonly int $heardAt,
        public readonly ?int $answeredAt,
        public readonly ?int $endedAt,
        public readonly ?int $talkSeconds,
        public readonly ?int $waitSeconds,
        public readonly string $endReason,
        public readonly ?string $recording,
        public readonly bool $isLate,
        public readonly ?string $command,
        public readonly ?Stage $stage,
        public readonly ?Unreached $unreached,
    ) {
    }

    public static function of(CallFacts $facts): self
    {
        $heard = $facts->heard();
        $shift = self::shift($facts);
        [$vendorStart, $start] = self::start($facts, $shift, $heard);
        $direction = self::direction($facts);

        $isOver = $facts->events?->state === CallState::Ended || $facts->list?->state === CallState::Ended;
        $touched = $facts->touched();
        $end = $isOver ? self::within(self::end($facts, $start - $shift), $shift, $start, $touched) ?? self::heardEnd($facts, $start) ?? $touched : null;
        $answer = self::within(self::answer($facts), $shift, $start, $end ?? $touched);
        $heardAnswer = self::within(self::heardAnswer($facts), 0, $start, $end ?? $touched);
        $answer ??= self::saidAnswered($facts) ? self::within(self::talkFrom($facts, $end), 0, $start, $end ?? $start) ?? $heardAnswer ?? $end ?? $start : $heardAnswer;
        $stage = Stage::tryFrom($facts->pick('stage') ?? '');
        $state = ($facts->events->state ?? CallState::New)->further($facts->list->state ?? CallState::New);

        return new self(
            $direction,
            $answer !== null && ! $isOver ? CallState::Talking : $state,
            self::pick($facts, 'caller', $direction),
            self::pick($facts, 'did', $direction) ?? '',
            $start,
            $vendorStart,
            $heard,
            $answer,
            $end,
            $end === null ? null : ($answer === null ? 0 : $facts->number('talk') ?? self::seconds($answer, $end)),
            $facts->number('wait') ?? self::seconds($start, $answer ?? $end),
            $facts->pick('reason') ?? '',
            $facts->pick('recording'),
            self::isLate($facts),
            $facts->pick('command'),
            $stage,
            Unreached::of($stage, Unreached::tryFrom($facts->pick('unreached') ?? ''), $isOver, $answer !== null),
        );
    }

    /** What another connection's report of the same call adds: only what this one lacks. */
    public function filledBy(self $twin): self
    {
        $lacksEnd = $this->endedAt === null && $twin->endedAt !== null;
        $end = $lacksEnd ? max($twin->endedAt, $this->answeredAt ?? $this->startedAt) : $this->endedAt;
        $answer = $this->answeredAt ?? ($lacksEnd && $twin->answeredAt !== null ? max($this->startedAt, min($end, $twin->answeredAt)) : null);

        return new self(
            $this->direction,
            $lacksEnd ? CallState::Ended : $this->state,
            $this->caller,
            $this->did,
            $this->startedAt,
            $this->vendorStartedAt,
            $this->heardAt,
            $answer,
            $end,
            $lacksEnd ? ($answer === null ? 0 : $twin->talkSeconds ?? self::seconds($answer, $end)) : $this->talkSeconds,
            $this->waitSeconds ?? $twin->waitSeconds,
            $this->endReason === '' ? $twin->endReason : $this->endReason,
            $this->recording ?? $twin->recording,
            $this->isLate,
            $this->command,
            $this->stage,
            $this->unreached,
        );
    }

    /** Whether a pulled list had to say what events should have: that there was a call, that it ended, that somebody talked. */
    public static function isRepaired(CallFacts $facts): bool
    {
        if ($facts->list?->flag('listed') !== true) {
            return false;
        }
        $events = $facts->ofEvents();
        if ($events === null) {
            return true;
        }
        [$whole, $part] = [self::of($facts), self::of($events)];

        return $part->endedAt === null
            || ($part->answeredAt === null) !== ($whole->answeredAt === null)
            || abs((int) $part->talkSeconds - (int) $whole->talkSeconds) > self::SAME_TALK;
    }

    /** Told more than a day after it happened, by nobody who may be late. */
    private static function isLate(CallFacts $facts): bool
    {
        return ($facts->events?->lag() ?? 0) > self::LATE_AFTER && ! $facts->isConfirmed();
    }

    /** By how much the phone system's times are moved to be ours. */
    private static function shift(CallFacts $facts): int
    {
        $told = $facts->events?->lag() === null ? $facts->list ?? $facts->events : $facts->events;
        $lag = $told?->lag() ?? 0;

        return ($lag < 0 || self::isLate($facts) ? $lag : 0) - (int) $told?->ahead();
    }

    /**
     * The first of what was said that can be true.
     *
     * @return array{?int, int} as it was said, and by our clock
     */
    private static function start(CallFacts $facts, int $shift, int $heard): array
    {
        $oldestTold = $facts->events?->flag('vouched') === true ? self::VOUCHED_FOR : self::LATE_AFTER;
        $oldest = ($facts->events?->number('heard') ?? $heard) - $oldestTold;
        $said = [
            [$facts->events?->number('said_start'), $oldest],
            [$facts->list?->number('said_start'), self::OLDEST],
            [$facts->events?->number('first_at'), $oldest],
            [$facts->list?->number('first_at'), self::OLDEST],
        ];
        foreach ($said as [$at, $from]) {
            if ($at !== null && $at + $shift <= $heard && $at + $shift >= $from) {
                return [$at, $at + $shift];
            }
        }

        return [array_values(array_filter(array_column($said, 0), is_int(...)))[0] ?? null, $heard];
    }

    private static function direction(CallFacts $facts): Direction
    {
        // An event may be anybody's who knows its address; the list was asked for. A patient's call must not vanish from reports.
        if ($facts->list?->pick('said')?->text === Direction::In->value && $facts->list->pick('callback') === null) {
            return Direction::In;
        }
        $text = $facts->pick('callback') ?? $facts->pick('said') ?? $facts->pick('guess') ?? '';

        return Direction::tryFrom($text) ?? Direction::Unknown;
    }

    /** "Answered" is the phone system's closing word where there is one: a leg that was taken may have been a menu. */
    private static function answer(CallFacts $facts): ?int
    {
        if (! self::saidAnswered($facts) && self::closing($facts)?->flag('said_missed') === true) {
            return null;
        }

        return $facts->number('said_answered_at') ?? $facts->number('answered_at');
    }

    /**
     * By our clock, for phone systems whose news of an answer have no time in them; by theirs, where the other times of the
     * call are so far from ours that it can't be a delay.
     */
    private static function heardAnswer(CallFacts $facts): ?int
    {
        $at = $facts->events?->number('answer_heard');
        if ($facts->events === null || $at === null || (self::closing($facts)?->flag('said_missed') === true && ! self::saidAnswered($facts))) {
            return null;
        }

        return self::byTheirDelay($facts, $at);
    }

    /** As heardAnswer(), for phone systems whose closing words have no time in them. */
    private static function heardEnd(CallFacts $facts, int $start): ?int
    {
        $at = $facts->events?->number('end_heard');

        return $at === null ? null : max($start, self::byTheirDelay($facts, $at));
    }

    private static function byTheirDelay(CallFacts $facts, int $heardAt): int
    {
        $lag = (int) $facts->events?->lag();

        return $lag > self::LONGEST_DELAY && ! self::isLate($facts) ? $heardAt - $lag : $heardAt;
    }

    private static function saidAnswered(CallFacts $facts): bool
    {
        return self::closing($facts)?->flag('said_answered') === true;
    }

    /** Whose closing words count: those of events, else those of a list. */
    private static function closing(CallFacts $facts): ?Told
    {
        $events = $facts->events;

        return $events !== null && ($events->flag('said_answered') || $events->flag('said_missed')) ? $events : $facts->list;
    }

    /** When it ended by the phone system's clock; a list may say only how long it took. */
    private static function end(CallFacts $facts, int $start): ?int
    {
        $end = $facts->number('ended_at');
        if ($end !== null || $facts->events?->state === CallState::Ended) {
            return $end;
        }

        return $start + ((int) $facts->number('wait') + (int) $facts->number('talk')) * Time::SECOND;
    }

    private static function talkFrom(CallFacts $facts, ?int $end): ?int
    {
        $talk = $facts->number('talk');

        return $end === null || $talk === null ? null : $end - $talk * Time::SECOND;
    }

    /** Parties as read under the direction that turned out right; a wrong first guess had them swapped. */
    private static function pick(CallFacts $facts, string $what, Direction $direction): ?string
    {
        // Of what we ordered those know best who know that we did; others take the clinic's phone, rung first, for whom the call is to.
        $first = $facts->pick('command') === null ? [] : [Direction::Callback->value];
        $readings = [...$first, $facts->pick('said'), $direction->value, $facts->pick('guess'), ...array_column(Direction::cases(), 'value')];
        foreach ($readings as $reading) {
            $text = $reading === null ? null : $facts->pick("{$what}:{$reading}");
            if ($text !== null) {
                return $text;
            }
        }

        return null;
    }

    /** A time moved to our clock and kept inside the call: one wild stamp must not stretch it over years. */
    private static function within(?int $time, int $shift, int $from, int $to): ?int
    {
        return $time === null ? null : max($from, min($to, $time + $shift));
    }

    /** @return ($to is null ? null : int) */
    private static function seconds(int $from, ?int $to): ?int
    {
        return $to === null ? null : max(0, intdiv($to - $from, Time::SECOND));
    }
}
