<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Own;

use Ringwell\Call\CallEvent;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Call\LegReport;
use Ringwell\Call\Stage;
use Ringwell\Call\Unreached;
use Ringwell\Pbx\RingOrder;
use Ringwell\Pbx\Said;
use Ringwell\Pbx\Unreadable;
use Ringwell\Time;

/**
 * What an Asterisk's dialplan, or our bridge beside it, says in one message (docs/developers/phone-systems.md).
 *
 * Both name a call by Asterisk's linkedid and a leg by its uniqueid, so both may tell of the same call. One that we ordered
 * has our command for its linkedid (OwnRing), which nobody can guess.
 */
final class OwnEvent
{
    public const ROUTE = 'route';

    /** A file of the phone system's own, perhaps in folders; never one that leads out of them. */
    private const RECORDING = '#^(?!.*\.\.)[\w.+@=-]+(?:/[\w.+@=-]+){0,6}$#D';

    private function __construct(
        private readonly Said $said,
        private readonly string $id,
        private readonly Direction $direction,
        private readonly ?int $at,
        private readonly bool $isLegByChannel,
        private readonly ?string $command,
    ) {
    }

    /**
     * @param  bool $isLegByChannel whether a leg is named by its channel, because another list of the same calls knows no more
     * @return list<CallEvent>
     * @throws Unreadable
     */
    public static function read(Said $said, bool $isLegByChannel = false): array
    {
        $kind = $said->required('event');
        $event = new self(
            $said,
            $said->required('id'),
            match (true) {
                RingOrder::idIn($said->text('id')) !== null => Direction::Callback,
                $said->text('dir') === 'out' => Direction::Out,
                default => Direction::In,
            },
            $said->epoch('t'),
            $isLegByChannel,
            RingOrder::idIn($said->text('id')),
        );

        return match ($kind) {
            'start' => [$event->event(CallState::Ringing, startedAt: $event->at)],
            'ring' => [$event->event(CallState::Ringing, leg: $event->leg(CallState::Ringing))],
            'answer' => [$event->event(CallState::Talking, answeredAt: $event->at, leg: $event->leg(CallState::Talking))],
            'stage' => [$event->stage()],
            // A telephone that stopped ringing, or was put down, does not end the call.
            'over' => [$event->event(CallState::Ringing, leg: $event->leg(CallState::Ended))],
            'end' => $event->end(),
            self::ROUTE => [],
            default => throw new Unreadable('event'),
        };
    }

    /** @return list<CallEvent> the end, and before it the answer where it is said again: its own message may have been lost */
    private function end(): array
    {
        $talk = $this->said->seconds('talk');
        $total = $this->said->seconds('total');
        $answeredAt = $this->said->epoch('answered') ?? ($this->at === null || $talk === null || $talk === 0 ? null : $this->at - $talk * Time::SECOND);
        $status = strtolower($this->said->text('status') ?? '');
        $answered = $this->answered($talk, $status);
        $end = new CallEvent(
            $this->id,
            $this->direction,
            CallState::Ended,
            final: true,
            at: $this->at,
            caller: $this->said->text('from'),
            did: $this->said->text('did'),
            startedAt: $this->at === null || $total === null || $this->command !== null ? null : $this->at - $total * Time::SECOND,
            answered: $answered,
            answeredAt: $answered === false ? null : $answeredAt,
            endedAt: $this->at,
            talkSeconds: $talk,
            waitSeconds: $total === null || $talk === null || $this->command !== null ? null : max(0, $total - $talk),
            endReason: $status !== '' ? $status : ($this->said->text('cause') ?? ''),
            recording: $this->recording(),
            leg: $answered === true ? $this->leg(CallState::Ended) : null,
            command: $this->command,
            stage: $this->command !== null && $answered === true ? Stage::Talking : null,
            unreached: $this->command === null || $answered === true ? null : $this->unreached($status),
        );
        $isTold = $answered === true && $this->said->epoch('answered') !== null && $this->said->has('leg');

        return $isTold ? [$this->event(CallState::Talking, answeredAt: $answeredAt, leg: $this->leg(CallState::Talking), at: $answeredAt), $end] : [$end];
    }

    /** Talk seconds decide; without them what Dial says, or the queue; without those the answer's own message does. */
    private function answered(?int $talk, string $status): ?bool
    {
        if ($talk !== null) {
            return $talk > 0;
        }
        if ($status !== '') {
            return in_array($status, ['answer', 'answered'], true);
        }
        if (strtolower($this->said->text('abandoned') ?? '') === 'true' || $this->said->has('queue')) {
            return false;
        }

        return $this->said->has('member') ? true : null;
    }

    private function event(CallState $state, ?int $startedAt = null, ?int $answeredAt = null, ?LegReport $leg = null, ?int $at = null): CallEvent
    {
        return new CallEvent(
            $this->id,
            $this->direction,
            $state,
            at: $at ?? $this->at,
            caller: $this->said->text('from'),
            did: $this->said->text('did'),
            startedAt: $startedAt,
            answeredAt: $answeredAt,
            leg: $leg,
            command: $this->command,
            stage: $this->command !== null && $state === CallState::Talking ? Stage::Talking : null,
        );
    }

    /** Of a call that we ordered: how far it has come. @throws Unreadable */
    private function stage(): CallEvent
    {
        $stage = Stage::tryFrom($this->said->required('stage'));
        if ($stage === null || $stage === Stage::Talking) {
            throw new Unreadable('stage');
        }

        return new CallEvent(
            $this->id,
            $this->direction,
            CallState::Ringing,
            at: $this->at,
            caller: $this->said->text('from'),
            did: $this->said->text('did'),
            startedAt: $stage === Stage::ClinicRings ? $this->at : null,
            command: $this->command,
            stage: $this->command === null ? null : $stage,
        );
    }

    /** By what is said of it, else by what Dial said of the patient's phone. */
    private function unreached(string $status): ?Unreached
    {
        return Unreached::tryFrom($this->said->text('unreached') ?? '') ?? match ($status) {
            'busy' => Unreached::PatientBusy,
            'noanswer', 'cancel' => Unreached::PatientSilent,
            'congestion', 'chanunavail' => Unreached::Failed,
            default => null,
        };
    }

    private function leg(CallState $state): ?LegReport
    {
        $party = $this->said->text('party') ?? '';
        $key = $this->isLegByChannel ? $party : $this->said->text('leg') ?? '';

        // Of a call that we ordered its stage says all; its legs are the patient's, too.
        return $key === '' || $this->command !== null ? null : new LegReport($key, $state, self::party($party));
    }

    /** "PJSIP/101-0000002a" and "Local/101@from-queue-00000007;1" are the telephone 101. */
    public static function party(string $channel): string
    {
        $name = preg_replace('/-[0-9a-f]{6,}(?:;\d)?$/iD', '', $channel);
        $name = preg_replace('#^[A-Za-z0-9]+/#', '', (string) $name);

        return (string) preg_replace('/@.*$/sD', '', (string) $name);
    }

    private function recording(): ?string
    {
        $name = $this->said->text('rec') ?? '';

        return preg_match(self::RECORDING, $name) === 1 ? $name : null;
    }
}
