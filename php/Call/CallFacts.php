<?php

declare(strict_types=1);

namespace Ringwell\Call;

/**
 * All that has been said about one call.
 *
 * Phone systems send events swapped, doubled, late and not at all. So nothing is decided when one comes: what events
 * told and what lists told (pulled, imported) is gathered, each apart, and CallShape says afterwards what follows.
 */
final class CallFacts
{
    private function __construct(public readonly ?Told $events, public readonly ?Told $list)
    {
    }

    /**
     * @param int $receivedAt when we heard, by our clock
     * @param int $ahead      milliseconds by which the teller's clock is known to be ahead of ours
     */
    public static function of(CallEvent $event, int $receivedAt, Way $way = Way::Live, int $ahead = 0): self
    {
        $told = Told::of($event, $receivedAt, $way, $ahead);

        return $way->isRecord() ? new self(null, $told) : new self($told, null);
    }

    public function with(self $other): self
    {
        return new self(Told::joined($this->events, $other->events), Told::joined($this->list, $other->list));
    }

    /** As if no list had been read. */
    public function ofEvents(): ?self
    {
        return $this->events === null ? null : new self($this->events, null);
    }

    /** When we first heard of it, by our clock. */
    public function heard(): int
    {
        $heard = array_filter([$this->events?->number('heard'), $this->list?->number('heard')], is_int(...));

        return $heard === [] ? 0 : min($heard);
    }

    /** When we last heard of it, by our clock; a list that says the same again is no news. */
    public function touched(): int
    {
        return max($this->heard(), (int) $this->events?->number('touched'), (int) $this->list?->number('heard'));
    }

    /** What events said; what they left out, a list fills in. */
    public function number(string $name): ?int
    {
        return $this->events?->number($name) ?? $this->list?->number($name);
    }

    /** What events said, unless a list knows for sure what they guessed. */
    public function pick(string $name): ?string
    {
        $told = $this->events?->pick($name);
        $listed = $this->list?->pick($name);

        return ($told === null || ($listed !== null && $listed->rank > $told->rank) ? $listed : $told)?->text;
    }

    /** Whether a list has told of it, or a sender that may be late: then it took place when it says. */
    public function isConfirmed(): bool
    {
        return $this->list !== null || $this->events?->flag('vouched') === true;
    }

    public function toJson(): string
    {
        return (string) json_encode(
            ($this->events?->toArray() ?? []) + ($this->list === null ? [] : ['list' => $this->list->toArray()]),
            JSON_UNESCAPED_UNICODE | JSON_INVALID_UTF8_SUBSTITUTE,
        );
    }

    public static function fromJson(string $json): self
    {
        $stored = json_decode($json, true);

        return new self(Told::fromArray($stored), Told::fromArray(is_array($stored) ? $stored['list'] ?? null : null));
    }
}
