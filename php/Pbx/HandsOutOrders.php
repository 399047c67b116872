<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

/** A phone system beside which a program of ours asks for the orders that are left to it (Rung::leftToFetch). */
interface HandsOutOrders
{
    /** Whether it is this program that asks, and not somebody who sends again what it once sent. */
    public function mayFetch(PbxEvent $event, Connection $connection, int $now): bool;

    /** Whether it is this program that asks, with a clock that is off: the refusal then says how late it is. */
    public function hasOtherClock(PbxEvent $event, Connection $connection, int $now): bool;

    /** Whether orders would be fetched: where they are left to that program, it has asked within the last minutes. */
    public function isAsking(Connection $connection, int $now): bool;

    /** @param list<RingOrder> $orders */
    public function handOut(array $orders, Connection $connection): Reply;
}
