<?php

declare(strict_types=1);

namespace Ringwell\Request;

/** Whoever has patients rung. Callback implements it, so that a request needs to know nothing of callbacks. */
interface Orders
{
    /**
     * What somebody who asks now is told. It depends on the branch, its hours and the queue, and of the phone only on what its
     * number shows to everybody: its country, its kind and how it begins; never on whether it is known, or the clinic's own.
     *
     * @param string $phone E.164; '' where it isn't known yet
     */
    public function promise(int $branchId, ?int $wishedAt, string $phone = ''): When;

    /**
     * A request for a callback was stored, or released from those held back: it is rung in its time, or becomes a task for
     * staff, or joins the open callback of the same phone. The same request again changes nothing.
     */
    public function order(Order $order): void;
}
