<?php

declare(strict_types=1);

namespace Ringwell\Callback;

use Ringwell\Clock;

/** Calls a callback off, as long as nothing rings for it. */
final class CancelDesk
{
    private const TRIES = 3;

    public function __construct(
        private readonly CallbackStore $callbacks,
        private readonly TryStore $tries,
        private readonly Settler $settler,
        private readonly Desk $desk,
        private readonly Clock $clock,
    ) {
    }

    /** @return bool false where it rings already, or is over otherwise */
    public function cancel(Callback $callback): bool
    {
        for ($try = 1; $try <= self::TRIES; $try++) {
            if ($callback->state === State::Asked) {
                $this->callOff($callback);
            } elseif (in_array($callback->state, [State::Waiting, State::Task], true)) {
                if ($this->settler->change($callback, $callback->over(State::Cancelled, $this->clock->now()))) {
                    return true;
                }
            } else {
                return $callback->state === State::Cancelled;
            }
            $callback = $this->callbacks->find($callback->id) ?? $callback;
        }

        return false;
    }

    /** @param string $token the last part of the address that the patient was given */
    public function byToken(string $token): ?Callback
    {
        return preg_match('/^[0-9a-f]{32}$/D', $token) === 1 ? $this->callbacks->byCancelHash(hash('sha256', $token)) : null;
    }

    /** An order that a bridge has not fetched yet rings nowhere. */
    private function callOff(Callback $callback): void
    {
        foreach ($this->tries->ofCallback($callback->id) as $try) {
            if ($try->isOpen() && $try->fetchedAt === 0) {
                $this->desk->callOff($try, Reason::Cancelled);
            }
        }
    }
}
