<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Telnyx;

use Ringwell\Call\CallEvent;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Call\LegReport;
use Ringwell\Call\Stage;
use Ringwell\Call\Unreached;
use Ringwell\Pbx\Said;

/** One event of a call that we ordered. Both legs are of one session; its end is that of the clinic's leg. */
final class TelnyxOrdered
{
    public static function read(string $type, Said $payload, TelnyxOrder $order, ?int $at): CallEvent
    {
        $isOver = $type === 'call.hangup';
        // "Bridged" is said of either leg, when the patient is there.
        $isTalk = $type === 'call.bridged' || ($type === 'call.answered' && $order->isPatient);
        $isEnd = $isOver && ! $order->isPatient;
        $leg = match ($type) {
            'call.initiated' => CallState::Ringing,
            'call.hangup' => CallState::Ended,
            default => CallState::Talking,
        };

        return new CallEvent(
            $payload->required('call_session_id'),
            Direction::Callback,
            $isEnd ? CallState::Ended : ($isTalk ? CallState::Talking : CallState::Ringing),
            final: $isEnd,
            at: $at,
            caller: $order->patient,
            did: $order->number,
            answeredAt: $isTalk ? $at : null,
            endedAt: $isEnd ? $at : null,
            endReason: $isOver ? $payload->text('hangup_cause') ?? '' : '',
            leg: new LegReport($payload->required('call_leg_id'), $leg, $payload->text('to') ?? ''),
            command: $order->command,
            stage: self::stage($type, $order, $isTalk),
            unreached: $isOver ? self::unreached(strtolower($payload->text('hangup_cause') ?? ''), $order->isPatient) : null,
        );
    }

    private static function stage(string $type, TelnyxOrder $order, bool $isTalk): Stage
    {
        return match (true) {
            $isTalk => Stage::Talking,
            $order->isPatient => Stage::PatientRings,
            default => $type === 'call.answered' ? Stage::ClinicAnswered : Stage::ClinicRings,
        };
    }

    private static function unreached(string $cause, bool $isPatient): ?Unreached
    {
        return match ($cause) {
            'user_busy', 'call_rejected' => $isPatient ? Unreached::PatientBusy : Unreached::ClinicBusy,
            'timeout', 'no_answer' => $isPatient ? Unreached::PatientSilent : Unreached::ClinicSilent,
            'not_found' => Unreached::Failed,
            default => null,
        };
    }
}
