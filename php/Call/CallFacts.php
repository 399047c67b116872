<?php

declare(strict_types=1);

namespace Ringwell\Call;

/**
 * All that has been said about one call.
 *
 * Phone systems send events swapped, doubled, late and not at all. So nothing is decided when one comes: facts
 * are only gathered, each by a rule for which order and repetition make no difference (smallest, largest, best
 * pick, either), and CallShape says afterwards what follows from all of them.
 */
final class CallFacts
{
    /**
     * @param array<string, ?int>  $numbers earliest and latest times and counts, by name
     * @param array<string, bool>  $flags
     * @param array<string, ?Pick> $picks
     */
    private function __construct(
        public readonly CallState $state,
        private readonly array $numbers,
        private readonly array $flags,
        private readonly array $picks,
    ) {
    }

    private const SMALLEST = ['first_at', 'said_start', 'answered_at', 'said_answered_at', 'heard', 'lag'];
    private const LARGEST = ['ended_at', 'talk', 'wait', 'touched'];

    /** @param int $receivedAt when we heard, by our clock */
    public static function of(CallEvent $event, int $receivedAt): self
    {
        $at = $event->at ?? $receivedAt;
        $sure = $event->final;
        $direction = $event->direction;
        $picks = [];
        if ($direction === Direction::Callback) {
            $picks['callback'] = new Pick($direction->value, 1, 0);
        } elseif ($direction !== Direction::Unknown) {
            $picks[$sure ? 'said' : 'guess'] = new Pick($direction->value, 1, $at);
        }
        if ($event->caller !== null) {
            $picks["caller:{$direction->value}"] = new Pick(self::text($event->caller), $sure ? 2 : 1, $at);
        }
        if ($event->did !== null && $event->did !== '') {
            $picks["did:{$direction->value}"] = new Pick(self::text($event->did), $event->didIsSure ? 3 : ($sure ? 1 : 2), $at);
        }
        if ($event->endReason !== '') {
            $picks['reason'] = new Pick(self::text($event->endReason), $sure ? 2 : 1, $at);
        }
        if ($event->recording !== null) {
            $picks['recording'] = new Pick(self::text($event->recording), 1, $at);
        }

        return new self(
            $event->state,
            [
                'first_at' => $event->at,
                'said_start' => $event->startedAt,
                'answered_at' => $sure ? null : $event->answeredAt,
                'said_answered_at' => $sure ? $event->answeredAt : null,
                'heard' => $receivedAt,
                'lag' => $event->at === null ? null : $receivedAt - $event->at,
                'ended_at' => $event->endedAt,
                'talk' => $event->talkSeconds,
                'wait' => $event->waitSeconds,
                'touched' => $receivedAt,
            ],
            ['said_answered' => $event->answered === true, 'said_missed' => $event->answered === false],
            $picks,
        );
    }

    public function with(self $other): self
    {
        $numbers = [];
        foreach ([...self::SMALLEST, ...self::LARGEST] as $name) {
            $both = array_filter([$this->number($name), $other->number($name)], is_int(...));
            $numbers[$name] = $both === [] ? null : (in_array($name, self::SMALLEST, true) ? min($both) : max($both));
        }
        $picks = $this->picks;
        foreach ($other->picks as $name => $pick) {
            $picks[$name] = Pick::better($picks[$name] ?? null, $pick);
        }
        ksort($picks);

        return new self($this->state->further($other->state), $numbers, [
            'said_answered' => $this->flag('said_answered') || $other->flag('said_answered'),
            'said_missed' => $this->flag('said_missed') || $other->flag('said_missed'),
        ], $picks);
    }

    public function number(string $name): ?int
    {
        return $this->numbers[$name] ?? null;
    }

    public function flag(string $name): bool
    {
        return $this->flags[$name] ?? false;
    }

    public function pick(string $name): ?string
    {
        return ($this->picks[$name] ?? null)?->text;
    }

    public function toJson(): string
    {
        return (string) json_encode([
            'state' => $this->state->value,
            'numbers' => array_filter($this->numbers, is_int(...)),
            'flags' => array_keys(array_filter($this->flags)),
            'picks' => array_map(static fn (?Pick $pick): ?array => $pick?->toArray(), $this->picks),
        ], JSON_UNESCAPED_UNICODE | JSON_INVALID_UTF8_SUBSTITUTE);
    }

    public static function fromJson(string $json): self
    {
        $stored = json_decode($json, true);
        $stored = is_array($stored) ? $stored : [];
        $list = static fn (string $name): array => is_array($stored[$name] ?? null) ? $stored[$name] : [];
        $picks = [];
        foreach ($list('picks') as $name => $pick) {
            $picks[(string) $name] = Pick::fromArray($pick);
        }
        $numbers = [];
        foreach ($list('numbers') as $name => $number) {
            $numbers[(string) $name] = is_int($number) ? $number : null;
        }
        $state = $stored['state'] ?? '';

        return new self(
            CallState::tryFrom(is_string($state) ? $state : '') ?? CallState::New,
            $numbers,
            array_fill_keys(array_filter($list('flags'), is_string(...)), true),
            $picks,
        );
    }

    /** What comes from the network is kept as text that any database takes, and no longer than it may be. */
    private static function text(string $raw): string
    {
        $clean = preg_replace('/[\x00-\x1F\x7F]+/', ' ', mb_scrub($raw, 'UTF-8'));

        return trim(mb_substr((string) $clean, 0, 191));
    }
}
