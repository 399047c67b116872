<?php

declare(strict_types=1);

namespace Ringwell\Callback;

use Ringwell\Attribution\AttributionStore;
use Ringwell\Attribution\OrderedCalls;
use Ringwell\Call\Call;
use Ringwell\Call\Direction;

/** The visit behind a callback: of the request that asked for it, or of the missed call that is called back. */
final class OrderedVisits implements OrderedCalls
{
    /** @param \Closure(int): ?int $visitOfRequest */
    public function __construct(
        private readonly CallbackStore $callbacks,
        private readonly TryStore $tries,
        private readonly AttributionStore $attributions,
        private readonly \Closure $visitOfRequest,
    ) {
    }

    public function visitOf(Call $call): ?int
    {
        if ($call->direction === Direction::In) {
            return null;
        }
        $try = $call->command === null ? $this->tries->ofCall($call->id) : $this->tries->ofOrder($call->command, $call->connectionId);
        $callback = $try === null ? null : $this->callbacks->find($try->callbackId);

        return $callback === null ? null : $this->of($callback);
    }

    public function of(Callback $callback): ?int
    {
        return match (true) {
            $callback->requestId !== null => ($this->visitOfRequest)($callback->requestId),
            $callback->callId !== null => $this->attributions->find($callback->callId)?->answer->visit,
            default => null,
        };
    }
}
