<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Telnyx;

use Ringwell\Call\CallEvent;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Call\LegReport;
use Ringwell\Pbx\Said;
use Ringwell\Pbx\WallClock;

/**
 * One event of one leg. call_session_id names the conversation, call_leg_id the leg; the caller's leg is the incoming one, and
 * its end is the end of the call.
 *
 * The caller's leg is "answered" by whatever program speaks first. A person has answered when a leg out was, or when two
 * legs were bridged.
 */
final class TelnyxNews
{
    private function __construct(
        private readonly string $type,
        private readonly Said $payload,
        private readonly ?int $at,
        private readonly bool $isCaller,
    ) {
    }

    /**
     * @param  bool            $hasKey whether recordings can be asked for
     * @param  ?TelnyxOrder    $order  that made the call, where it is ours
     * @return list<CallEvent>
     */
    public static function read(Said $data, bool $hasKey, ?TelnyxOrder $order = null): array
    {
        $type = $data->required('event_type');
        if ($type === 'call.recording.saved') {
            return $hasKey ? self::recording($data->part('payload')) : [];
        }
        if (! in_array($type, ['call.initiated', 'call.answered', 'call.bridged', 'call.hangup'], true)) {
            return [];
        }
        $payload = $data->part('payload');
        $at = WallClock::utc($data->text('occurred_at') ?? '', 'UTC');
        if ($order !== null) {
            return [TelnyxOrdered::read($type, $payload, $order, $at)];
        }
        $isCaller = in_array($payload->text('direction'), ['incoming', 'inbound'], true);
        $news = new self($type, $payload, $at, $isCaller);

        return [$isCaller && $type === 'call.hangup' ? $news->end() : $news->going()];
    }

    /** @return list<CallEvent> */
    private static function recording(Said $payload): array
    {
        $recording = TelnyxRecording::of($payload->text('recording_id'));

        return $recording === null ? [] : [new CallEvent($payload->required('call_session_id'), Direction::Unknown, CallState::New, recording: $recording)];
    }

    private function going(): CallEvent
    {
        $isAnswer = $this->type === 'call.bridged' || ($this->type === 'call.answered' && ! $this->isCaller);
        $leg = match ($this->type) {
            'call.initiated' => CallState::Ringing,
            'call.hangup' => CallState::Ended,
            default => CallState::Talking,
        };
        $begin = $this->isCaller && $this->type === 'call.initiated' ? $this->time('start_time') ?? $this->at : null;

        return new CallEvent(
            $this->payload->required('call_session_id'),
            $this->isCaller ? Direction::In : Direction::Unknown,
            $isAnswer ? CallState::Talking : CallState::Ringing,
            at: $this->at,
            caller: $this->isCaller ? $this->payload->text('from') ?? '' : null,
            did: $this->isCaller ? $this->payload->text('to') : null,
            startedAt: $begin,
            answeredAt: $isAnswer ? $this->at : null,
            leg: $this->isCaller ? null : new LegReport($this->payload->required('call_leg_id'), $leg, $this->payload->text('to') ?? ''),
        );
    }

    private function end(): CallEvent
    {
        return new CallEvent(
            $this->payload->required('call_session_id'),
            Direction::In,
            CallState::Ended,
            final: true,
            at: $this->at,
            caller: $this->payload->text('from') ?? '',
            did: $this->payload->text('to'),
            startedAt: $this->time('start_time'),
            endedAt: $this->time('end_time') ?? $this->at,
            endReason: $this->payload->text('hangup_cause') ?? '',
        );
    }

    private function time(string $name): ?int
    {
        return WallClock::utc($this->payload->text($name) ?? '', 'UTC');
    }
}
