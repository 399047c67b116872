<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Hand;

use Ringwell\Call\CallEvent;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Number\Phone;
use Ringwell\Time;

/** A call as somebody typed it in: where the clinic answers plain phones, it is marked which number rang. Pure. */
final class HandCall
{
    /** Clocks of the browser and of the server may differ a little. */
    private const AHEAD = 5 * Time::MINUTE;
    private const OLDEST = 5 * 366 * Time::DAY;

    private function __construct(
        public readonly int $startedAt,
        public readonly ?string $caller,
        public readonly string $number,
        private readonly bool $isAnswered,
        private readonly int $talkSeconds,
    ) {
    }

    /**
     * @param  array<string, mixed>                $said   as hand-call.json says
     * @param  ?string                             $before the caller as stored, where the message leaves it as it was
     * @param  callable(string): bool              $isOurs whether a phone is one of the clinic's own numbers
     * @return self|array<string, string> what is wrong: field => code
     */
    public static function read(array $said, ?string $before, string $region, int $now, callable $isOurs): self|array
    {
        $text = static fn (string $name): string => is_string($said[$name] ?? null) ? trim($said[$name]) : '';
        $at = strtotime($text('started_at'));
        $startedAt = $at === false ? null : $at * Time::SECOND;
        $isHidden = array_key_exists('caller', $said) ? $said['caller'] === null : $before === null;
        $caller = $isHidden ? null : (array_key_exists('caller', $said) ? Phone::parse($text('caller'), $region)?->e164 : $before);
        $number = Phone::parse($text('number'), $region)?->e164;
        $isAnswered = $text('result') === 'answered';
        $talk = is_int($said['talk_seconds'] ?? null) ? $said['talk_seconds'] : 0;
        $faults = array_filter([
            'started_at' => match (true) {
                $startedAt === null || $startedAt < $now - self::OLDEST => 'bad_time',
                $startedAt > $now + self::AHEAD => 'in_future',
                default => null,
            },
            'caller' => match (true) {
                $isHidden => null,
                $caller === null => 'no_phone',
                $isOurs($caller) => 'own_number',
                default => null,
            },
            'number' => $number === null || ! $isOurs($number) ? 'not_ours' : null,
        ], is_string(...));

        return $faults !== [] || $startedAt === null || $number === null
            ? $faults
            : new self(min($startedAt, $now), $caller, $number, $isAnswered, $isAnswered ? $talk : 0);
    }

    /** @param string $key the same for the same call */
    public function event(string $key): CallEvent
    {
        return new CallEvent(
            "hand:{$key}",
            Direction::In,
            CallState::Ended,
            final: true,
            caller: $this->caller ?? '',
            did: $this->number,
            didIsSure: true,
            startedAt: $this->startedAt,
            answered: $this->isAnswered,
            answeredAt: $this->isAnswered ? $this->startedAt : null,
            endedAt: $this->startedAt + $this->talkSeconds * Time::SECOND,
            // Who types in a talk without its length knows all the same that there was one.
            talkSeconds: $this->isAnswered && $this->talkSeconds === 0 ? null : $this->talkSeconds,
            endReason: 'by_hand',
        );
    }
}
