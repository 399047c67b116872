<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Pull;

/** How a connection stands with its phone system's own list, all kinds of questions together. Pure. */
final class Standing
{
    /** @param array<string, PullState> $states by kind */
    public function __construct(private readonly array $states)
    {
    }

    /** The newest error, unless something went well after it. */
    public function failure(): ?Failure
    {
        $failure = self::newestFailure($this->states);

        return $failure === null || $failure->at < $this->goodAt() ? null : $failure;
    }

    /**
     * The newest error of any kind, whatever came after it: they all come from one phone system.
     *
     * @param array<string, PullState> $states
     */
    public static function newestFailure(array $states): ?Failure
    {
        $newest = null;
        foreach ($states as $state) {
            if ($state->failure !== null && $state->failure->at >= ($newest->at ?? 0)) {
                $newest = $state->failure;
            }
        }

        return $newest;
    }

    public function isStopped(): bool
    {
        return ($this->states[PullState::RECENT] ?? null)?->isStopped() === true;
    }

    public function isGoing(): bool
    {
        return array_filter($this->pulls(), static fn (PullState $state): bool => $state->progress !== null) !== [];
    }

    /** When a pull last came to its end; null: never. */
    public function pulledAt(): ?int
    {
        $at = max([0, ...array_map(static fn (PullState $state): int => $state->goodAt ?? 0, array_values($this->pulls()))]);

        return $at === 0 ? null : $at;
    }

    public function nextAt(): ?int
    {
        return ($this->states[PullState::RECENT] ?? null)?->dueAt;
    }

    /** The pull that last found something; null: none ever did. */
    public function repair(): ?PullState
    {
        $newest = null;
        foreach ($this->pulls() as $state) {
            if ($state->repairedAt !== null && $state->repairedAt > ($newest->repairedAt ?? 0)) {
                $newest = $state;
            }
        }

        return $newest;
    }

    public function check(): ?PullState
    {
        return $this->states[PullState::CHECK] ?? null;
    }

    private function goodAt(): int
    {
        return max([0, ...array_map(static fn (PullState $state): int => $state->goodAt ?? 0, array_values($this->states))]);
    }

    /** @return array<string, PullState> */
    private function pulls(): array
    {
        return array_diff_key($this->states, [PullState::CHECK => true]);
    }
}
