<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Telphin;

use Ringwell\Call\CallEvent;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Call\LegReport;
use Ringwell\Pbx\Said;
use Ringwell\Pbx\Unreadable;

/**
 * dial-in and dial-out, answer, hangup. Each telephone that was rung hangs up by itself, and nothing says which was the
 * last: every hang-up closes the call, the latest of them counts, and one that had been answered makes it an answered call.
 */
final class TelphinNews
{
    private const MICROSECONDS = 1000;
    /** 2001 and 2100 in microseconds: what lies outside is no time of a call. */
    private const FIRST = 1_000_000_000_000_000;
    private const LAST = 4_102_444_800_000_000;

    /**
     * @param  bool       $hasKeys whether recordings can be asked for
     * @throws Unreadable
     */
    public static function read(Said $said, bool $hasKeys): CallEvent
    {
        // Written as "dial-in" in one document and "dial_in" in another.
        $type = preg_replace('/[^a-z]/', '', strtolower($said->required('EventType')));
        [$call, $leg] = match ($type) {
            'dialin', 'dialout' => [CallState::Ringing, CallState::Ringing],
            'answer' => [CallState::Talking, CallState::Talking],
            'hangup' => [CallState::Ended, CallState::Ended],
            default => throw new Unreadable('EventType'),
        };
        $at = self::time($said);
        $direction = self::direction($said, $type);
        $isEnd = $call === CallState::Ended;
        $answered = strtoupper($said->text('CallStatus') ?? '') === 'ANSWER';

        return new CallEvent(
            self::id($said->required('CallID')),
            $direction,
            $call,
            final: $isEnd,
            at: $at,
            caller: self::outsider($said, $direction),
            did: self::did($said, $direction),
            startedAt: $type === 'dialin' || $type === 'dialout' ? $at : null,
            answered: $isEnd ? $answered : null,
            answeredAt: $call === CallState::Talking ? $at : null,
            endedAt: $isEnd ? $at : null,
            endReason: $isEnd ? strtolower($said->text('CallStatus') ?? '') : '',
            recording: $isEnd && $hasKeys ? TelphinRecording::of($said->text('RecID')) : null,
            leg: self::leg($said, $direction, $leg),
        );
    }

    /** Events write a call's id in small letters, the call history in capitals. */
    public static function id(string $said): string
    {
        return strtolower($said);
    }

    /** What was ordered through its API carries the order's id. */
    private static function direction(Said $said, string $type): Direction
    {
        if ($said->has('CallAPIID')) {
            return Direction::Callback;
        }

        return match (strtolower($said->text('CallFlow') ?? '')) {
            'in' => Direction::In,
            'out' => Direction::Out,
            default => match ($type) {
                'dialin' => Direction::In,
                'dialout' => Direction::Out,
                default => Direction::Unknown,
            },
        };
    }

    private static function outsider(Said $said, Direction $direction): ?string
    {
        return match ($direction) {
            Direction::In => $said->text('CallerIDNum') ?? '',
            Direction::Out => $said->text('CalledNumber'),
            default => null,
        };
    }

    private static function did(Said $said, Direction $direction): ?string
    {
        $did = $said->text($direction === Direction::Out ? 'CallerIDNum' : 'CalledDID');

        return $did === '' ? null : $did;
    }

    private static function leg(Said $said, Direction $direction, CallState $state): ?LegReport
    {
        $extension = $direction === Direction::Out ? '' : $said->text('CalledExtension') ?? '';

        return $extension === '' ? null : new LegReport("ext:{$extension}", $state, $extension);
    }

    /** Microseconds since 1970. */
    private static function time(Said $said): ?int
    {
        $text = $said->text('EventTime') ?? '';
        $time = preg_match('/^\d{16}$/D', $text) === 1 ? (int) $text : 0;

        return $time < self::FIRST || $time > self::LAST ? null : intdiv($time, self::MICROSECONDS);
    }
}
