<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Binotel;

use Ringwell\Call\CallEvent;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Pbx\Said;
use Ringwell\Pbx\Unreadable;
use Ringwell\Time;

/**
 * A call that is over. While it rings Binotel gives no id, so a ringing call is only known to be one that somebody may look up:
 * nothing is made of it.
 */
final class BinotelCall
{
    private const DETAIL = '/^callDetails\[(\w+)\](?:\[(\w+)\])?$/D';

    /**
     * @param  array<array-key, string> $form
     * @return list<CallEvent>
     * @throws Unreadable
     */
    public static function read(array $form): array
    {
        $kind = $form['requestType'] ?? throw new Unreadable('requestType');

        return $kind === 'apiCallCompleted' ? [self::over(self::details($form))] : [];
    }

    private static function over(Said $said): CallEvent
    {
        $start = $said->epoch('startTime');
        $wait = $said->seconds('waitsec');
        $talk = $said->seconds('billsec') ?? 0;
        $direction = match ($said->int('callType')) {
            0 => Direction::In,
            1 => Direction::Out,
            default => throw new Unreadable('callType'),
        };
        $end = $start === null ? null : $start + (($wait ?? 0) + $talk) * Time::SECOND;

        return new CallEvent(
            $said->required('generalCallID'),
            $direction,
            CallState::Ended,
            final: true,
            at: $end,
            caller: $said->text('externalNumber') ?? '',
            did: $said->part('pbxNumberData')->text('number') ?? $said->text('didNumber') ?? $said->text('did'),
            startedAt: $start,
            answered: $talk > 0,
            answeredAt: $talk > 0 && $start !== null ? $start + ($wait ?? 0) * Time::SECOND : null,
            endedAt: $end,
            talkSeconds: $talk,
            waitSeconds: $wait,
            endReason: strtolower($said->text('disposition') ?? ''),
        );
    }

    /**
     * callDetails[a]=… and callDetails[a][b]=…; what lies deeper is about single phones.
     *
     * @param array<array-key, string> $form
     */
    private static function details(array $form): Said
    {
        $details = [];
        $parts = [];
        foreach ($form as $name => $value) {
            if (preg_match(self::DETAIL, (string) $name, $match) !== 1) {
                continue;
            }
            if (isset($match[2])) {
                $parts[$match[1]][$match[2]] = $value;
            } else {
                $details[$match[1]] = $value;
            }
        }
        if ($details === []) {
            throw new Unreadable('callDetails');
        }

        return new Said($details + $parts);
    }
}
