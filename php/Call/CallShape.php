<?php

declare(strict_types=1);

namespace Ringwell\Call;

use Ringwell\Time;

/**
 * What follows from the facts of a call: the columns that lists, reports and attribution read. Pure.
 *
 * Clocks: a phone system's own times are believed where it could have been right, that is where we never heard of
 * something before it happened, nor more than a day after. Otherwise all its times are moved by the smallest delay
 * seen in this call, so that lengths stay right and the call sits where we heard of it.
 */
final class CallShape
{
    private const LATE_AFTER = Time::DAY;

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
    ) {
    }

    public static function of(CallFacts $facts): self
    {
        $heard = (int) $facts->number('heard');
        $lag = $facts->number('lag') ?? 0;
        $late = $lag > self::LATE_AFTER;
        $shift = $lag < 0 || $late ? $lag : 0;
        $vendorStart = $facts->number('said_start') ?? $facts->number('first_at');
        $start = $vendorStart === null ? $heard : $vendorStart + $shift;
        $start = $start > $heard || $start < $heard - self::LATE_AFTER ? $heard : $start;
        $direction = self::direction($facts);

        $isOver = $facts->state === CallState::Ended;
        $touched = max($heard, (int) $facts->number('touched'));
        $end = $isOver ? self::within($facts->number('ended_at'), $shift, $start, $touched) ?? $touched : null;
        $answer = self::within(self::answer($facts), $shift, $start, $end ?? $touched);
        $answer ??= $facts->flag('said_answered') ? $end ?? $start : null;

        return new self(
            $direction,
            $answer !== null && ! $isOver ? CallState::Talking : $facts->state,
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
            $late,
        );
    }

    private static function direction(CallFacts $facts): Direction
    {
        $text = $facts->pick('callback') ?? $facts->pick('said') ?? $facts->pick('guess') ?? '';

        return Direction::tryFrom($text) ?? Direction::Unknown;
    }

    /** "Answered" is the phone system's closing word where there is one: a leg that was taken may have been a menu. */
    private static function answer(CallFacts $facts): ?int
    {
        if ($facts->flag('said_missed') && ! $facts->flag('said_answered')) {
            return null;
        }

        return $facts->number('said_answered_at') ?? $facts->number('answered_at');
    }

    /** Parties as read under the direction that turned out right; a wrong first guess had them swapped. */
    private static function pick(CallFacts $facts, string $what, Direction $direction): ?string
    {
        $readings = [$facts->pick('said'), $direction->value, $facts->pick('guess'), ...array_column(Direction::cases(), 'value')];
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
