<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Plivo;

use Ringwell\Call\CallEvent;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Call\LegReport;
use Ringwell\Pbx\Said;
use Ringwell\Pbx\WallClock;

/**
 * "dial": what became of a phone that rings for the caller, without a time: it is when we hear of it. "hangup": the caller's call is
 * over. That call is "answered" by the very program that rings the phones, so whether a person answered is known from them alone.
 */
final class PlivoNews
{
    /** @return list<CallEvent> */
    public static function read(string $kind, Said $said): array
    {
        return match ($kind) {
            'dial' => self::dial($said),
            'hangup' => [str_starts_with(strtolower($said->text('Direction') ?? ''), 'out') ? self::outgoing($said) : self::incoming($said)],
            default => [],
        };
    }

    /** @return list<CallEvent> none of keys that somebody pressed */
    private static function dial(Said $said): array
    {
        $action = strtolower($said->text('DialAction') ?? '');
        if (! in_array($action, ['answer', 'connected', 'hangup'], true)) {
            return [];
        }
        $isAnswer = $action !== 'hangup';

        return [new CallEvent(
            $said->text('CallUUID') ?? $said->required('DialALegUUID'),
            Direction::In,
            $isAnswer ? CallState::Talking : CallState::Ringing,
            caller: $said->text('From') ?? $said->text('DialBLegFrom'),
            leg: new LegReport($said->required('DialBLegUUID'), $isAnswer ? CallState::Talking : CallState::Ended, $said->text('DialBLegTo') ?? ''),
        )];
    }

    private static function incoming(Said $said): CallEvent
    {
        $end = self::time($said, 'EndTime');

        return new CallEvent(
            $said->required('CallUUID'),
            Direction::In,
            CallState::Ended,
            final: true,
            at: $end,
            caller: $said->text('From') ?? '',
            did: $said->text('To'),
            startedAt: self::time($said, 'StartTime'),
            endedAt: $end,
            endReason: $said->text('HangupCause') ?? '',
        );
    }

    private static function outgoing(Said $said): CallEvent
    {
        $end = self::time($said, 'EndTime');
        $talk = $said->seconds('Duration') ?? 0;

        return new CallEvent(
            $said->required('CallUUID'),
            Direction::Out,
            CallState::Ended,
            final: true,
            at: $end,
            caller: $said->text('To'),
            did: $said->text('From'),
            startedAt: self::time($said, 'StartTime'),
            answered: $talk > 0,
            answeredAt: $talk > 0 ? self::time($said, 'AnswerTime') : null,
            endedAt: $end,
            talkSeconds: $talk,
            endReason: $said->text('HangupCause') ?? '',
        );
    }

    /** Written without a zone, and meant in UTC. */
    private static function time(Said $said, string $name): ?int
    {
        return WallClock::utc($said->text($name) ?? '', 'UTC');
    }
}
