<?php

declare(strict_types=1);

namespace Ringwell\Call;

/**
 * What one kind of teller (events, or lists) has said about one call: facts that are only gathered, each by a rule
 * for which order and repetition make no difference (smallest, largest, either, best pick).
 */
final class Told
{
    private const SMALLEST = ['first_at', 'said_start', 'answered_at', 'said_answered_at', 'answer_heard', 'end_heard', 'heard', 'lag'];
    private const LARGEST = ['ended_at', 'talk', 'wait', 'touched'];
    private const FLAGS = ['said_answered', 'said_missed', 'vouched', 'listed'];

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

    /**
     * @param int $receivedAt when we heard, by our clock
     * @param int $ahead      milliseconds by which the teller's clock is known to be ahead of ours
     */
    public static function of(CallEvent $event, int $receivedAt, Way $way, int $ahead): self
    {
        // A record is read again and again; only its own times may order what it says.
        $said = $event->at ?? ($way->isRecord() ? $event->endedAt ?? $event->startedAt : null);

        return new self(
            $event->state,
            [
                'first_at' => $event->at,
                'said_start' => $event->startedAt,
                'answered_at' => $event->final ? null : $event->answeredAt,
                'said_answered_at' => $event->final ? $event->answeredAt : null,
                'answer_heard' => self::isAnswerWithoutTime($event, $way) ? $receivedAt : null,
                // What comes after it (a recording, a replay) makes the call no longer.
                'end_heard' => $event->state === CallState::Ended && $event->endedAt === null && ! $way->isRecord() ? $receivedAt : null,
                'heard' => $receivedAt,
                'lag' => $said === null ? null : $receivedAt - $said,
                'ended_at' => $event->endedAt,
                'talk' => $event->talkSeconds,
                'wait' => $event->waitSeconds,
                'touched' => $way->isRecord() ? null : $receivedAt,
            ],
            [
                'said_answered' => $event->answered === true,
                'said_missed' => $event->answered === false,
                'vouched' => $way === Way::Vouched,
                'listed' => $way === Way::List,
            ],
            self::picksOf($event, $said ?? $receivedAt) + ['ahead' => new Pick((string) $ahead, 1, $receivedAt)],
        );
    }

    public static function joined(?self $one, ?self $other): ?self
    {
        if ($one === null || $other === null) {
            return $one ?? $other;
        }
        $numbers = [];
        foreach ([...self::SMALLEST, ...self::LARGEST] as $name) {
            $both = array_filter([$one->number($name), $other->number($name)], is_int(...));
            $numbers[$name] = $both === [] ? null : (in_array($name, self::SMALLEST, true) ? min($both) : max($both));
        }
        $flags = [];
        foreach (self::FLAGS as $name) {
            $flags[$name] = $one->flag($name) || $other->flag($name);
        }
        $picks = $one->picks;
        foreach ($other->picks as $name => $pick) {
            $picks[$name] = Pick::better($picks[$name] ?? null, $pick);
        }

        return new self($one->state->further($other->state), $numbers, $flags, $picks);
    }

    public function number(string $name): ?int
    {
        return $this->numbers[$name] ?? null;
    }

    public function flag(string $name): bool
    {
        return $this->flags[$name] ?? false;
    }

    public function pick(string $name): ?Pick
    {
        return $this->picks[$name] ?? null;
    }

    /** Milliseconds between what happened and our hearing of it, at the least; below 0 where the clock is ahead. null: no times were said. */
    public function lag(): ?int
    {
        $lag = $this->number('lag');

        return $lag === null ? null : $lag + $this->ahead();
    }

    public function ahead(): int
    {
        return (int) $this->pick('ahead')?->text;
    }

    /** @return array<string, mixed> the same for the same facts, in whatever order they came */
    public function toArray(): array
    {
        $numbers = array_filter($this->numbers, is_int(...));
        $flags = array_keys(array_filter($this->flags));
        $picks = array_map(static fn (?Pick $pick): ?array => $pick?->toArray(), $this->picks);
        ksort($numbers);
        sort($flags);
        ksort($picks);

        return ['state' => $this->state->value, 'numbers' => $numbers, 'flags' => $flags, 'picks' => $picks];
    }

    /** @return ?self null where nothing is stored; what is damaged is left out */
    public static function fromArray(mixed $stored): ?self
    {
        $state = is_array($stored) ? $stored['state'] ?? null : null;
        if (! is_array($stored) || $state === null) {
            return null;
        }
        $list = static fn (string $name): array => is_array($stored[$name] ?? null) ? $stored[$name] : [];
        $picks = [];
        foreach ($list('picks') as $name => $pick) {
            $picks[(string) $name] = Pick::fromArray($pick);
        }
        $numbers = [];
        foreach ($list('numbers') as $name => $number) {
            $numbers[(string) $name] = is_int($number) ? $number : null;
        }

        return new self(
            CallState::tryFrom(is_string($state) ? $state : '') ?? CallState::New,
            $numbers,
            array_fill_keys(array_filter($list('flags'), is_string(...)), true),
            $picks,
        );
    }

    private static function isAnswerWithoutTime(CallEvent $event, Way $way): bool
    {
        return $event->state === CallState::Talking && ! $event->final && $event->at === null && $event->answeredAt === null && ! $way->isRecord();
    }

    /** @return array<string, Pick> */
    private static function picksOf(CallEvent $event, int $at): array
    {
        $sure = $event->final;
        $direction = $event->direction;
        $picks = self::orderOf($event, $at);
        if ($direction === Direction::Callback || isset($picks['command'])) {
            $picks['callback'] = new Pick(Direction::Callback->value, 1, 0);
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

        return $picks;
    }

    /**
     * Of a call that was ordered by us.
     *
     * @return array<string, Pick>
     */
    private static function orderOf(CallEvent $event, int $at): array
    {
        $picks = [];
        if ($event->command !== null && $event->command !== '') {
            $picks['command'] = new Pick(self::text($event->command), 1, $at);
        }
        if ($event->stage !== null) {
            $picks['stage'] = new Pick($event->stage->value, $event->stage->rank(), $at);
        }
        if ($event->unreached !== null) {
            $picks['unreached'] = new Pick($event->unreached->value, ($event->final ? 3 : 1) + ($event->unreached->isOfClinic() ? 0 : 1), $at);
        }

        return $picks;
    }

    /** What comes from the network is kept as text that any database takes, and no longer than it may be. */
    private static function text(string $raw): string
    {
        $clean = preg_replace('/[\x00-\x1F\x7F]+/', ' ', mb_scrub($raw, 'UTF-8'));

        return trim(mb_substr((string) $clean, 0, 191));
    }
}
