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

    /** No room: on the disk (1021), in the table's file or a temporary one (1114). */
    private const FULL = [1021, 1114];

    /** Writing failed, and the words say why; SQLite gives no number at all. 28 is the system's ENOSPC. */
    private const NOT_WRITTEN = [0, 3, 20, 1026, 1030];
    private const FULL_IN_WORDS = '/database or disk is full|No space left on device|(?:error|errno|errcode):? 28\b/i';

    /** The server takes no writes for now, which hosts also do to one whose disk is full. */
    private const READ_ONLY = [1290, 1836];

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

    /** Reads go on; nothing can be written until somebody makes room. */
    public function isFull(): bool
    {
        return in_array($this->getCode(), self::FULL, true)
            || (in_array($this->getCode(), self::NOT_WRITTEN, true) && preg_match(self::FULL_IN_WORDS, $this->getMessage()) === 1);
    }

    /** Whether the same work may go through later: a rival was in the way, the server is away (2002 where it can't be reached at all) or has no room. */
    public function mayPass(): bool
    {
        return $this->isRetryable() || $this->isFull() || in_array($this->getCode(), [2002, ...self::READ_ONLY], true);
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
