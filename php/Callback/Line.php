<?php

declare(strict_types=1);

namespace Ringwell\Callback;

use Ringwell\Pbx\Connection;
use Ringwell\Pbx\HandsOutOrders;
use Ringwell\Pbx\RingOrder;
use Ringwell\Pbx\RingsOut;

/** By which phone system a branch rings, whom first, and what number the patient sees. */
final class Line
{
    /** @param \Closure(): string $eventsUrl where its events go, as far as it can reach us */
    public function __construct(
        public readonly Connection $connection,
        public readonly RingsOut $ringsOut,
        private readonly string $clinic,
        public readonly string $number,
        private readonly \Closure $eventsUrl,
    ) {
    }

    /** Whether it would ring now: a bridge that fetches orders may be down. */
    public function isReady(int $now): bool
    {
        return ! $this->ringsOut instanceof HandsOutOrders || $this->ringsOut->isAsking($this->connection, $now);
    }

    public function order(CallbackTry $try, string $patient, CallbackSettings $settings): RingOrder
    {
        return new RingOrder($try->command, $this->clinic, $patient, $this->number, $settings->clinicSeconds, $settings->patientSeconds, ($this->eventsUrl)());
    }
}
