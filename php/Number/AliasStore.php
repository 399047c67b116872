<?php

declare(strict_types=1);

namespace Ringwell\Number;

use Ringwell\Db\Connection;
use Ringwell\Db\Failed;
use Ringwell\Db\Retry;
use Ringwell\Db\Where;

/** Other names under which phone systems report a number: what an 8-800 number is led to, a line's name, a SIP address. */
final class AliasStore
{
    public const MOST = 20;

    public function __construct(private readonly Connection $db)
    {
    }

    /**
     * @param  list<int>                $numberIds
     * @return array<int, list<string>> by number id, in the order they were given; numbers without any are left out
     */
    public function many(array $numberIds): array
    {
        $found = [];
        $rows = $numberIds === [] ? [] : $this->db->rows(
            'SELECT alias, number_id FROM {number_aliases} WHERE number_id IN (' . Where::marks(count($numberIds)) . ') ORDER BY id',
            $numberIds,
        );
        foreach ($rows as $row) {
            $found[(int) $row['number_id']][] = (string) $row['alias'];
        }

        return $found;
    }

    /**
     * The number has these other names from now on, and no more.
     *
     * @param  list<string> $aliases as DialledNumbers::key has them
     * @return bool false where another number was given one of them just now
     */
    public function set(int $numberId, array $aliases): bool
    {
        try {
            $this->write($numberId, $aliases);
        } catch (Failed $failed) {
            return $failed->isDuplicate() ? false : throw $failed;
        }

        return true;
    }

    /** @param list<string> $aliases */
    private function write(int $numberId, array $aliases): void
    {
        Retry::transaction($this->db, function () use ($numberId, $aliases): void {
            $known = array_column($this->db->rows('SELECT alias FROM {number_aliases} WHERE number_id = %d ORDER BY id FOR UPDATE', [$numberId]), 'alias');
            foreach (array_diff($known, $aliases) as $gone) {
                $this->db->run('DELETE FROM {number_aliases} WHERE number_id = %d AND alias = %s', [$numberId, $gone]);
            }
            foreach (array_diff($aliases, $known) as $new) {
                $this->db->run('INSERT INTO {number_aliases} (alias, number_id) VALUES (%s, %d)', [$new, $numberId]);
            }
        });
    }
}
