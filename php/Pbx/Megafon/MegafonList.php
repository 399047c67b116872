<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Megafon;

use Ringwell\Call\CallEvent;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Call\LegReport;
use Ringwell\Pbx\Said;
use Ringwell\Pbx\WallClock;
use Ringwell\Time;

/** One row of /crmapi/v1/history/json. Here "duration" is the talk, and "wait" stands beside it. */
final class MegafonList
{
    /** @param array<mixed> $row */
    public static function read(array $row): ?CallEvent
    {
        $said = new Said($row);
        $id = $said->text('uid') ?? '';
        if ($id === '') {
            return null;
        }
        $start = WallClock::utc($said->text('start') ?? '', 'UTC');
        $status = strtolower($said->text('status') ?? '');
        $isMissed = strtolower($said->text('type') ?? '') === 'missed' || $status !== 'success';
        $talk = $isMissed ? 0 : $said->seconds('duration') ?? 0;
        $wait = $said->seconds('wait') ?? 0;
        $key = MegafonNews::key($said);
        $direction = MegafonNews::direction($said->text('type') ?? '', Direction::Unknown);

        return new CallEvent(
            $id,
            $direction,
            CallState::Ended,
            final: true,
            at: $start === null ? null : $start + ($wait + $talk) * Time::SECOND,
            caller: $said->text('client') ?? '',
            did: $said->text('diversion'),
            startedAt: $start,
            answered: $talk > 0,
            answeredAt: $start === null || $talk === 0 ? null : $start + $wait * Time::SECOND,
            endedAt: $start === null ? null : $start + ($wait + $talk) * Time::SECOND,
            talkSeconds: $talk,
            waitSeconds: $wait,
            endReason: $status,
            recording: MegafonRecording::of($said->text('record')),
            leg: $key === null ? null : new LegReport($key, CallState::Ended),
            unreached: $direction === Direction::Out ? MegafonNews::unreached($status) : null,
        );
    }
}
