<?php

declare(strict_types=1);

namespace Ringwell\Callback;

use Ringwell\Branch\BranchStore;
use Ringwell\Clock;
use Ringwell\Pbx\RingOrder;

/** Orders that a bridge beside the phone system asks for (Pbx\Rung::leftToFetch). What was handed out once is never handed out again. */
final class OrdersToFetch
{
    /** @param \Closure(): CallbackSettings $settings */
    public function __construct(
        private readonly CallbackStore $callbacks,
        private readonly TryStore $tries,
        private readonly BranchStore $branches,
        private readonly Lines $lines,
        private readonly \Closure $settings,
        private readonly Clock $clock,
    ) {
    }

    /** @return list<RingOrder> to be rung at once: an answer that got lost on its way is a try of which nothing is heard */
    public function fetch(int $connectionId): array
    {
        $now = $this->clock->now();
        $orders = [];
        foreach ($this->tries->toFetch($connectionId, $now - Desk::FETCHED_WITHIN) as $try) {
            $callback = $this->callbacks->find($try->callbackId);
            $line = $callback === null ? null : $this->lines->of($this->branches->of($callback->branchId), $callback->number);
            // The owner may have changed the branch in the meantime, or switched ringing off: nobody fetches it, and it runs out.
            if ($callback?->state !== State::Asked || $line === null || $line->connection->id !== $connectionId || ! ($this->settings)()->on) {
                continue;
            }
            if ($this->tries->fetch($try->id, $now)) {
                $orders[] = $line->order($try, $callback->phone, ($this->settings)());
            }
        }

        return $orders;
    }
}
