<?php

declare(strict_types=1);

namespace Ringwell\Plan;

use Ringwell\Db\Connection;
use Ringwell\Db\Retry;

/**
 * The one order of locks. Whoever changes several rows of what the public doors see (targets, pools, groups, sources,
 * placements, numbers and their roles) does so in here: such changes come one after another, because each locks the same
 * row before all others, and so none of them can meet another on two rows.
 *
 * Doors never wait for that row. They lock one lease and nothing of the tables above, so a change must not read a lease
 * with a lock before it writes it: two that both do, and then both write, are a deadlock. The plan's own row, which many
 * changes write, is written by doors in statements that stand alone.
 */
final class Changes
{
    /**
     * @template T
     * @param  callable(): T $work
     * @return T
     * @throws \Throwable what `$work` throws; Failed when no try went through
     */
    public static function run(Connection $db, callable $work): mixed
    {
        return Retry::transaction($db, static function () use ($db, $work): mixed {
            // No plan: the row next to it. Written and not only read, so that it is there.
            $db->run("REPLACE INTO {plans} (id, body) VALUES (2, '')");

            return $work();
        });
    }
}
