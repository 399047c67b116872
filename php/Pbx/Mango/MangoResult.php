<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Mango;

use Ringwell\Call\CallEvent;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Call\Unreached;
use Ringwell\Pbx\RingOrder;
use Ringwell\Pbx\Said;

/**
 * result/callback, result/callback_group: what became of an order, said again apart from the answer to it.
 *
 * "Taken" says no more than the calls' own events will. A refusal has no call of Mango's, so it is told as one of ours that failed.
 */
final class MangoResult
{
    /** @return list<CallEvent> */
    public static function read(Said $said): array
    {
        $command = RingOrder::idIn($said->text('command_id'));
        $code = $said->int('result');
        if ($command === null || $code === null || $code === MangoApi::OK) {
            return [];
        }

        return [new CallEvent(
            $command,
            Direction::Callback,
            CallState::Ended,
            final: true,
            answered: false,
            talkSeconds: 0,
            endReason: (string) $code,
            command: $command,
            unreached: Unreached::Failed,
        )];
    }
}
