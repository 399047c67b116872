<?php

declare(strict_types=1);

namespace Ringwell\Tests\Support;

use Ringwell\Lease\ExposureEvent;
use Ringwell\Lease\LeaseRow;
use Ringwell\Lease\LeaseStore;
use Ringwell\Lease\Pool;

/** What a random history needs beside the lease itself: an owner who changes pools, and a look at what was written. */
interface LeaseWorld
{
    public function store(): LeaseStore;

    /**
     * @param  string $region code, '' for none
     * @return int    id of a new number in no pool
     */
    public function number(string $region): int;

    /** Puts a number that is in no pool into this one. */
    public function put(int $number, Pool $pool): void;

    /** Takes a number out of its pool: quarantined or being detached. */
    public function withdraw(int $number, Pool $pool): void;

    /** Deletes the pool with all its numbers in it, and makes an empty one in its place. */
    public function empty(Pool $pool): void;

    /** @return array<int, LeaseRow> by number id, of numbers in use or not, as they are stored */
    public function rows(): array;

    /** @return list<ExposureEvent> in whatever order */
    public function log(): array;
}
