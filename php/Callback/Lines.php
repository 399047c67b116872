<?php

declare(strict_types=1);

namespace Ringwell\Callback;

use Ringwell\Branch\Branch;
use Ringwell\Number\DialledNumbers;
use Ringwell\Number\TargetStore;
use Ringwell\Pbx\AdapterRegistry;
use Ringwell\Pbx\Connection;
use Ringwell\Pbx\ConnectionStore;
use Ringwell\Pbx\ConnectionView;
use Ringwell\Pbx\EventsAddress;
use Ringwell\Pbx\RingsOut;

/** Whether and by what a branch can ring. */
final class Lines
{
    public function __construct(
        private readonly ConnectionStore $connections,
        private readonly AdapterRegistry $adapters,
        private readonly DialledNumbers $numbers,
        private readonly TargetStore $targets,
    ) {
    }

    /** @param string $seen the clinic's number that the visitor saw; '' where it isn't known */
    public function of(Branch $branch, string $seen = ''): ?Line
    {
        $connection = $branch->connection === 0 ? null : $this->connections->find($branch->connection);
        $adapter = $connection === null ? null : $this->adapterOf($connection);
        if ($connection === null || $adapter === null || ! $connection->isEnabled || ! $adapter->canRing($connection) || ! $adapter->takesClinic($branch->clinic)) {
            return null;
        }
        $number = $this->number($branch, $seen);

        $eventsUrl = fn (): string => EventsAddress::reachable(ConnectionView::eventsUrl($connection->id, $this->connections->pathSecret($connection->id)));

        return $number === '' ? null : new Line($connection, $adapter, $branch->clinic, $number, $eventsUrl);
    }

    /** What the branch has of it, for the owner to be told what is missing. */
    public function adapterOf(Connection $connection): ?RingsOut
    {
        $adapter = $connection->secrets === null ? null : $this->adapters->find($connection->adapter);

        return $adapter instanceof RingsOut ? $adapter : null;
    }

    /** What the visitor saw, where calls to it come through this very phone system; it can't show another one's. */
    private function number(Branch $branch, string $seen): string
    {
        if ($branch->number !== '') {
            return $branch->number;
        }
        $known = $seen === '' ? null : $this->numbers->find($seen);
        if ($known !== null && ! $known->isRemoved && $known->countedBy === $branch->connection) {
            return $known->number;
        }

        return $this->targets->all()[0]->number ?? '';
    }
}
