<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Mango;

use Ringwell\Call\CallEvent;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Pbx\Said;
use Ringwell\Pbx\Unreadable;
use Ringwell\Time;

/**
 * events/summary: one per conversation, at its end.
 *
 * Answered is talk_time, never entry_result: Mango's own example of a caller who left in the menu has
 * entry_result 1 though nobody spoke.
 */
final class MangoSummary
{
    public static function read(Said $said): CallEvent
    {
        $direction = match ($said->int('call_direction')) {
            0 => Direction::Internal,
            1 => Direction::In,
            2 => Direction::Out,
            default => throw new Unreadable('call_direction'),
        };
        $start = $said->epoch('create_time');
        $talk = $said->epoch('talk_time');
        $end = $said->epoch('end_time');
        $picked = $talk ?? $end;

        return new CallEvent(
            $said->required('entry_id'),
            $direction,
            CallState::Ended,
            final: true,
            at: $end,
            caller: $direction === Direction::Out ? $said->part('to')->text('number') : $said->part('from')->text('number') ?? '',
            did: $said->text('line_number'),
            startedAt: $start,
            answered: $talk !== null,
            answeredAt: $talk,
            endedAt: $end,
            talkSeconds: $talk === null ? 0 : self::seconds($talk, $end),
            waitSeconds: self::seconds($start, $picked),
            endReason: (string) ($said->int('disconnect_reason') ?? ''),
        );
    }

    private static function seconds(?int $from, ?int $to): ?int
    {
        return $from === null || $to === null ? null : max(0, min(7 * 86_400, intdiv($to - $from, Time::SECOND)));
    }
}
