<?php

declare(strict_types=1);

namespace Ringwell\Source;

/** What saving a source asks of the room of the pools, which itself knows sources. */
interface PoolKeeper
{
    /**
     * Inside a transaction: nobody else fills, shows or deletes these pools until it ends. Who also locks targets
     * does that first.
     *
     * @param  list<int> $ids
     * @return list<int> those that exist
     */
    public function lock(array $ids): array;
}
