<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Plivo;

use Ringwell\Call\CallEvent;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Call\LegReport;
use Ringwell\Pbx\Said;
use Ringwell\Pbx\WallClock;

/** Rows of Plivo's list of calls: callers' calls, and the phones that rang for them, which name the caller's as their parent. */
final class PlivoCalls
{
    /**
     * @param  array<mixed>    $rows
     * @return list<CallEvent>
     */
    public static function read(array $rows): array
    {
        $events = [];
        foreach ($rows as $row) {
            $said = new Said(is_array($row) ? $row : []);
            if ($said->has('call_uuid') && $said->has('end_time')) {
                $events[] = $said->has('parent_call_uuid') ? self::leg($said) : self::call($said);
            }
        }

        return array_values(array_filter($events));
    }

    private static function call(Said $said): CallEvent
    {
        $isOut = $said->text('call_direction') === 'outbound';
        $talk = $isOut ? $said->seconds('call_duration') ?? 0 : null;
        $end = self::time($said, 'end_time');

        return new CallEvent(
            $said->required('call_uuid'),
            $isOut ? Direction::Out : Direction::In,
            CallState::Ended,
            final: true,
            at: $end,
            caller: $said->text($isOut ? 'to_number' : 'from_number') ?? '',
            did: $said->text($isOut ? 'from_number' : 'to_number'),
            startedAt: self::time($said, 'initiation_time'),
            answered: $talk === null ? null : $talk > 0,
            answeredAt: $talk > 0 ? self::time($said, 'answer_time') : null,
            endedAt: $end,
            talkSeconds: $talk,
            endReason: $said->text('hangup_cause_name') ?? '',
        );
    }

    /** A phone that somebody took; how long the talk was follows from when it began, as another phone may have gone on with it. */
    private static function leg(Said $said): ?CallEvent
    {
        $answer = self::time($said, 'answer_time');
        if ($answer === null || ($said->seconds('call_duration') ?? 0) === 0) {
            return null;
        }

        return new CallEvent(
            $said->required('parent_call_uuid'),
            Direction::Unknown,
            CallState::Talking,
            final: true,
            at: self::time($said, 'end_time'),
            answered: true,
            answeredAt: $answer,
            leg: new LegReport($said->required('call_uuid'), CallState::Ended, $said->text('to_number') ?? ''),
        );
    }

    /** "2026-10-12 21:57:47+05:30", by the account's clock. */
    private static function time(Said $said, string $name): ?int
    {
        return WallClock::utc($said->text($name) ?? '', 'UTC');
    }
}
