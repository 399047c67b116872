<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Twilio;

use Ringwell\Call\CallEvent;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Call\LegReport;
use Ringwell\Call\Stage;
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
        $said = array_map(static fn (mixed $row): Said => new Said(is_array($row) ? $row : []), $rows);
        $second = self::secondLegs($said);
        foreach ($said as $row) {
            if (! $row->has('sid') || ! TwilioNews::isOver($row->text('status') ?? '')) {
                continue;
            }
            $dialled = $row->has('parent_call_sid') ? null : $second[$row->required('sid')] ?? null;
            $events[] = match (true) {
                $dialled !== null && self::isOrdered($row) => self::ordered($row, $dialled),
                $row->has('parent_call_sid') => self::leg($row),
                default => self::call($row),
            };
        }

        return array_values(array_filter($events));
    }

    /**
     * @param  array<Said>         $rows
     * @return array<string, Said> by the call that they belong to
     */
    private static function secondLegs(array $rows): array
    {
        $legs = [];
        foreach ($rows as $row) {
            $parent = $row->text('parent_call_sid') ?? '';
            if ($parent !== '') {
                $legs[$parent] = $row;
            }
        }

        return $legs;
    }

    private static function isOrdered(Said $row): bool
    {
        return $row->text('direction') === 'outbound-api';
    }

    /** A call that somebody ordered and that dialled on: it rang the clinic, and then whom it dialled. */
    private static function ordered(Said $row, Said $dialled): CallEvent
    {
        $status = $dialled->text('status') ?? '';
        $talk = $status === 'completed' ? $dialled->seconds('duration') ?? 0 : 0;
        $end = TwilioNews::time($row->text('end_time'));

        return new CallEvent(
            $row->required('sid'),
            Direction::Callback,
            CallState::Ended,
            final: true,
            at: $end,
            caller: $dialled->text('to') ?? '',
            did: $dialled->text('from'),
            startedAt: TwilioNews::time($row->text('start_time')),
            answered: $talk > 0,
            endedAt: $end,
            talkSeconds: $talk,
            endReason: $status,
            stage: $talk > 0 ? Stage::Talking : Stage::PatientRings,
            unreached: $talk > 0 ? null : TwilioOrdered::ofPatient($status),
        );
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
