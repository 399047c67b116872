<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Zadarma;

use Ringwell\Call\CallEvent;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Call\LegReport;
use Ringwell\Call\Unreached;
use Ringwell\Pbx\Said;
use Ringwell\Pbx\Unreadable;
use Ringwell\Pbx\WallClock;

/**
 * NOTIFY_…: a form. pbx_call_id names the conversation and, by how it begins, which way it goes.
 *
 * The only time in them is when the call began, so an answer and an end are when they are heard of. "answered" in the
 * closing event may be a menu: only NOTIFY_ANSWER proves a person, so it alone makes a call answered.
 */
final class ZadarmaEvent
{
    private const HIDDEN = ['', '0', 'anonymous', 'unknown', 'private', 'restricted'];
    /** Nobody outside has so short a number. */
    private const LONGEST_EXTENSION = 4;

    /**
     * @return list<CallEvent>
     * @throws Unreadable
     */
    public static function read(Said $said, string $zone): array
    {
        $kind = $said->required('event');
        $call = $said->required('pbx_call_id');
        if ($kind === 'NOTIFY_RECORD') {
            return [new CallEvent($call, Direction::Unknown, CallState::New, recording: $said->required('call_id_with_rec'))];
        }
        $start = WallClock::utc($said->text('call_start') ?? '', $zone);
        $direction = self::direction($call, $kind, $said->text('destination') ?? '');

        return match ($kind) {
            'NOTIFY_START', 'NOTIFY_OUT_START' => [self::event($call, $direction, CallState::Ringing, $said, $start, at: $start)],
            'NOTIFY_INTERNAL' => [self::event($call, $direction, CallState::Ringing, $said, $start), ...self::leg($call, $said, CallState::Ringing)],
            'NOTIFY_ANSWER' => [self::event($call, $direction, CallState::Talking, $said, $start), ...self::leg($call, $said, CallState::Talking)],
            'NOTIFY_END', 'NOTIFY_OUT_END' => self::end($call, $direction, $said, $start),
            default => [],
        };
    }

    /** @return list<CallEvent> */
    private static function end(string $call, Direction $direction, Said $said, ?int $start): array
    {
        $outcome = strtolower($said->text('disposition') ?? '');
        $lasted = $said->seconds('duration') ?? 0;
        $mayBeAnswered = $outcome === 'answered' && $lasted > 0;
        $recording = $said->text('call_id_with_rec') ?? '';

        return [new CallEvent(
            $call,
            $direction,
            CallState::Ended,
            final: true,
            caller: self::caller($direction, $said),
            did: self::did($direction, $said),
            startedAt: $start,
            answered: $mayBeAnswered ? null : false,
            talkSeconds: $mayBeAnswered ? $lasted : 0,
            endReason: $outcome,
            recording: $said->int('is_recorded') === 1 && $recording !== '' ? $recording : null,
            unreached: $direction === Direction::Out ? self::unreached($outcome) : null,
        )];
    }

    /**
     * Of any call out, because one that we ordered looks like the others: what became of the patient's telephone. "cancel" may be the
     * clinic's, and says nothing.
     *
     * @param string $outcome disposition
     */
    public static function unreached(string $outcome): ?Unreached
    {
        return match ($outcome) {
            'busy' => Unreached::PatientBusy,
            'no answer' => Unreached::PatientSilent,
            'failed', 'call failed', 'no money', 'unallocated number', 'no limit', 'no day limit', 'line limit', 'no money, no limit' => Unreached::Failed,
            default => null,
        };
    }

    private static function event(string $call, Direction $direction, CallState $state, Said $said, ?int $start, ?int $at = null): CallEvent
    {
        return new CallEvent(
            $call,
            $direction,
            $state,
            at: $at,
            caller: self::caller($direction, $said),
            did: self::did($direction, $said),
            startedAt: $start,
        );
    }

    /** @return list<CallEvent> whose time is when it is heard of, not when the call began */
    private static function leg(string $call, Said $said, CallState $state): array
    {
        $extension = $said->text('internal') ?? '';

        return $extension === '' ? [] : [new CallEvent($call, Direction::Unknown, CallState::New, leg: new LegReport("ext:{$extension}", $state, $extension))];
    }

    public static function direction(string $call, string $kind, string $destination): Direction
    {
        $isOut = str_starts_with($call, 'out_') || (! str_starts_with($call, 'in_') && str_starts_with($kind, 'NOTIFY_OUT'));
        if (! $isOut) {
            return Direction::In;
        }

        return preg_match('/^\d{1,' . self::LONGEST_EXTENSION . '}$/D', $destination) === 1 ? Direction::Internal : Direction::Out;
    }

    private static function caller(Direction $direction, Said $said): ?string
    {
        $caller = $said->text($direction === Direction::In ? 'caller_id' : 'destination');

        return $caller !== null && in_array(strtolower($caller), self::HIDDEN, true) ? '' : $caller;
    }

    private static function did(Direction $direction, Said $said): ?string
    {
        return $said->text($direction === Direction::In ? 'called_did' : 'caller_id');
    }
}
