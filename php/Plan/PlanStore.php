<?php

declare(strict_types=1);

namespace Ringwell\Plan;

use Ringwell\CorrectedClock;
use Ringwell\Db\Connection;
use Ringwell\Db\Retry;

/**
 * Keeps the plan: one row, read by each request of a door.
 *
 * Whoever changes what doors see raises `rev` in the transaction of the change (PlanMark). A door that finds
 * `built` = `rev` uses the body; else it makes one of the rooms' own tables and writes it with the rev that it read, in
 * the same snapshot as all that it is made of, and only if nobody raised rev since. So an old plan is used by nobody
 * once a change is committed, on whichever server, and there is no cache that somebody has to remember to empty.
 *
 * @phpstan-import-type Parts from PlanBody
 */
final class PlanStore
{
    private const COLUMNS = 'rev, built, body, site_rev, site, network_key, network_day, crowded, {now} AS database_now';

    /**
     * @param \Closure(): PlanBuilder $builder asked for only where the plan must be made anew
     * @param ?CorrectedClock         $clock   hears the database's time, which comes with the row
     */
    public function __construct(private readonly Connection $db, private readonly \Closure $builder, private readonly ?CorrectedClock $clock = null)
    {
    }

    /**
     * @param  (\Closure(bool): SiteFacts)|null $ask what WordPress says now, where there is one; true: as newly read
     * @throws NotReady where WordPress has not said yet what only it knows, and is not here
     */
    public function current(?\Closure $ask = null): Plan
    {
        $row = $this->row();
        $site = $this->site($row, $ask) ?? throw new NotReady('WordPress has not said yet what the doors must know of it.');
        $parts = $row->built === $row->rev ? PlanBody::parts($row->body) : null;

        return new Plan($parts ?? $this->rebuild(), $site, $row->networkKey, $row->networkDay, $row->databaseNow, $row->crowded);
    }

    /** What only WordPress knows has changed. */
    public function publish(SiteFacts $site): void
    {
        $this->row();
        $this->db->run('UPDATE {plans} SET site = %s, site_rev = site_rev + 1 WHERE id = 1', [$site->toJson()]);
    }

    /** @return Parts */
    private function rebuild(): array
    {
        return Retry::statement(/** @return Parts */ function (): array {
            // In one snapshot, so that the body fits its rev.
            [$rev, $body] = $this->db->transaction(fn (): array => [$this->row()->rev, ($this->builder)()->body()]);
            $this->db->run('UPDATE {plans} SET body = %s, built = %d WHERE id = 1 AND rev = %d', [$body, $rev, $rev]);

            return PlanBody::parts($body) ?? throw new \LogicException('The plan that was just made can\'t be read.');
        });
    }

    /** @param (\Closure(bool): SiteFacts)|null $ask */
    private function site(PlanRow $row, ?\Closure $ask): ?SiteFacts
    {
        if ($ask === null) {
            return $row->site;
        }
        $site = $ask(false);
        if ($site->saysSameAs($row->site)) {
            return $site;
        }
        // Not by an update hook: a tool has moved the site. What this request has read may be older than the row, so it
        // is read once more, and written only over the row that was seen.
        $site = $ask(true);
        if (! $site->saysSameAs($row->site)) {
            $this->db->run('UPDATE {plans} SET site = %s, site_rev = site_rev + 1 WHERE id = 1 AND site_rev = %d', [$site->toJson(), $row->siteRev]);
        }

        return $site;
    }

    private function row(): PlanRow
    {
        $row = $this->read();
        if ($row === null) {
            $this->db->run("INSERT IGNORE INTO {plans} (id, body) VALUES (1, '')");
            $row = $this->read();
        }

        return $row ?? throw new \RuntimeException('The row of the plan is not there.');
    }

    private function read(): ?PlanRow
    {
        $read = function (): ?PlanRow {
            $row = $this->db->rows('SELECT ' . self::COLUMNS . ' FROM {plans} WHERE id = 1')[0] ?? null;

            return $row === null ? null : PlanRow::of($row);
        };

        return $this->clock === null ? $read() : $this->clock->correctBy($read, static fn (?PlanRow $row): ?int => $row?->databaseNow);
    }
}
