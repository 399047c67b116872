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
    /** @param \Closure(list<int>): array<int, int> $visitsOfRequests request => visit, where one is known */
    public function __construct(
        private readonly CallbackStore $callbacks,
        private readonly TryStore $tries,
        private readonly AttributionStore $attributions,
        private readonly \Closure $visitsOfRequests,
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
        return $this->many([$callback])[$callback->id];
    }

    /**
     * @param  list<Callback>    $callbacks
     * @return array<int, ?int> by callback
     */
    public function many(array $callbacks): array
    {
        $requests = array_filter(array_map(static fn (Callback $callback): ?int => $callback->requestId, $callbacks), is_int(...));
        $calls = array_filter(array_map(static fn (Callback $callback): ?int => $callback->requestId === null ? $callback->callId : null, $callbacks), is_int(...));
        $ofRequests = ($this->visitsOfRequests)(array_values(array_unique($requests)));
        $answers = $this->attributions->many(array_values(array_unique($calls)));
        $visits = [];
        foreach ($callbacks as $callback) {
            $answer = $answers[$callback->callId ?? 0] ?? null;
            $visits[$callback->id] = $callback->requestId === null ? $answer?->answer->visit : $ofRequests[$callback->requestId] ?? null;
        }

        return $visits;
    }
}
