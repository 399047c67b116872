<?php

declare(strict_types=1);

namespace Ringwell\Callback;

use Ringwell\Clock;
use Ringwell\Pbx\AdapterRegistry;
use Ringwell\Pbx\ConnectionStore;
use Ringwell\Pbx\ListsOrders;
use Ringwell\Time;

/**
 * Of an order of which nothing was heard, the phone system's own list may show that it never rang the patient: staff, whose
 * task it is by then, are told. One that the list does show is taken on by Follower.
 */
final class ListCheck
{
    /** Lists have a call once it is over, some a little later. */
    public const LISTED_WITHIN = 20 * Time::MINUTE;
    private const LOOKED_AT_FOR = 4 * Time::DAY;

    /** @param \Closure(int): ?int $readUntil up to when a connection's list has been read without a gap */
    public function __construct(
        private readonly TryStore $tries,
        private readonly Settler $settler,
        private readonly ConnectionStore $connections,
        private readonly AdapterRegistry $adapters,
        private readonly \Closure $readUntil,
        private readonly Clock $clock,
    ) {
    }

    public function run(): void
    {
        $now = $this->clock->now();
        $until = [];
        foreach ($this->tries->unheard($now - self::LOOKED_AT_FOR, $now - self::LISTED_WITHIN) as $try) {
            $until[$try->connectionId] ??= $this->listedUntil($try->connectionId);
            if ($until[$try->connectionId] >= $try->askedAt + self::LISTED_WITHIN) {
                $this->settler->settle($try, static fn (CallbackTry $as): CallbackTry => $as->reason() === Reason::Unknown && $as->callId === null
                    ? $as->with(['result' => Reason::NotListed->value])
                    : $as);
            }
        }
    }

    /** @return int UTC milliseconds; 0 where its list says nothing */
    private function listedUntil(int $connectionId): int
    {
        $connection = $this->connections->find($connectionId);
        $adapter = $connection === null ? null : $this->adapters->find($connection->adapter);

        return $adapter instanceof ListsOrders ? ($this->readUntil)($connectionId) ?? 0 : 0;
    }
}
