<?php

declare(strict_types=1);

namespace Ringwell\Lease;

use Ringwell\Db\Connection;
use Ringwell\Db\Where;
use Ringwell\Number\NumberStore;
use Ringwell\Source\NumberRef;
use Ringwell\Visit\Visit;
use Ringwell\Visit\VisitStore;

/** All that a beat must know, in one statement: the visit, the numbers on its screen, and whose they are. */
final class ScreenStore
{
    private const ROW = ['number_id', 'pool_id', 'rev', 'visitor', 'visit', 'lease', 'given_at', 'hold_until', 'confirmed', 'protected_at', 'viewed_at', 'active_at', 'network'];

    public function __construct(private readonly Connection $db)
    {
    }

    /**
     * @param  string       $visit   hash
     * @param  list<string> $numbers E.164, as the page says
     * @return ?Screen      null where there is no such visit
     */
    public function read(string $visit, array $numbers, int $now): ?Screen
    {
        $columns = 'l.' . implode(', l.', self::ROW);
        $rows = $this->db->rows(
            'SELECT ' . VisitStore::COLUMNS . ', (SELECT e.id FROM {exposures} e WHERE e.visit = v.id ORDER BY e.at LIMIT 1 OFFSET %d) AS full_by, '
            . "n.id AS n_id, n.number, n.display, {$columns} FROM " . VisitStore::TABLE
            . ' LEFT JOIN ' . NumberStore::TABLE . ' ON n.number IN (' . Where::marks(count($numbers), '%s') . ')'
            . ' LEFT JOIN {leases} l ON l.number_id = n.id AND l.usable = 1 WHERE v.visit = %s',
            [ExposureLog::MOST_OF_VISIT - 1, ...($numbers === [] ? [''] : $numbers), $visit],
        );
        if ($rows === []) {
            return null;
        }
        $found = [];
        $leases = [];
        foreach ($rows as $row) {
            if ($row['n_id'] !== null) {
                $found[(string) $row['number']] = new NumberRef((int) $row['n_id'], (string) $row['number'], $row['display']);
            }
            if ($row['number_id'] !== null) {
                $leases[(int) $row['number_id']] = LeaseRow::fromRow($row, $now);
            }
        }

        return new Screen(Visit::fromRow(VisitStore::own($rows[0])), $found, $leases, $rows[0]['full_by'] !== null);
    }
}
