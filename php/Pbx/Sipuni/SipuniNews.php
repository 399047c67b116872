<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Sipuni;

use Ringwell\Call\CallEvent;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Call\LegReport;
use Ringwell\Call\Unreached;
use Ringwell\Pbx\Said;
use Ringwell\Pbx\Unreadable;
use Ringwell\Time;

/**
 * event=1 a telephone is rung (often sent twice), 3 somebody answered, 4 one telephone is out of the call, 2 all is over.
 *
 * "Answered" is the status of event 2: its call_answer_timestamp is set for calls that nobody took too, and may lie before
 * the call began. It is believed only after the begin. (Seen in published captures of live accounts.)
 */
final class SipuniNews
{
    private const EXTERNAL = 1;
    private const INTERNAL = 2;

    private function __construct(private readonly Said $said, private readonly string $didField)
    {
    }

    /**
     * @param  string          $didField which field names the number dialled; '' where the kind of the destination decides
     * @return list<CallEvent>
     * @throws Unreadable
     */
    public static function read(Said $said, string $didField): array
    {
        $news = new self($said, $didField);

        return match ($said->int('event')) {
            1 => [$news->going(CallState::Ringing, CallState::Ringing)],
            2 => $news->end(),
            3 => [$news->going(CallState::Talking, CallState::Talking)],
            4 => [$news->going(CallState::Ringing, CallState::Ended)],
            default => throw new Unreadable('event'),
        };
    }

    private function going(CallState $call, CallState $leg): CallEvent
    {
        $at = $this->said->epoch('timestamp');
        $direction = $this->direction();
        $extension = $this->said->int('dst_type') === self::INTERNAL ? $this->said->text('short_dst_num') ?? '' : '';

        return new CallEvent(
            $this->said->required('call_id'),
            $direction,
            $call,
            at: $at,
            caller: $this->outsider($direction),
            did: $this->did($direction),
            startedAt: $this->said->epoch('call_start_timestamp'),
            answeredAt: $call === CallState::Talking ? $at : null,
            leg: $extension === '' ? null : self::leg($extension, $leg),
        );
    }

    /** @return list<CallEvent> the call's end, and that of each telephone that was rung */
    private function end(): array
    {
        $call = $this->said->required('call_id');
        $end = $this->said->epoch('timestamp');
        $start = $this->said->epoch('call_start_timestamp');
        $status = strtoupper($this->said->required('status'));
        $answered = $status === 'ANSWER';
        $said = $this->said->epoch('call_answer_timestamp');
        $answer = $answered && $said !== null && $start !== null && $said > $start ? $said : null;
        $direction = $this->direction();
        $events = [new CallEvent(
            $call,
            $direction,
            CallState::Ended,
            final: true,
            at: $end,
            caller: $this->outsider($direction),
            did: $this->did($direction),
            startedAt: $start,
            answered: $answered,
            answeredAt: $answer,
            endedAt: $end,
            talkSeconds: $answered ? self::between($answer, $end) : 0,
            waitSeconds: self::between($start, $answered ? $answer : $end),
            endReason: strtolower($status),
            recording: $answered ? SipuniRecording::of($this->said->text('call_record_link')) : null,
            unreached: $direction === Direction::Out ? self::unreached($status) : null,
        )];
        foreach ($direction === Direction::Out ? [] : self::list($this->said->text('last_called')) as $extension) {
            $events[] = new CallEvent($call, $direction, CallState::Ended, at: $end, leg: self::leg($extension, CallState::Ended));
        }

        return $events;
    }

    /** Of any call out, because one that we ordered looks like the others: what became of the patient's telephone. */
    private static function unreached(string $status): ?Unreached
    {
        return match ($status) {
            'BUSY' => Unreached::PatientBusy,
            'NOANSWER' => Unreached::PatientSilent,
            'CONGESTION', 'CHANUNAVAIL' => Unreached::Failed,
            default => null,
        };
    }

    private function direction(): Direction
    {
        return match ([$this->said->int('src_type'), $this->said->int('dst_type')]) {
            [self::INTERNAL, self::EXTERNAL] => Direction::Out,
            [self::INTERNAL, self::INTERNAL] => Direction::Internal,
            default => $this->said->int('src_type') === self::EXTERNAL ? Direction::In : Direction::Unknown,
        };
    }

    private function outsider(Direction $direction): ?string
    {
        return match ($direction) {
            Direction::In => $this->said->text('src_num') ?? '',
            Direction::Out => $this->said->text('dst_num') ?? $this->said->text('pbxdstnum'),
            default => null,
        };
    }

    /** Where a telephone inside is rung, dst_num is that telephone; where the scheme is entered, the clinic's number. */
    private function did(Direction $direction): ?string
    {
        if ($direction !== Direction::In) {
            return null;
        }
        if ($this->didField !== '') {
            return self::number($this->said->text($this->didField));
        }

        return $this->said->int('dst_type') === self::EXTERNAL ? self::number($this->said->text('dst_num')) ?? self::number($this->said->text('pbxdstnum')) : null;
    }

    /** "74951112233_id265648" has the scheme's id behind the number. */
    private static function number(?string $said): ?string
    {
        $number = preg_replace('/_id\d+$/D', '', $said ?? '');

        return $number === '' ? null : $number;
    }

    /** @return list<string> of "101,102" or "101&102" */
    private static function list(?string $said): array
    {
        $parts = preg_split('/[,&\s]+/', $said ?? '');

        return array_slice(array_values(array_filter($parts === false ? [] : $parts, static fn (string $part): bool => preg_match('/^[\w.+-]{1,32}$/D', $part) === 1)), 0, 20);
    }

    private static function leg(string $extension, CallState $state): LegReport
    {
        return new LegReport("ext:{$extension}", $state, $extension);
    }

    private static function between(?int $from, ?int $to): ?int
    {
        return $from === null || $to === null ? null : max(0, min(7 * 86_400, intdiv($to - $from, Time::SECOND)));
    }
}
