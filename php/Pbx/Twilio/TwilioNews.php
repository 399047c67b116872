<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Twilio;

use Ringwell\Call\CallEvent;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Call\LegReport;
use Ringwell\Pbx\Said;
use Ringwell\Time;

/**
 * What Twilio tells of the caller's call (status) and of the phones that ring for it (leg), which are calls of their own with
 * the caller's as their parent.
 *
 * A caller's call is "in-progress" as soon as a menu speaks: whether a person answered is known from the legs alone.
 */
final class TwilioNews
{
    private const OVER = ['completed', 'busy', 'no-answer', 'canceled', 'failed'];

    private function __construct(private readonly Said $said, private readonly string $status, private readonly ?int $at)
    {
    }

    /** @return list<CallEvent> */
    public static function read(string $kind, Said $said): array
    {
        $news = new self($said, strtolower($said->text('CallStatus') ?? ''), self::time($said->text('Timestamp')));

        return match ($kind) {
            'status' => [$news->isOut() ? $news->outgoing() : $news->incoming()],
            'leg' => [$news->leg()],
            'recording' => $news->recording(),
            default => [],
        };
    }

    /** "Mon, 21 Sep 2026 14:13:20 +0000" as our milliseconds. */
    public static function time(?string $text): ?int
    {
        $time = $text === null ? false : \DateTimeImmutable::createFromFormat('!' . DATE_RFC2822, $text);

        return $time === false ? null : $time->getTimestamp() * Time::SECOND;
    }

    public static function isOver(string $status): bool
    {
        return in_array($status, self::OVER, true);
    }

    private function isOut(): bool
    {
        return str_starts_with(strtolower($this->said->text('Direction') ?? ''), 'outbound');
    }

    private function incoming(): CallEvent
    {
        $isOver = self::isOver($this->status);

        return new CallEvent(
            $this->said->required('CallSid'),
            Direction::In,
            $isOver ? CallState::Ended : CallState::Ringing,
            final: $isOver,
            at: $this->at,
            caller: $this->said->text('From') ?? '',
            did: $this->said->text('To'),
            endedAt: $isOver ? $this->at : null,
            endReason: $isOver ? $this->status : '',
        );
    }

    private function outgoing(): CallEvent
    {
        $isOver = self::isOver($this->status);
        $talk = $isOver ? $this->said->seconds('CallDuration') ?? 0 : null;
        $isAnswer = $this->status === 'in-progress';

        return new CallEvent(
            $this->said->required('CallSid'),
            Direction::Out,
            $isOver ? CallState::Ended : ($isAnswer ? CallState::Talking : CallState::Ringing),
            final: $isOver,
            at: $this->at,
            caller: $this->said->text('To'),
            did: $this->said->text('From'),
            answered: $isOver ? $talk > 0 : null,
            answeredAt: $isAnswer ? $this->at : null,
            endedAt: $isOver ? $this->at : null,
            talkSeconds: $talk,
            endReason: $isOver ? $this->status : '',
        );
    }

    private function leg(): CallEvent
    {
        $isAnswer = $this->status === 'in-progress';
        $state = match (true) {
            self::isOver($this->status) => CallState::Ended,
            $isAnswer => CallState::Talking,
            default => CallState::Ringing,
        };

        return new CallEvent(
            $this->said->required('ParentCallSid'),
            Direction::In,
            $isAnswer ? CallState::Talking : CallState::Ringing,
            at: $this->at,
            caller: $this->said->text('From') ?? '',
            answeredAt: $isAnswer ? $this->at : null,
            leg: new LegReport($this->said->required('CallSid'), $state, $this->said->text('To') ?? '', max(0, min(2_000_000_000, $this->said->int('SequenceNumber') ?? 0))),
        );
    }

    /** @return list<CallEvent> */
    private function recording(): array
    {
        $isReady = strtolower($this->said->text('RecordingStatus') ?? 'completed') === 'completed';
        $recording = $this->said->required('RecordingSid');
        $call = $this->said->required('CallSid');

        return $isReady && TwilioAdapter::isSid($recording, 'RE') ? [new CallEvent($call, Direction::Unknown, CallState::New, recording: $recording)] : [];
    }
}
