<?php

declare(strict_types=1);

namespace Ringwell\Db;

/** Does work again, from its first read, when a rival was in the way: see Failed::isRetryable. */
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
        return self::statement(static fn (): mixed => $db->transaction($work), $tries);
    }

    /**
     * For one statement that stands alone: the database has undone it when it fails, so it may simply be sent again.
     * Never inside a transaction, all of which a deadlock undoes.
     *
     * @template T
     * @param  callable(): T $work
     * @return T
     * @throws \Throwable what `$work` throws; Failed when no try went through
     */
    public static function statement(callable $work, int $tries = 5): mixed
    {
        for ($try = 1;; $try++) {
            try {
                return $work();
            } catch (Failed $failed) {
                if ($try >= $tries || ! $failed->isRetryable()) {
                    throw $failed;
                }
            }
        }
    }
}
