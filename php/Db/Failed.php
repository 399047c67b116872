<?php

declare(strict_types=1);

namespace Ringwell\Db;

/** A statement the database refused, with its own error number (0 where it gives none). */
final class Failed extends \RuntimeException
{
    /**
     * Errors after which the same work may simply be tried again from a fresh read: snapshot conflict
     * (1020), duplicate key by a rival (1062), lock wait (1205), deadlock (1213, also a Galera COMMIT),
     * a lost connection.
     */
    private const RETRYABLE = [1020, 1062, 1205, 1213, ...self::LOST];

    /** The connection is gone: not there (2006), lost during the statement (2013), closed for idleness (4031), killed (1927). */
    private const LOST = [1927, 2006, 2013, 4031];

    public function __construct(string $message, int $errno = 0)
    {
        parent::__construct($message, $errno);
    }

    /** Our own word for what a snapshot conflict says: what was read before the transaction is no longer so. */
    public static function changedByRival(string $what): self
    {
        return new self($what, 1020);
    }

    public function isRetryable(): bool
    {
        return in_array($this->getCode(), self::RETRYABLE, true)
            || str_contains($this->getMessage(), 'database is locked')
            || str_contains($this->getMessage(), 'UNIQUE constraint failed');
    }

    /** Nothing more can be sent on this connection; the server rolls back what was not committed. */
    public function isLostConnection(): bool
    {
        return in_array($this->getCode(), self::LOST, true);
    }

    /** Whether the same work may go through later: a rival was in the way, or the server is away (2002 where it can't be reached at all). */
    public function mayPass(): bool
    {
        return $this->isRetryable() || $this->getCode() === 2002;
    }

    public function isMissingTable(): bool
    {
        return $this->getCode() === 1146 || str_contains($this->getMessage(), 'SQLSTATE[42S02]') || str_contains($this->getMessage(), 'no such table');
    }

    public function isDuplicate(): bool
    {
        return $this->getCode() === 1062 || str_contains($this->getMessage(), 'UNIQUE constraint failed');
    }
}
