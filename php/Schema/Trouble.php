<?php

declare(strict_types=1);

namespace Ringwell\Schema;

/** Why the tables could not be brought to this version. Remembered, so that no page has to find it out again. */
final class Trouble
{
    public const NO_INNODB = 'no_innodb';
    public const WRONG_ENGINE = 'wrong_engine';
    public const MISSING_TABLE = 'missing_table';
    public const MISSING_COLUMN = 'missing_column';
    public const FAILED = 'failed';

    /**
     * @param string $what  table, table.column, or nothing
     * @param string $said  what the database said, or which engine it chose
     * @param int    $since seconds
     * @param int    $tried seconds, the last try
     */
    public function __construct(
        public readonly string $code,
        public readonly string $what = '',
        public readonly string $said = '',
        public readonly int $since = 0,
        public readonly int $tried = 0,
    ) {
    }

    public static function of(mixed $stored): ?self
    {
        if (! is_array($stored) || ! is_string($stored['code'] ?? null)) {
            return null;
        }
        $text = static fn (string $name): string => is_string($stored[$name] ?? null) ? $stored[$name] : '';
        $time = static fn (string $name): int => is_int($stored[$name] ?? null) ? $stored[$name] : 0;

        return new self($stored['code'], $text('what'), $text('said'), $time('since'), $time('tried'));
    }

    public function saying(string $said): self
    {
        return new self($this->code, $this->what, $this->said === '' ? mb_substr($said, 0, 300) : $this->said, $this->since, $this->tried);
    }

    public function at(int $since, int $tried): self
    {
        return new self($this->code, $this->what, $this->said, $since, $tried);
    }

    /** @return array{code: string, what: string, said: string, since: int, tried: int} */
    public function toArray(): array
    {
        return ['code' => $this->code, 'what' => $this->what, 'said' => $this->said, 'since' => $this->since, 'tried' => $this->tried];
    }
}
