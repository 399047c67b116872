<?php

declare(strict_types=1);

namespace Ringwell\Callback;

use Ringwell\Branch\Branch;
use Ringwell\Branch\BranchStore;
use Ringwell\Clock;
use Ringwell\Request\Order;
use Ringwell\Request\Orders;
use Ringwell\Request\When;

/** Takes orders to ring back: of a visitor's request, or of staff for a call that was missed. */
final class OrderDesk implements Orders
{
    private const TRIES = 5;

    /**
     * @param \Closure(): void             $ring     rings what is due
     * @param \Closure(int): void          $plan     has the queue run by then
     * @param \Closure(int): ?int          $visitOfRequest
     * @param \Closure(): CallbackSettings $settings
     * @param \Closure(string): bool       $mayRing
     */
    public function __construct(
        private readonly CallbackStore $callbacks,
        private readonly Settler $settler,
        private readonly AfterAnswer $later,
        private readonly \Closure $ring,
        private readonly \Closure $plan,
        private readonly \Closure $visitOfRequest,
        private readonly BranchStore $branches,
        private readonly Lines $lines,
        private readonly Promises $promises,
        private readonly \Closure $settings,
        private readonly \Closure $mayRing,
        private readonly Clock $clock,
    ) {
    }

    public function promise(int $branchId, ?int $wishedAt, string $phone = ''): When
    {
        return $this->promises->of($branchId, $wishedAt, $phone);
    }

    public function order(Order $order): void
    {
        if ($this->callbacks->ofRequest($order->requestId) !== null) {
            return;
        }
        $now = $this->clock->now();
        $branch = $this->branches->of($order->branchId);
        $from = $this->promises->firstMoment($branch, $order->wishedAt);
        $this->take($order, $this->planned(new Callback(
            0,
            $order->requestId,
            null,
            $order->phone,
            $branch->id,
            $order->number,
            State::Waiting,
            null,
            '',
            $order->receivedAt,
            $from ?? $now,
            ($from ?? $now) + ($this->settings)()->late(),
            $from,
            cancelHash: $order->cancelHash,
        ), $branch, $order->mayRing));
    }

    /**
     * A call that was missed, because staff want it: now, whatever the branch's hours are.
     *
     * @param  string $number that was dialled
     * @return ?int   null where the phone has a callback that isn't over
     */
    public function callBack(int $callId, string $phone, string $number, Branch $branch, int $userId): ?int
    {
        $now = $this->clock->now();

        return $this->callbacks->add(new Callback(
            0,
            null,
            $callId,
            $phone,
            $branch->id,
            $number,
            State::Waiting,
            null,
            '',
            $now,
            $now,
            $now + ($this->settings)()->late(),
            $now,
            orderedBy: $userId,
        ));
    }

    /** The branch that this phone system rings for. */
    public function branchOf(int $connectionId): Branch
    {
        foreach ($this->branches->all() as $branch) {
            if ($branch->connection === $connectionId) {
                return $branch;
            }
        }

        return $this->branches->first();
    }

    /** @return ?Reason why it can't be rung, whoever wants it */
    public function obstacle(string $phone, int $branchId, string $number): ?Reason
    {
        return match (true) {
            ! ($this->settings)()->on => Reason::Off,
            ! ($this->mayRing)($phone) => Reason::NotAllowed,
            $this->lines->of($this->branches->of($branchId), $number) === null => Reason::NoSystem,
            default => null,
        };
    }

    private function planned(Callback $callback, Branch $branch, bool $mayRing): Callback
    {
        $why = $mayRing ? $this->obstacle($callback->phone, $branch->id, $callback->number) : Reason::Unproved;
        $why ??= $callback->nextAt === null ? Reason::TooLate : null;

        return $why === null ? $callback : $callback->isTask($why);
    }

    /** The open callback of the same phone goes on, unless this one may take its place. */
    private function take(Order $order, Callback $new): void
    {
        for ($try = 1; $try <= self::TRIES; $try++) {
            if ($this->callbacks->add($new) !== null) {
                $this->goOn($new);

                return;
            }
            $open = $this->callbacks->openOf($new->phone);
            $isSame = $open !== null && $this->isSameVisit($open, $order);
            if ($open !== null && ! $this->mayTakeOver($open, $new, $isSame)) {
                $this->join($open, $order, $isSame);

                return;
            }
            if ($open !== null && $this->settler->change($open, $open->with([
                'requestId' => $new->requestId, 'branchId' => $new->branchId, 'number' => $new->number, 'notBefore' => $new->notBefore,
                'notAfter' => $new->notAfter, 'cancelHash' => $isSame ? $new->cancelHash : null, 'detail' => '',
            ])->waits((int) $new->nextAt))) {
                $this->goOn($new);

                return;
            }
        }
    }

    /** Who asks again in the same visit has a new address to cancel it by; anybody else who names this phone must not be able to. */
    private function join(Callback $open, Order $order, bool $isSame): void
    {
        if ($order->cancelHash !== null && $isSame) {
            $this->settler->change($open, $open->with(['cancelHash' => $order->cancelHash]));
        }
    }

    /** All that shows that two requests with one phone are one person's. */
    private function isSameVisit(Callback $open, Order $order): bool
    {
        return $order->visitId !== null && $open->requestId !== null && ($this->visitOfRequest)($open->requestId) === $order->visitId;
    }

    private function goOn(Callback $new): void
    {
        if ($new->state === State::Task) {
            $this->later->isTask($new);

            return;
        }
        ($this->plan)((int) $new->nextAt);
        if ($new->nextAt <= $this->clock->now()) {
            $this->later->do($this->ring);
        }
    }

    /**
     * Whoever names a phone must not put off when its owner is rung, nor take him from staff's list for a far day; a person
     * who asks again may be rung sooner.
     */
    private function mayTakeOver(Callback $open, Callback $new, bool $isSame): bool
    {
        return $new->state === State::Waiting && match ($open->state) {
            State::Task => ($isSame || $new->nextAt <= $this->clock->now()) && ($open->reason !== Reason::Unknown || $open->askedAt < $new->askedAt - TryStore::LONGEST),
            State::Waiting => $open->tries === 0 && $open->orderedBy === null && $new->nextAt < $open->nextAt,
            default => false,
        };
    }
}
