<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Megafon;

use Ringwell\Call\CallEvent;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Call\LegReport;
use Ringwell\Call\Unreached;
use Ringwell\Pbx\Said;
use Ringwell\Pbx\Unreadable;
use Ringwell\Pbx\WallClock;
use Ringwell\Time;

/**
 * cmd=event as it happens, cmd=history when all is over.
 *
 * An event has no time in it. A group call has one of them for each employee: that one was cancelled says nothing of the
 * call. Only the history closes it; it says how long the call took, but not how long was talked.
 */
final class MegafonNews
{
    /** @throws Unreadable */
    public static function event(Said $said): CallEvent
    {
        $type = strtoupper($said->required('type'));
        [$call, $leg] = match ($type) {
            'INCOMING', 'OUTGOING', 'TRANSFERRED' => [CallState::Ringing, CallState::Ringing],
            'ACCEPTED' => [CallState::Talking, CallState::Talking],
            'COMPLETED' => [CallState::Talking, CallState::Ended],
            'CANCELLED' => [CallState::Ringing, CallState::Ended],
            default => throw new Unreadable('type'),
        };

        return new CallEvent(
            $said->required('callid'),
            self::direction($said->text('direction') ?? '', $type === 'OUTGOING' ? Direction::Out : Direction::Unknown),
            $call,
            caller: $said->text('phone') ?? '',
            did: $said->text('diversion'),
            leg: self::leg($said, $leg),
        );
    }

    /** @throws Unreadable */
    public static function history(Said $said): CallEvent
    {
        $start = WallClock::utc($said->text('start') ?? '', 'UTC');
        $duration = $said->seconds('duration');
        $end = $start === null || $duration === null ? null : $start + $duration * Time::SECOND;
        $status = strtolower($said->required('status'));
        $answered = $status === 'success';
        $direction = self::direction($said->required('type'), Direction::Unknown);

        return new CallEvent(
            $said->required('callid'),
            $direction,
            CallState::Ended,
            final: true,
            at: $end,
            caller: $said->text('phone') ?? '',
            did: $said->text('diversion'),
            startedAt: $start,
            answered: $answered,
            endedAt: $end,
            talkSeconds: $answered ? null : 0,
            waitSeconds: $answered ? null : $duration,
            endReason: $status,
            recording: MegafonRecording::of($said->text('link')),
            leg: self::leg($said, CallState::Ended),
            unreached: $direction === Direction::Out ? self::unreached($status) : null,
        );
    }

    /**
     * Of any call out, because one that we ordered looks like the others: what became of the patient's telephone.
     *
     * @param string $status in lower case
     */
    public static function unreached(string $status): ?Unreached
    {
        return match ($status) {
            'busy' => Unreached::PatientBusy,
            'notavailable', 'missed' => Unreached::PatientSilent,
            'notallowed', 'notfound' => Unreached::Failed,
            default => null,
        };
    }

    public static function direction(string $text, Direction $default): Direction
    {
        return match (strtolower($text)) {
            'in', 'missed' => Direction::In,
            'out' => Direction::Out,
            default => $default,
        };
    }

    /** The list of calls names employees by their login and nothing else. */
    public static function key(Said $said): ?string
    {
        $user = $said->text('user') ?? '';

        return $user === '' ? null : "user:{$user}";
    }

    private static function leg(Said $said, CallState $state): ?LegReport
    {
        $key = self::key($said);
        $parties = array_filter([$said->text('ext'), $said->text('telnum'), $said->text('user')], static fn (?string $text): bool => $text !== null && $text !== '');

        return $key === null ? null : new LegReport($key, $state, array_values($parties)[0] ?? '');
    }
}
