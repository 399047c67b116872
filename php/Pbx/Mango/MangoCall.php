<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Mango;

use Ringwell\Call\CallEvent;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Call\LegReport;
use Ringwell\Pbx\RingOrder;
use Ringwell\Pbx\Said;
use Ringwell\Pbx\Unreadable;

/**
 * events/call: what happens to one leg. entry_id names the conversation, call_id the leg.
 *
 * A leg that ends does not end the conversation (leaving the menu ends the menu's leg): only the summary does.
 * A menu or a queue that "connects" is nobody who answers. Which way the call goes is not said here and only
 * guessed; the summary overrules it.
 */
final class MangoCall
{
    public static function read(Said $said): CallEvent
    {
        $state = self::state($said->required('call_state'));
        $from = $said->part('from');
        $to = $said->part('to');
        $at = $said->epoch('timestamp');
        $isPerson = $said->text('location') === 'abonent';
        $direction = self::direction($said);
        $command = RingOrder::idIn($said->text('command_id'));
        $ordered = $command === null ? null : new MangoOrdered($said, $state);
        // Of a call that we ordered, the clinic's own answer is nobody who was reached.
        $isAnswer = $isPerson && $state === CallState::Talking && ($ordered === null || $ordered->isPatient());
        [$did, $didIsSure] = self::did($said, $direction);

        return new CallEvent(
            $said->required('entry_id'),
            $direction,
            $isAnswer ? CallState::Talking : CallState::Ringing,
            at: $at,
            caller: $ordered === null ? self::outsider($from, $to, $direction) : $ordered->patient(),
            did: $did,
            didIsSure: $didIsSure,
            answeredAt: $isAnswer ? $at : null,
            leg: new LegReport(
                $said->required('call_id'),
                $state,
                $isPerson ? $to->text('extension') ?? $to->text('number') ?? '' : $said->text('location') ?? '',
                max(0, min(2_000_000_000, $said->int('seq') ?? 0)),
            ),
            command: $command,
            stage: $ordered?->stage(),
            unreached: $ordered?->unreached(),
        );
    }

    private static function state(string $state): CallState
    {
        return match (strtolower($state)) {
            'appeared' => CallState::Ringing,
            'connected', 'onhold' => CallState::Talking,
            'disconnected' => CallState::Ended,
            default => throw new Unreadable('call_state'),
        };
    }

    /**
     * A call that we or others ordered carries the order's id; a leg begun by an extension goes out.
     *
     * Commands that lead a caller elsewhere have ids too: their leg is taken from another, and nobody's order began it.
     */
    private static function direction(Said $said): Direction
    {
        $from = $said->part('from');
        $to = $said->part('to');
        $isOrder = $said->has('command_id') && (! $from->has('taken_from_call_id') || RingOrder::idIn($said->text('command_id')) !== null);
        if ($isOrder || $said->has('callback_initiator')) {
            return Direction::Callback;
        }
        if (! $from->has('extension') || $from->has('taken_from_call_id')) {
            return Direction::In;
        }

        return $to->has('extension') && ! $to->has('line_number') ? Direction::Internal : Direction::Out;
    }

    private static function outsider(Said $from, Said $to, Direction $direction): ?string
    {
        $isOut = match ($direction) {
            Direction::Out => true,
            // Ordered calls have a leg to the clinic and a leg to the patient: the outsider has no extension.
            Direction::Callback => ! $to->has('extension') && $to->has('number'),
            default => false,
        };
        if ($direction === Direction::Callback && ! $isOut && $from->has('extension')) {
            return null;
        }

        return $isOut ? $to->text('number') : $from->text('number');
    }

    /** @return array{?string, bool} the number dialled, and whether Mango's own tracking names it */
    private static function did(Said $said, Direction $direction): array
    {
        $tracking = $said->part('dct');
        if (in_array($tracking->int('type'), [1, 2], true) && $tracking->has('number')) {
            return [$tracking->text('number'), true];
        }
        $line = $said->part('to')->text('line_number');

        return [$direction === Direction::Out ? $said->part('from')->text('line_number') ?? $line : $line, false];
    }
}
