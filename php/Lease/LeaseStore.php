<?php

declare(strict_types=1);

namespace Ringwell\Lease;

/** Where lease rows are kept. The policy decides what a row becomes; a store only says whether it could be written. */
interface LeaseStore
{
    /**
     * What this visitor may be given, in one read: the usable row that names him, hold run out or not; usable rows not
     * in hold, those first whose hold ran out longest ago (never used = earliest); how the pool stands towards his
     * network.
     *
     * @param string  $visitor hash
     * @param ?string $network keyed hash; null: counts nothing
     * @param ?string $region  his region, whose numbers come before any other; null or '': not known
     * @param int     $limit   of free rows
     */
    public function candidates(Pool $pool, string $visitor, ?string $network, ?string $region, int $now, int $limit): LeaseRead;

    /**
     * Usable rows whose hold lies beyond the longest that there may be (LeaseRow::longest): a clock that ran ahead
     * wrote them. They are read as held that long, but by each read anew, so they must be written back once.
     *
     * @return list<LeaseRow>
     */
    public function beyond(int $poolId, int $now, int $limit): array;

    /**
     * @param  list<int>            $numberIds
     * @return array<int, LeaseRow> usable rows by number id
     */
    public function ofNumbers(array $numberIds, int $now): array;

    /**
     * Writes `$after`, its events and what else there is to write, if nobody wrote the row since `$before` was read; all
     * or nothing.
     *
     * @param  callable(int): list<ExposureEvent> $events made with the row's new rev
     * @return ?LeaseRow the row as written, null where a rival was faster
     * @throws \Ringwell\Db\Failed where the database refused; see isRetryable()
     */
    public function replace(LeaseRow $before, LeaseRow $after, callable $events, ?Alongside $with = null): ?LeaseRow;
}
