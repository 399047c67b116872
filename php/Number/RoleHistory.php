<?php

declare(strict_types=1);

namespace Ringwell\Number;

use Ringwell\Db\Connection;

/** What each number was at any time; written by RoleDesk, read by attribution. */
final class RoleHistory
{
    public function __construct(private readonly Connection $db)
    {
    }

    /** @param int $at UTC milliseconds; a role begins at its first and ends before its last */
    public function at(int $numberId, int $at): ?Role
    {
        $rows = $this->db->rows(
            'SELECT role, role_of, source_id, group_id, target_id FROM {number_roles}'
            . ' WHERE number_id = %d AND from_at <= %d AND (to_at IS NULL OR to_at > %d) ORDER BY from_at DESC, id DESC LIMIT 1',
            [$numberId, $at, $at],
        );

        return isset($rows[0]) ? self::role($rows[0]) : null;
    }

    /** @return list<array{role: Role, from: int, to: int|null}> oldest first */
    public function of(int $numberId): array
    {
        return array_map(
            static fn (array $row): array => [
                'role' => self::role($row),
                'from' => (int) $row['from_at'],
                'to' => $row['to_at'] === null ? null : (int) $row['to_at'],
            ],
            $this->db->rows('SELECT * FROM {number_roles} WHERE number_id = %d ORDER BY from_at, id', [$numberId]),
        );
    }

    /** @param array<string, string|null> $row */
    private static function role(array $row): Role
    {
        $int = static fn (?string $value): ?int => $value === null ? null : (int) $value;

        return Role::stored((string) $row['role'], $int($row['role_of']), $int($row['source_id']), $int($row['target_id']), $int($row['group_id']));
    }
}
