<?php

declare(strict_types=1);

namespace Ringwell\Lease;

use Closure;
use Ringwell\Clock;
use Ringwell\Db\Failed;
use Ringwell\Time;

/**
 * Gives numbers out and keeps them: the algorithm, on whichever store.
 *
 * For one pool: the number that still names this visitor, else the one whose hold ran out longest ago, to the second,
 * else none. A lost race reads again; only a read without a candidate is overflow.
 */
final class LeaseDesk
{
    private const ROUNDS = 5;

    /**
     * How many of the oldest are read. With sixteen who ask at once a lease loses 1.6 races where each chooses among eight
     * equally old numbers, and 0.4 among 32; but every lease pays for rows that it does not take (docs/algorithm/figures.md).
     */
    public const CANDIDATES = 8;

    private const MENDED_AT_ONCE = 20;

    /** Holds that ran out within it are equally old: no caller remembers a number a second longer. */
    private const EQUALLY_OLD = Time::SECOND;

    /** @param ?Closure(int): int $chance of so many equal numbers, which one (0 to one less); else at random */
    public function __construct(
        private readonly LeaseStore $store,
        private readonly Clock $clock,
        private readonly ?Closure $chance = null,
    ) {
    }

    /** @param ?Alongside $with what else the answer writes */
    public function claim(Pool $pool, Claimant $who, ?Alongside $with = null): Claim
    {
        for ($round = 0; $round < self::ROUNDS; $round++) {
            try {
                $claim = $this->tryOnce($pool, $who, $round, $with);
            } catch (Failed $error) {
                if (! $error->isRetryable()) {
                    throw $error;
                }
                continue;
            }
            if ($claim !== null) {
                return $claim;
            }
        }

        return Claim::none(Claim::BUSY);
    }

    /** @return ?Claim null where a rival was faster */
    private function tryOnce(Pool $pool, Claimant $who, int $round, ?Alongside $with): ?Claim
    {
        $now = $this->clock->now();
        $read = $this->store->candidates($pool, $who->visitor, $who->network, $who->region, $now, self::CANDIDATES);
        $own = $read->own;
        if ($own === null && $read->free === []) {
            $this->mend($pool, $now);

            return Claim::none(Claim::OVERFLOW);
        }
        if ($own === null && Cap::refuses($read->standing)) {
            return Claim::none(Claim::NETWORK);
        }
        $hasRoom = Cap::hasRoom($read->standing, $who->network !== null && $own?->network === $who->network && $own->holdUntil > $now);
        if ($own === null && $who->isBounded && ! $hasRoom) {
            return Claim::none(Claim::NETWORK);
        }
        $row = $own !== null
            ? $this->renew($pool, $own, $who, $now, $hasRoom, $with)
            : $this->give($pool, $this->pick($read->free, $round), $who, $now, $hasRoom, $with);

        return $row === null ? null : Claim::of($row, $read->numbers[$row->numberId]);
    }

    /**
     * Writes holds that a clock which ran ahead left as the longest that there may be. Reading them as that would not
     * do: each read moves the end on, and a number whose visitor never comes back would be nobody's for good. A row
     * that a rival writes meanwhile is mended by that write.
     *
     * @param ?int $now our time, where it is read already
     */
    public function mend(Pool $pool, ?int $now = null): void
    {
        $now ??= $this->clock->now();
        foreach ($this->store->beyond($pool->id, $now, self::MENDED_AT_ONCE) as $row) {
            try {
                $this->store->replace($row, $row, static fn (int $rev): array => [self::event(ExposureEvent::MENDED, $pool, $row, null, $now, $rev)]);
            } catch (Failed $error) {
                if (! $error->isRetryable()) {
                    throw $error;
                }
            }
        }
    }

    /**
     * The rows of these numbers as they are now, as far as they are pool numbers in use.
     *
     * @param  list<int>            $numberIds
     * @return array<int, LeaseRow> by number id
     */
    public function rows(array $numberIds): array
    {
        return $this->store->ofNumbers($numberIds, $this->clock->now());
    }

    /**
     * Changes a row that names the visitor, however many rivals write it meanwhile.
     *
     * @param  callable(LeaseRow, int, bool): LeaseRow            $change what becomes of the row; pure, may be asked again.
     *                                                                    With our time, and whether the network has room
     * @param  callable(LeaseRow, LeaseRow, int): list<ExposureEvent> $events before, after, new rev
     * @param  ?Pool                                              $pool    of the number, where a network is named
     * @param  ?string                                            $network keyed hash of the visitor's network
     * @param  ?LeaseRow                                          $read    the row as it was read already, which spares a read
     * @param  ?Alongside                                         $with    what else is to be written
     * @return ?LeaseRow null where the number is the visitor's no more
     */
    public function change(
        int $numberId,
        string $visitor,
        callable $change,
        callable $events,
        ?Pool $pool = null,
        ?string $network = null,
        ?LeaseRow $read = null,
        ?Alongside $with = null,
    ): ?LeaseRow {
        for ($round = 0; $round < self::ROUNDS; $round++) {
            try {
                $before = $round === 0 && $read !== null ? $read : $this->rows([$numberId])[$numberId] ?? null;
                if ($before === null || ! $before->names($visitor)) {
                    return null;
                }
                $now = $this->clock->now();
                $after = $change($before, $now, true);
                if (! $this->hasRoom($pool, $before, $after, $network, $now)) {
                    $after = $change($before, $now, false);
                }
                if ($after->equals($before)) {
                    return $before;
                }
                $written = $this->store->replace($before, $after, static fn (int $rev): array => $events($before, $after, $rev), $with);
                if ($written !== null) {
                    return $written;
                }
            } catch (Failed $error) {
                if (! $error->isRetryable()) {
                    throw $error;
                }
            }
        }

        // Five rivals in a row: one of them may have taken the number from this visitor.
        $last = $this->rows([$numberId])[$numberId] ?? null;

        return $last?->names($visitor) === true ? $last : null;
    }

    /**
     * Asked for only where a hold begins anew or is made longer. The confirmation of one that runs was counted when it
     * began: then the network had room, and the visitor's first input must not cost a read.
     */
    private function hasRoom(?Pool $pool, LeaseRow $before, LeaseRow $after, ?string $network, int $now): bool
    {
        $isHeld = $before->holdUntil > $now;
        $counted = Hold::countsTo($before, $network, $now);
        if ($pool === null || $counted === null || $after->holdUntil <= $before->holdUntil || ($isHeld && ! $before->confirmed)) {
            return true;
        }

        return Cap::hasRoom($this->store->candidates($pool, (string) $before->visitor, $counted, null, $now, 1)->standing, $isHeld && $counted === $before->network);
    }

    private function renew(Pool $pool, LeaseRow $row, Claimant $who, int $now, bool $hasRoom, ?Alongside $with): ?LeaseRow
    {
        $visit = $who->isBounded ? $row->visit ?? $who->visit : $who->visit;
        $after = Hold::renew($pool, $row, $visit, self::newLease(), $now, $who->network, $hasRoom);
        $again = $row->visit === $visit;
        if ($again && ActivityMinute::isQuiet($row, $after)) {
            return $this->store->replace($row, $after, static fn (): array => [], $with);
        }

        return $this->store->replace($row, $after, static fn (int $rev): array => [
            self::event($again ? ExposureEvent::ACTIVE : ExposureEvent::GRANTED, $pool, $after, $who->sourceId, $now, $rev),
        ], $with);
    }

    private function give(Pool $pool, LeaseRow $row, Claimant $who, int $now, bool $hasRoom, ?Alongside $with): ?LeaseRow
    {
        $after = Hold::give($row, $who->visitor, $who->visit, self::newLease(), $now, $who->network, $hasRoom);

        return $this->store->replace($row, $after, static function (int $rev) use ($pool, $row, $after, $who, $now, $hasRoom): array {
            $granted = self::event(ExposureEvent::GRANTED, $pool, $after, $who->sourceId, $now, $rev, $hasRoom ? '' : Claim::NETWORK);

            return $row->visitor === null ? [$granted] : [self::event(ExposureEvent::TAKEN, $pool, $row, null, $now, $rev), $granted];
        }, $with);
    }

    /**
     * The one that is free longest; of those that are equally old any one, because visitors who ask in the same moment
     * all see the same list. After a lost race any of those that were read.
     *
     * @param non-empty-list<LeaseRow> $rows the oldest first
     */
    private function pick(array $rows, int $round): LeaseRow
    {
        $latest = $rows[0]->holdUntil + self::EQUALLY_OLD;
        $among = count($round > 0 ? $rows : array_filter($rows, static fn (LeaseRow $row): bool => $row->holdUntil < $latest));

        return $rows[$this->chance === null ? random_int(0, $among - 1) : ($this->chance)($among)];
    }

    private static function event(string $event, Pool $pool, LeaseRow $row, ?int $sourceId, int $now, int $rev, string $cause = ''): ExposureEvent
    {
        return new ExposureEvent(
            $now,
            $event,
            'pool',
            $row->numberId,
            $pool->targetId,
            $sourceId,
            $pool->id,
            $row->visit,
            $row->lease,
            $rev,
            cause: $cause,
            holdUntil: $row->holdUntil,
        );
    }

    private static function newLease(): string
    {
        return bin2hex(random_bytes(16));
    }
}
