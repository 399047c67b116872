<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Rostelecom;

use Ringwell\Call\CallEvent;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Call\LegReport;
use Ringwell\Pbx\Said;
use Ringwell\Pbx\Unreadable;
use Ringwell\Pbx\WallClock;

/**
 * call_events: what happens to a call, and to the phones that are rung.
 *
 * The number that was dialled is told with the first event only; later the same field names who is rung. That one phone was
 * disconnected ends no call, and how long was talked is told by the journal alone.
 */
final class RostelecomNews
{
    /** Its clock hangs in Moscow, wherever the clinic is. */
    public const ZONE = 'Europe/Moscow';

    /**
     * @return list<CallEvent> none for what is said of a call beside what happens to it
     * @throws Unreadable
     */
    public static function read(Said $said): array
    {
        $state = strtolower($said->required('state'));
        $states = match ($state) {
            'new' => [CallState::Ringing, CallState::Ringing],
            'calling' => [CallState::Ringing, CallState::Ringing],
            'connected' => [CallState::Talking, CallState::Talking],
            'disconnected' => [CallState::Ringing, CallState::Ended],
            'end' => [CallState::Ended, CallState::Ended],
            'analytics' => null,
            default => throw new Unreadable('state'),
        };
        if ($states === null) {
            return [];
        }
        $direction = self::direction($said->text('type') ?? '');
        $at = WallClock::utc($said->text('timestamp') ?? '', self::ZONE);
        [$caller, $did] = self::parties($said, $direction, $state === 'new');
        $isEnd = $state === 'end';
        $call = $said->required('session_id');

        return [new CallEvent(
            $call,
            $direction,
            $states[0],
            final: $isEnd,
            at: $at,
            caller: $caller,
            did: $did,
            startedAt: $state === 'new' ? $at : null,
            answeredAt: $state === 'connected' ? $at : null,
            endedAt: $isEnd ? $at : null,
            endReason: $said->text('disconnect_reason') ?? '',
            recording: $isEnd && strtolower($said->text('is_record') ?? '') === 'true' ? $call : null,
            leg: self::leg($said, $direction, $states[1]),
        )];
    }

    private static function direction(string $type): Direction
    {
        return match (strtolower($type)) {
            'incoming' => Direction::In,
            'outbound' => Direction::Out,
            'internal' => Direction::Internal,
            default => Direction::Unknown,
        };
    }

    /**
     * Only the first event can say that the caller hides: in later ones an employee's name may stand in the number's place.
     *
     * @return array{?string, ?string} who is outside, and the clinic's number
     */
    private static function parties(Said $said, Direction $direction, bool $isFirst): array
    {
        $from = RostelecomNumber::of($said->text('from_number'));
        $to = RostelecomNumber::of($said->text('request_number'));

        $known = static fn (string $number): ?string => $number === '' ? null : $number;
        if ($direction === Direction::Out) {
            return [$known($to), $known($from)];
        }

        return $isFirst ? [$from, $known($to)] : [$known($from), null];
    }

    /** The journal knows employees by their short number and nothing else. */
    private static function leg(Said $said, Direction $direction, CallState $state): ?LegReport
    {
        $pin = $said->text($direction === Direction::Out ? 'from_pin' : 'request_pin') ?? '';

        return $pin === '' ? null : new LegReport("pin:{$pin}", $state, $pin);
    }
}
