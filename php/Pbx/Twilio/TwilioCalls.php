<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Twilio;

use Ringwell\Call\CallEvent;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Call\LegReport;
use Ringwell\Pbx\Said;
use Ringwell\Time;

/** Rows of Twilio's list of calls: callers' calls, and the phones that rang for them. */
final class TwilioCalls
{
    /**
     * @param  array<mixed> $rows
     * @return list<CallEvent>
     */
    public static function read(array $rows): array
    {
        $events = [];
        foreach ($rows as $row) {
            $said = new Said(is_array($row) ? $row : []);
            if ($said->has('sid') && TwilioNews::isOver($said->text('status') ?? '')) {
                $events[] = $said->has('parent_call_sid') ? self::leg($said) : self::call($said);
            }
        }

        return array_values(array_filter($events));
    }

    private static function call(Said $said): CallEvent
    {
        $isOut = str_starts_with($said->text('direction') ?? '', 'outbound');
        $talk = $isOut ? $said->seconds('duration') ?? 0 : null;
        $end = TwilioNews::time($said->text('end_time'));

        return new CallEvent(
            $said->required('sid'),
            $isOut ? Direction::Out : Direction::In,
            CallState::Ended,
            final: true,
            at: $end,
            caller: $said->text($isOut ? 'to' : 'from') ?? '',
            did: $said->text($isOut ? 'from' : 'to'),
            startedAt: TwilioNews::time($said->text('start_time')),
            answered: $talk === null ? null : $talk > 0,
            endedAt: $end,
            talkSeconds: $talk,
            endReason: $said->text('status') ?? '',
        );
    }

    /** A phone that somebody took; how long the talk was follows from when it began, as another phone may have gone on with it. */
    private static function leg(Said $said): ?CallEvent
    {
        $talk = $said->seconds('duration') ?? 0;
        if ($talk === 0 || $said->text('status') !== 'completed') {
            return null;
        }
        $end = TwilioNews::time($said->text('end_time'));

        return new CallEvent(
            $said->required('parent_call_sid'),
            Direction::Unknown,
            CallState::Talking,
            final: true,
            at: $end,
            answered: true,
            answeredAt: $end === null ? null : $end - $talk * Time::SECOND,
            leg: new LegReport($said->required('sid'), CallState::Ended, $said->text('to') ?? ''),
        );
    }
}
