<?php

declare(strict_types=1);

namespace Ringwell\Db;

/** Does a transaction again, from its first read, when a rival was in the way: see Failed::isRetryable. */
final class Retry
{
    /**
     * @template T
     * @param  callable(): T $work
     * @return T
     * @throws \Throwable what `$work` throws; Failed when no try went through
     */
    public static function transaction(Connection $db, callable $work, int $tries = 5): mixed
    {
        for ($try = 1;; $try++) {
            try {
                return $db->transaction($work);
            } catch (Failed $failed) {
                if ($try >= $tries || ! $failed->isRetryable()) {
                    throw $failed;
                }
            }
        }
    }
}
