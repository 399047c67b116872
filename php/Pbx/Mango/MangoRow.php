<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Mango;

use Ringwell\Call\CallEvent;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Call\LegReport;
use Ringwell\Call\Stage;
use Ringwell\Call\Unreached;
use Ringwell\Pbx\Said;
use Ringwell\Pbx\Unreadable;
use Ringwell\Time;

/**
 * One call of the extended statistics, as the events that would have told of it: the conversation by the same entry_id,
 * its legs by the live events' call_id (here external_call_id).
 */
final class MangoRow
{
    /** "Ordered", by a widget, by itself after a missed call. */
    private const CALLED_BACK = [4, 5, 6];

    /**
     * @param  array<mixed>    $row
     * @return list<CallEvent>
     * @throws Unreadable
     */
    public static function read(array $row): array
    {
        $said = new Said($row);
        $call = $said->required('entry_id');
        $calls = is_array($row['context_calls'] ?? null) ? $row['context_calls'] : [];
        $legs = array_map(static fn (array $leg): Said => new Said($leg), array_values(array_filter($calls, is_array(...))));
        // A group or a queue is nobody who answers.
        $people = array_values(array_filter($legs, static fn (Said $leg): bool => in_array($leg->text('call_type'), ['user', 'number'], true)));
        $events = [self::closing($call, $said, $people, $legs)];
        foreach ($people as $leg) {
            array_push($events, ...self::leg($call, $leg));
        }
        foreach (array_values(array_filter($calls, is_array(...))) as $place => $leg) {
            foreach (is_array($leg['recording_id'] ?? null) ? $leg['recording_id'] : [] as $recording) {
                if (is_string($recording) && $recording !== '') {
                    $events[] = new CallEvent($call, Direction::Unknown, CallState::New, at: $legs[$place]->epoch('call_start_time'), recording: $recording);
                }
            }
        }

        return $events;
    }

    /**
     * @param list<Said> $people
     * @param list<Said> $legs
     */
    private static function closing(string $call, Said $said, array $people, array $legs): CallEvent
    {
        $way = match ($said->int('context_type')) {
            1 => Direction::In,
            2 => Direction::Out,
            3 => Direction::Internal,
            default => throw new Unreadable('context_type'),
        };
        $isCalledBack = $way !== Direction::Internal && in_array($said->int('context_init_type'), self::CALLED_BACK, true);
        $start = $said->epoch('context_start_time');
        $lasted = $said->seconds('duration');
        $end = $start === null || $lasted === null ? null : $start + $lasted * Time::SECOND;
        $talk = $said->seconds('talk_duration');
        // Who answers first of those is the clinic itself; the talk goes on to the end.
        $answered = self::answeredAt($isCalledBack ? [] : $people, $talk, $end);
        $until = $answered ?? $end;

        return new CallEvent(
            $call,
            $isCalledBack ? Direction::Callback : $way,
            CallState::Ended,
            final: true,
            at: $end,
            caller: $said->text($way === Direction::Out ? 'called_number' : 'caller_number') ?? '',
            did: $way === Direction::In ? $said->text('called_number') : null,
            startedAt: $start,
            answered: $talk === null ? null : $talk > 0,
            answeredAt: $answered,
            endedAt: $end,
            talkSeconds: $talk,
            waitSeconds: $start === null || $until === null ? null : max(0, intdiv($until - $start, Time::SECOND)),
            endReason: $legs === [] ? '' : (string) ($legs[count($legs) - 1]->int('call_end_reason') ?? ''),
            stage: $isCalledBack ? self::stage($people, $talk) : null,
            unreached: $isCalledBack && $talk === 0 ? self::unreached($people) : null,
        );
    }

    /** @param list<Said> $people */
    private static function stage(array $people, ?int $talk): ?Stage
    {
        $isTaken = self::clinicTook($people);

        return match (true) {
            $talk !== null && $talk > 0 => Stage::Talking,
            $isTaken === null => null,
            default => $isTaken ? Stage::ClinicAnswered : Stage::ClinicRings,
        };
    }

    /** @param list<Said> $people */
    private static function unreached(array $people): ?Unreached
    {
        $code = $people === [] ? null : $people[count($people) - 1]->int('call_end_reason');

        return $code === null ? null : (self::clinicTook($people) === true ? MangoOrdered::ofPatient($code) : MangoOrdered::ofClinic($code));
    }

    /**
     * @param  list<Said> $people
     * @return ?bool      null where no employee was rung
     */
    private static function clinicTook(array $people): ?bool
    {
        $clinic = array_filter($people, static fn (Said $leg): bool => $leg->text('call_type') === 'user');

        return $clinic === [] ? null : array_filter($clinic, static fn (Said $leg): bool => $leg->epoch('call_answer_time') !== null) !== [];
    }

    /** @param list<Said> $people */
    private static function answeredAt(array $people, ?int $talk, ?int $end): ?int
    {
        if ($talk === null || $talk === 0) {
            return null;
        }
        $taken = array_filter(array_map(static fn (Said $leg): ?int => $leg->epoch('call_answer_time'), $people), is_int(...));

        return $taken !== [] ? min($taken) : ($end === null ? null : $end - $talk * Time::SECOND);
    }

    /** @return list<CallEvent> */
    private static function leg(string $call, Said $leg): array
    {
        $key = $leg->text('external_call_id') ?? '';
        if ($key === '') {
            return [];
        }
        $events = [];
        $moments = [
            [CallState::Ringing, $leg->epoch('call_start_time')],
            [CallState::Talking, $leg->epoch('call_answer_time')],
            [CallState::Ended, $leg->epoch('call_end_time')],
        ];
        foreach ($moments as [$state, $at]) {
            if ($at !== null) {
                $report = new LegReport($key, $state, $leg->text('call_abonent_number') ?? '');
                $events[] = new CallEvent($call, Direction::Unknown, CallState::New, at: $at, leg: $report);
            }
        }

        return $events;
    }
}
