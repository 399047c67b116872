<?php

declare(strict_types=1);

namespace Ringwell\Plan;

use Ringwell\Db\Connection;

/**
 * Set by whoever changes something that the public doors see: targets, sources, placements, groups, pools, numbers that
 * pages show. Inside the transaction of the change, so that no door ever uses the old plan after its COMMIT, and none
 * the new one before.
 */
final class PlanMark
{
    public function __construct(private readonly Connection $db)
    {
    }

    /** Read before a long piece of work, and compared after it, it says whether something was changed meanwhile. */
    public function rev(): int
    {
        return (int) ($this->db->rows('SELECT rev FROM {plans} WHERE id = 1')[0]['rev'] ?? 0);
    }

    public function touch(): void
    {
        $this->db->run('UPDATE {plans} SET rev = rev + 1 WHERE id = 1');
    }
}
