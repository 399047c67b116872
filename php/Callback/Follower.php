<?php

declare(strict_types=1);

namespace Ringwell\Callback;

use Ringwell\Call\Call;
use Ringwell\Call\CallListener;
use Ringwell\Call\CallStore;
use Ringwell\Call\Direction;
use Ringwell\Clock;
use Ringwell\Pbx\AdapterRegistry;
use Ringwell\Pbx\ConnectionStore;
use Ringwell\Pbx\RingsOut;
use Ringwell\Time;

/** Finds the order behind a call, and takes its callback on. */
final class Follower implements CallListener
{
    /** Where a phone system can't give our id back: a call to this phone that began so long before or after we asked. */
    private const BEFORE = 30 * Time::SECOND;
    private const AFTER = 3 * Time::MINUTE;

    /** Lists come late; after that no call is looked for any more. */
    private const LOOKED_FOR = 4 * Time::DAY;

    public function __construct(
        private readonly CallbackStore $callbacks,
        private readonly TryStore $tries,
        private readonly Settler $settler,
        private readonly CallStore $calls,
        private readonly ConnectionStore $connections,
        private readonly AdapterRegistry $adapters,
        private readonly Clock $clock,
    ) {
    }

    public function callChanged(Call $call): void
    {
        $try = $call->twinOf === null ? $this->tryOf($call) : null;
        if ($try === null) {
            return;
        }
        $now = $this->clock->now();
        $this->settler->settle($try, static fn (CallbackTry $as): CallbackTry => Course::advanced($as, $call, $now));
    }

    private function tryOf(Call $call): ?CallbackTry
    {
        if ($call->command !== null) {
            return $this->tries->ofOrder($call->command, $call->connectionId);
        }
        // No phone system tells of a call that it made as of one that came in, and most calls are those.
        if ($call->direction === Direction::In) {
            return null;
        }
        $known = $this->tries->ofCall($call->id);
        if ($known !== null) {
            return $known;
        }
        $unmatched = $this->tries->unmatched($call->connectionId, $call->startedAt - self::LOOKED_FOR);
        foreach ($unmatched as $try) {
            if ($try->vendorCall !== null && ($this->calls->facts($call->connectionId, $try->vendorCall)['id'] ?? null) === $call->id) {
                return $try;
            }
        }

        if ($unmatched !== [] && $this->knowsCommand($call->connectionId)) {
            // Its events name our order; its list may not, and shows what became of an order of which nothing was heard.
            $unmatched = array_filter($unmatched, static fn (CallbackTry $try): bool => ! $try->isOpen());
        }

        return $this->byPhone($call, $unmatched);
    }

    /** @param array<CallbackTry> $unmatched */
    private function byPhone(Call $call, array $unmatched): ?CallbackTry
    {
        foreach ($unmatched as $try) {
            $isNear = $call->startedAt >= $try->askedAt - self::BEFORE && $call->startedAt <= $try->askedAt + self::AFTER;
            if ($isNear && $call->caller !== null && $this->callbacks->find($try->callbackId)?->phone === $call->caller) {
                return $try;
            }
        }

        return null;
    }

    private function knowsCommand(int $connectionId): bool
    {
        $connection = $this->connections->find($connectionId);
        $adapter = $connection === null ? null : $this->adapters->find($connection->adapter);

        return ! $adapter instanceof RingsOut || $adapter->knowsCommand();
    }
}
