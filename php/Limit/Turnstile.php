<?php

declare(strict_types=1);

namespace Ringwell\Limit;

use Ringwell\Db\Connection;

/**
 * Lets one transaction through at a time. For what counts several rows before it writes: of two that count at once, each
 * would see what the other has not written yet.
 */
final class Turnstile
{
    /** No window of a count begins then. */
    private const NEVER = 0;

    public function __construct(private readonly Connection $db)
    {
    }

    /**
     * The first statement of a transaction: with it the database waits for whoever passed before, until he has committed (a
     * cluster lets one of the two commit), and only what is read after it is seen together.
     *
     * @param string $what what is passed: a word of ours
     */
    public function pass(string $what): void
    {
        $place = [md5("turnstile {$what}"), self::NEVER];
        // The row is there but for the first time: an UPDATE alone locks it, where INSERT first would have two wait for each other.
        if (! $this->turn($place)) {
            $this->db->run('INSERT IGNORE INTO {limits} (bucket, win, hits) VALUES (%s, %d, 0)', $place);
            $this->turn($place);
        }
    }

    /** @param array{string, int} $place */
    private function turn(array $place): bool
    {
        return $this->db->run('UPDATE {limits} SET hits = 1 - hits WHERE bucket = %s AND win = %d', $place) === 1;
    }
}
