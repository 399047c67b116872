<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Pull;

use Ringwell\Db\Connection as Database;
use Ringwell\Time;

/** Where pulls stand. Who works on a connection's pulls holds the claim of all its rows, and may write only while he does. */
final class PullStore
{
    /** Longer than the slowest step: a worker that died is followed after this. */
    public const CLAIM_FOR = 5 * Time::MINUTE;

    public function __construct(private readonly Database $db)
    {
    }

    /** @return array<int, array<string, PullState>> connection id => kind => state */
    public function all(): array
    {
        $states = [];
        foreach ($this->db->rows('SELECT * FROM {connection_pulls} ORDER BY connection_id, kind') as $row) {
            $state = self::fromRow($row);
            $states[$state->connectionId][$state->kind] = $state;
        }

        return $states;
    }

    /** @return array<string, PullState> by kind */
    public function of(int $connectionId): array
    {
        $states = [];
        foreach ($this->db->rows('SELECT * FROM {connection_pulls} WHERE connection_id = %d', [$connectionId]) as $row) {
            $state = self::fromRow($row);
            $states[$state->kind] = $state;
        }

        return $states;
    }

    /** All kinds at once and none of them due: a claim is one of all rows, so none may come later. Does nothing where they are. */
    public function begin(int $connectionId): void
    {
        // IGNORE, because another process may have been quicker.
        $this->db->run(
            'INSERT IGNORE INTO {connection_pulls} (connection_id, kind) VALUES (%d, %s), (%d, %s), (%d, %s)',
            [$connectionId, PullState::RECENT, $connectionId, PullState::NIGHTLY, $connectionId, PullState::CHECK],
        );
    }

    /** @return list<int> connections that are due and that nobody works on, the longest due first */
    public function due(int $now): array
    {
        $rows = $this->db->rows(
            'SELECT connection_id, MIN(due_at) AS first_due FROM {connection_pulls} WHERE due_at <= %d AND claimed_until <= %d GROUP BY connection_id ORDER BY first_due, connection_id',
            [$now, $now],
        );

        return array_map(static fn (array $row): int => (int) $row['connection_id'], $rows);
    }

    /** When the next one is due; a claimed one counts from when its worker may be taken for dead. */
    public function nextDue(): ?int
    {
        $at = $this->db->rows('SELECT MIN(CASE WHEN due_at < claimed_until THEN claimed_until ELSE due_at END) AS at FROM {connection_pulls} WHERE due_at IS NOT NULL')[0]['at'] ?? null;

        return $at === null ? null : (int) $at;
    }

    /**
     * Takes all pulls of a connection for this worker alone.
     *
     * It is one UPDATE of all the connection's rows, whose condition is read under the row's lock: of two that ask at once,
     * the second waits for the first and then finds claimed_until in the future (on Galera its commit fails, on SQLite
     * there is one writer anyway). All kinds at once, because it is the phone system that must not be asked by two: the pull
     * of the last hours, that of the night and the button "Check" would together be too often, and together they would err
     * twice. The random word tells our claim from that of a worker who followed us because we were too slow: writes are
     * refused to whoever has lost his.
     *
     * @return ?string the claim; null where another works on it, or there is nothing to claim
     */
    public function claim(int $connectionId, int $now): ?string
    {
        $claim = bin2hex(random_bytes(8));
        $won = $this->db->run(
            'UPDATE {connection_pulls} SET claim = %s, claimed_until = %d WHERE connection_id = %d AND claimed_until <= %d',
            [$claim, $now + self::CLAIM_FOR, $connectionId, $now],
        );

        return $won > 0 ? $claim : null;
    }

    /** @return bool false where the claim is lost: another worker is on it, or the connection is gone */
    public function write(PullState $state, string $claim, int $now): bool
    {
        return $this->db->run(
            'UPDATE {connection_pulls} SET due_at = %d, claimed_until = %d, progress = %s, good_until = %d, good_at = %d,'
            . ' repaired_at = %d, repaired = %d, failed_at = %d, failed_times = %d, failure = %s, detail = %s'
            . ' WHERE connection_id = %d AND kind = %s AND claim = %s',
            [
                $state->dueAt, $now + self::CLAIM_FOR, $state->progress?->toJson(), $state->goodUntil, $state->goodAt,
                $state->repairedAt, $state->repaired, $state->failure?->at, $state->failure->times ?? 0, $state->failure->code ?? '',
                $state->failure->detail ?? '', $state->connectionId, $state->kind, $claim,
            ],
        ) === 1 || $this->holds($state->connectionId, $claim);
    }

    public function release(int $connectionId, string $claim): void
    {
        $this->db->run("UPDATE {connection_pulls} SET claim = '', claimed_until = 0 WHERE connection_id = %d AND claim = %s", [$connectionId, $claim]);
    }

    /** Not by itself any more: switched off, keys gone, or the phone system has no list. What is known stays. */
    public function rest(int $connectionId): void
    {
        $this->db->run('UPDATE {connection_pulls} SET due_at = NULL WHERE connection_id = %d AND due_at IS NOT NULL', [$connectionId]);
    }

    /** The owner changed something or pressed a button: what was stopped goes on. Errors stay told until it went well. */
    public function wake(int $connectionId, string $kind, int $dueAt): void
    {
        $this->db->run('UPDATE {connection_pulls} SET due_at = %d WHERE connection_id = %d AND kind = %s', [$dueAt, $connectionId, $kind]);
    }

    /**
     * Pages, reports and keys of the old settings mean nothing to the new ones: whoever is at work loses his claim.
     *
     * @return bool whether somebody was: his question may still be on its way
     */
    public function interrupt(int $connectionId, int $now): bool
    {
        $wasAtWork = $this->db->run(
            "UPDATE {connection_pulls} SET claim = '', claimed_until = 0 WHERE connection_id = %d AND claimed_until > %d",
            [$connectionId, $now],
        ) > 0;
        $this->db->run('UPDATE {connection_pulls} SET progress = NULL WHERE connection_id = %d', [$connectionId]);

        return $wasAtWork;
    }

    /** An UPDATE that changes nothing counts as none. */
    private function holds(int $connectionId, string $claim): bool
    {
        return $this->db->rows('SELECT kind FROM {connection_pulls} WHERE connection_id = %d AND claim = %s LIMIT 1', [$connectionId, $claim]) !== [];
    }

    /** @param array<string, string|null> $row */
    private static function fromRow(array $row): PullState
    {
        $int = static fn (string $name): ?int => $row[$name] === null ? null : (int) $row[$name];
        $failedAt = $int('failed_at');

        return new PullState(
            (int) $row['connection_id'],
            match ($row['kind']) {
                PullState::NIGHTLY => PullState::NIGHTLY,
                PullState::CHECK => PullState::CHECK,
                default => PullState::RECENT,
            },
            $int('due_at'),
            Progress::fromJson($row['progress']),
            $int('good_until'),
            $int('good_at'),
            $int('repaired_at'),
            (int) $row['repaired'],
            $failedAt === null ? null : new Failure($failedAt, (string) $row['failure'], (string) $row['detail'], (int) $row['failed_times']),
        );
    }
}
