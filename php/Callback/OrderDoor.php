<?php

declare(strict_types=1);

namespace Ringwell\Callback;

use Ringwell\Clock;
use Ringwell\Pbx\AdapterRegistry;
use Ringwell\Pbx\ConnectionStore;
use Ringwell\Pbx\HandsOutOrders;
use Ringwell\Pbx\PbxEvent;
use Ringwell\Pbx\Refused;
use Ringwell\Pbx\Reply;
use Ringwell\Time;

/** Who gets the orders that are left to a bridge. Phones of patients are in them, so the address alone opens nothing. */
final class OrderDoor
{
    public function __construct(
        private readonly ConnectionStore $connections,
        private readonly AdapterRegistry $adapters,
        private readonly OrdersToFetch $orders,
        private readonly Clock $clock,
    ) {
    }

    public function receive(int $connectionId, string $pathSecret, PbxEvent $event): Reply
    {
        ['connection' => $connection, 'isRight' => $isRight] = $this->connections->atDoor($connectionId, $pathSecret);
        $adapter = $connection === null ? null : $this->adapters->find($connection->adapter);
        if ($connection === null || ! $isRight || ! $adapter instanceof HandsOutOrders) {
            return Reply::refusal(Refused::WrongAddress);
        }
        $now = $this->clock->now();
        if ($connection->secrets !== null && $adapter->mayFetch($event, $connection, $now)) {
            $this->connections->askedForOrders($connection, $now);

            return $adapter->handOut($this->orders->fetch($connection->id), $connection);
        }
        $isOff = $connection->secrets !== null && $adapter->hasOtherClock($event, $connection, $now);

        return $isOff ? new Reply(409, ['code' => 'ringwell_other_clock', 'now' => intdiv($now, Time::SECOND)]) : Reply::refusal(Refused::WrongSignature);
    }
}
