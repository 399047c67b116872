<?php

declare(strict_types=1);

namespace Ringwell\Number;

use Ringwell\Clock;
use Ringwell\Db\Connection;
use Ringwell\Db\Failed;
use Ringwell\Plan\PlanMark;

/**
 * Gives numbers their roles and writes their history.
 *
 * `take` and `assign` run inside the caller's transaction and open none themselves. Whether a number is free is
 * decided by the database (unique keys, affected rows), never by what was read before.
 */
final class RoleDesk
{
    public function __construct(
        private readonly Connection $db,
        private readonly NumberStore $numbers,
        private readonly Clock $clock,
    ) {
    }

    /**
     * Inserts the number with this role, or gives the role to a free one (quarantined, detaching, removed).
     *
     * @return int its id
     * @throws NumberInUse the number is something else, or another number has this role
     * @throws Failed      see Failed::isRetryable
     */
    public function take(string $e164, Role $role): int
    {
        $record = $this->numbers->byE164($e164);
        if ($record !== null) {
            return $this->give($record->id, $role);
        }
        $this->refuseTaken($role);
        $now = $this->clock->now();
        try {
            $this->db->run(
                'INSERT INTO {numbers} (number, role, role_of, role_key, role_since, created_at) VALUES (%s, %s, %d, %s, %d, %d)',
                [$e164, $role->name, $role->of, $role->key(), $now, $now],
            );
        } catch (Failed $failed) {
            return $this->afterLostInsert($failed, $e164, $role);
        }
        $id = $this->db->insertedId();
        $this->openHistory($id, $role, $now);

        return $id;
    }

    /**
     * Gives a number a new role; nothing to do where it has it already. Taking it out of use is always possible;
     * a role that shows it to somebody only from a free one.
     *
     * @return Role what it was until now
     * @throws NumberInUse the number is something else, or another number has this role
     * @throws Failed      see Failed::isRetryable
     */
    public function assign(int $numberId, Role $role): Role
    {
        $was = $this->record($numberId)->role;
        if (! $was->equals($role)) {
            $this->give($numberId, $role);
        }

        return $was;
    }

    private function give(int $numberId, Role $role): int
    {
        $record = $this->record($numberId);
        if (! $role->isFree() && ! $record->role->isFree()) {
            throw new NumberInUse($record);
        }
        $this->refuseTaken($role);
        // Time never runs backwards in a number's history, even where the server's clock does.
        $now = max($this->clock->now(), $record->roleSince);
        try {
            $changed = $this->db->run(
                'UPDATE {numbers} SET role = %s, role_of = %d, role_key = %s, role_since = %d WHERE id = %d AND role = %s AND role_since = %d',
                [$role->name, $role->of, $role->key(), $now, $numberId, $record->role->name, $record->roleSince],
            );
        } catch (Failed $failed) {
            throw $failed->isDuplicate() ? ($this->inUse((string) $role->key()) ?? $failed) : $failed;
        }
        if ($changed !== 1) {
            throw new NumberInUse($record);
        }
        $this->db->run('DELETE FROM {number_roles} WHERE number_id = %d AND to_at IS NULL AND from_at = %d', [$numberId, $now]);
        $this->db->run('UPDATE {number_roles} SET to_at = %d WHERE number_id = %d AND to_at IS NULL', [$now, $numberId]);
        $this->mark($record->role);
        $this->openHistory($numberId, $role, $now);

        return $numberId;
    }

    private function record(int $numberId): NumberRecord
    {
        return $this->lock('n.id = %d', [$numberId]) ?? throw new \OutOfBoundsException("No number {$numberId}");
    }

    /** A rival was first: with the number itself, or with the role. */
    private function afterLostInsert(Failed $failed, string $e164, Role $role): int
    {
        if (! $failed->isDuplicate()) {
            throw $failed;
        }
        $record = $this->lock('n.number = %s', [$e164]);
        if ($record === null) {
            throw $this->inUse((string) $role->key()) ?? $failed;
        }

        return $this->give($record->id, $role);
    }

    /** The unique key decides anyway, but on SQLite a statement that fails ends the whole transaction. */
    private function refuseTaken(Role $role): void
    {
        $key = $role->key();
        $record = $key === null ? null : $this->numbers->byRoleKeys([$key])[$key] ?? null;
        if ($record !== null) {
            throw new NumberInUse($record);
        }
    }

    private function inUse(string $roleKey): ?NumberInUse
    {
        $record = $this->lock('n.role_key = %s', [$roleKey]);

        return $record === null ? null : new NumberInUse($record);
    }

    private function openHistory(int $numberId, Role $role, int $at): void
    {
        $this->db->run(
            'INSERT INTO {number_roles} (number_id, role, role_of, source_id, group_id, target_id, from_at) VALUES (%d, %s, %d, %d, %d, %d, %d)',
            [$numberId, $role->name, $role->of, $role->sourceId, $role->groupId, $role->targetId, $at],
        );
        $this->mark($role);
    }

    /** Numbers that pages show without a lease are in the plan; pool numbers are not. */
    private function mark(Role $role): void
    {
        if ($role->key() !== null) {
            (new PlanMark($this->db))->touch();
        }
    }

    /**
     * A locking read sees what rivals committed after this transaction's snapshot was taken; a plain one doesn't.
     *
     * @param literal-string   $where
     * @param list<string|int> $values
     */
    private function lock(string $where, array $values): ?NumberRecord
    {
        $rows = $this->db->rows(NumberStore::SELECT . " WHERE {$where} FOR UPDATE", $values);

        return isset($rows[0]) ? NumberRecord::ofRow($rows[0]) : null;
    }
}
