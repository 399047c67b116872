<?php

declare(strict_types=1);

namespace Ringwell\Call;

use Ringwell\Clock;

/**
 * Erases a patient's calls with all that hangs on them. What stays is a keyed hash of each, so that no event, replay or
 * list brings it back (ErasedCalls).
 */
final class CallEraser
{
    private const AT_ONCE = 50;

    /** @param list<CallErased> $rooms that keep something of calls */
    public function __construct(
        private readonly CallStore $calls,
        private readonly ErasedCalls $erased,
        private readonly array $rooms,
        private readonly Clock $clock,
    ) {
    }

    /**
     * All calls of a call's caller, also those that are kept back; only the call itself where the caller is hidden.
     *
     * @return int how many reports of calls were erased
     */
    public function eraseCallerOf(Call $call): int
    {
        return $call->caller === null ? $this->erase($this->calls->withTwins($call->id)) : $this->erasePhone($call->caller);
    }

    /**
     * @param  string $phone E.164
     * @return int    how many reports of calls were erased
     */
    public function erasePhone(string $phone): int
    {
        $erased = 0;
        do {
            $batch = $this->calls->ofCaller($phone, self::AT_ONCE);
            $erased += $this->erase($batch);
        } while ($batch !== []);

        return $erased;
    }

    /** One report alone, as somebody typed it; what others reported of the same call has been freed before. */
    public function eraseReport(Call $call): void
    {
        $this->erase(array_values(array_filter($this->calls->withTwins($call->id), static fn (ErasedCall $one): bool => $one->id === $call->id)));
    }

    /** @param list<ErasedCall> $calls */
    private function erase(array $calls): int
    {
        foreach ($calls as $call) {
            // First of all: from here on nothing that is still under way can write the call anew.
            $this->erased->add($call->connectionId, $call->vendorKey, $this->clock->now());
            foreach ($this->rooms as $room) {
                $room->callErased($call);
            }
            $this->calls->forget($call->id);
            foreach ($this->rooms as $room) {
                if ($room instanceof CallGone) {
                    $room->callGone($call->id);
                }
            }
        }

        return count($calls);
    }
}
