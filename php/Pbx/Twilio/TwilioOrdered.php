<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Twilio;

use Ringwell\Call\CallEvent;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Call\LegReport;
use Ringwell\Call\Stage;
use Ringwell\Call\Unreached;
use Ringwell\Pbx\RingOrder;
use Ringwell\Pbx\Said;
use Ringwell\Time;

/**
 * Events of a call that we ordered (TwilioRing). The clinic's call is the conversation, the patient's has it as its parent.
 *
 * The clinic's know nothing of the patient: whom the order is for is known here. That the clinic's call was "completed" says nothing of the patient: his own events do.
 */
final class TwilioOrdered
{
    private const ADDRESS = '#^order/(rw[0-9a-f]{24})(/' . TwilioRing::PATIENT . ')?$#D';

    private function __construct(
        private readonly Said $said,
        private readonly string $command,
        private readonly string $status,
        private readonly ?int $at,
    ) {
    }

    /** @return ?list<CallEvent> null where the address names no order */
    public static function read(string $kind, Said $said): ?array
    {
        $command = preg_match(self::ADDRESS, $kind, $match) === 1 ? RingOrder::idIn($match[1]) : null;
        if ($command === null) {
            return null;
        }
        $news = new self($said, $command, strtolower($said->text('CallStatus') ?? ''), TwilioNews::time($said->text('Timestamp')));

        return [isset($match[2]) ? $news->patientsLeg() : $news->clinicsLeg()];
    }

    /** @param string $status of the patient's leg */
    public static function ofPatient(string $status): ?Unreached
    {
        return match ($status) {
            'busy' => Unreached::PatientBusy,
            'no-answer' => Unreached::PatientSilent,
            'failed' => Unreached::Failed,
            default => null,
        };
    }

    private function clinicsLeg(): CallEvent
    {
        $isOver = TwilioNews::isOver($this->status);

        return new CallEvent(
            $this->said->required('CallSid'),
            Direction::Callback,
            $isOver ? CallState::Ended : CallState::Ringing,
            final: $isOver,
            at: $this->at,
            did: $this->said->text('From'),
            answered: $isOver && $this->status !== 'completed' ? false : null,
            endedAt: $isOver ? $this->at : null,
            endReason: $isOver ? $this->status : '',
            command: $this->command,
            stage: in_array($this->status, ['in-progress', 'completed'], true) ? Stage::ClinicAnswered : Stage::ClinicRings,
            unreached: match ($this->status) {
                'busy' => Unreached::ClinicBusy,
                'no-answer', 'canceled' => Unreached::ClinicSilent,
                'failed' => Unreached::Failed,
                default => null,
            },
        );
    }

    private function patientsLeg(): CallEvent
    {
        $isOver = TwilioNews::isOver($this->status);
        $isAnswer = $this->status === 'in-progress';
        $talk = $isOver ? $this->said->seconds('CallDuration') ?? 0 : null;
        $talked = $talk !== null && $talk > 0 && $this->status === 'completed';

        return new CallEvent(
            $this->said->required('ParentCallSid'),
            Direction::Callback,
            $isOver ? CallState::Ended : ($isAnswer ? CallState::Talking : CallState::Ringing),
            final: $isOver,
            at: $this->at,
            caller: $this->said->text('To'),
            did: $this->said->text('From'),
            answered: $isOver ? $talked : null,
            answeredAt: $isAnswer ? $this->at : ($talked && $this->at !== null ? $this->at - $talk * Time::SECOND : null),
            endedAt: $isOver ? $this->at : null,
            talkSeconds: $isOver ? ($talked ? $talk : 0) : null,
            endReason: $isOver ? $this->status : '',
            leg: $this->leg($isAnswer, $isOver),
            command: $this->command,
            stage: $isAnswer || $talked ? Stage::Talking : Stage::PatientRings,
            unreached: $isOver ? self::ofPatient($this->status) : null,
        );
    }

    private function leg(bool $isAnswer, bool $isOver): LegReport
    {
        $state = $isOver ? CallState::Ended : ($isAnswer ? CallState::Talking : CallState::Ringing);

        return new LegReport($this->said->required('CallSid'), $state, $this->said->text('To') ?? '', max(0, min(2_000_000_000, $this->said->int('SequenceNumber') ?? 0)));
    }
}
