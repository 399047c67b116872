<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Binotel;

use Ringwell\Call\CallEvent;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Call\Unreached;
use Ringwell\Pbx\Said;
use Ringwell\Pbx\Unreadable;
use Ringwell\Time;

/**
 * A call that is over. While it rings Binotel gives no id, so a ringing call is only known to be one that somebody may look up:
 * nothing is made of it.
 */
final class BinotelCall
{
    /** Of others Binotel keeps no recording; one is named by its call. */
    private const RECORDED = ['ANSWER', 'VM-SUCCESS'];
    private const DETAIL = '/^callDetails\[(\w+)\](?:\[(\w+)\])?$/D';

    /**
     * @param  array<array-key, string> $form
     * @param  bool                     $hasKeys whether recordings can be asked for
     * @return list<CallEvent>
     * @throws Unreadable
     */
    public static function read(array $form, bool $hasKeys): array
    {
        $kind = $form['requestType'] ?? throw new Unreadable('requestType');

        return $kind === 'apiCallCompleted' ? [self::over(self::details($form), $hasKeys)] : [];
    }

    /**
     * Rows of its list of calls have the same names as a message has.
     *
     * @param  array<mixed>    $rows
     * @return list<CallEvent>
     */
    public static function list(array $rows): array
    {
        $events = [];
        foreach ($rows as $row) {
            $said = new Said(is_array($row) ? $row : []);
            // A text message and a call that goes on are no calls that are over.
            $isOver = preg_match('/^(?:ONLINE|SMS\b)/i', $said->text('disposition') ?? '') !== 1;
            if ($isOver && $said->has('generalCallID') && in_array($said->int('callType'), [0, 1], true)) {
                $events[] = self::over($said, true);
            }
        }

        return $events;
    }

    private static function over(Said $said, bool $hasKeys): CallEvent
    {
        $start = $said->epoch('startTime');
        $wait = $said->seconds('waitsec');
        $disposition = strtoupper($said->text('disposition') ?? '');
        // An answering machine is nobody who answers.
        $talk = str_starts_with($disposition, 'VM') ? 0 : $said->seconds('billsec') ?? 0;
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
            endReason: strtolower($disposition),
            recording: $hasKeys && in_array($disposition, self::RECORDED, true) ? $said->required('generalCallID') : null,
            unreached: $direction === Direction::Out && $talk === 0 ? self::unreached($disposition) : null,
        );
    }

    /** Of any call out, because one that we ordered looks like the others: what became of the patient's telephone. */
    private static function unreached(string $disposition): ?Unreached
    {
        return match (true) {
            $disposition === 'BUSY' => Unreached::PatientBusy,
            $disposition === 'NOANSWER', str_starts_with($disposition, 'VM') => Unreached::PatientSilent,
            in_array($disposition, ['CONGESTION', 'CHANUNAVAIL'], true) => Unreached::Failed,
            default => null,
        };
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
