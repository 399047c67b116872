<?php

declare(strict_types=1);

namespace Ringwell\Schema;

/**
 * Changes one table, each step only where it has not been taken yet: a migration may run again, and not every database
 * knows IF NOT EXISTS.
 */
final class Change
{
    private readonly string $table;

    public function __construct(private readonly \wpdb $wpdb, string $table)
    {
        $this->table = "{$wpdb->prefix}ringwell_{$table}";
    }

    public function hasColumn(string $column): bool
    {
        return $this->wpdb->get_col((string) $this->wpdb->prepare('SHOW COLUMNS FROM %i LIKE %s', $this->table, $column)) !== [];
    }

    /**
     * @param literal-string $definition type and default
     * @throws Refused
     */
    public function add(string $column, string $definition): self
    {
        return $this->hasColumn($column) ? $this : $this->run("ALTER TABLE %i ADD COLUMN %i {$definition}", $column);
    }

    /**
     * @param literal-string $definition type and default
     * @throws Refused
     */
    public function modify(string $column, string $definition): self
    {
        return $this->run("ALTER TABLE %i MODIFY COLUMN %i {$definition}", $column);
    }

    /**
     * @param 'KEY'|'UNIQUE KEY' $kind
     * @param literal-string     $columns "(a, b)"
     * @throws Refused
     */
    public function key(string $kind, string $name, string $columns): self
    {
        return $this->hasKey($name) ? $this : $this->run("ALTER TABLE %i ADD {$kind} %i {$columns}", $name);
    }

    /** @throws Refused */
    public function dropKey(string $name): self
    {
        return $this->hasKey($name) ? $this->run('ALTER TABLE %i DROP KEY %i', $name) : $this;
    }

    private function hasKey(string $name): bool
    {
        return in_array($name, $this->wpdb->get_col((string) $this->wpdb->prepare('SHOW INDEX FROM %i', $this->table), 2), true);
    }

    /** @param literal-string $sql with the table and one other name */
    private function run(string $sql, string $name): self
    {
        if ($this->wpdb->query((string) $this->wpdb->prepare($sql, $this->table, $name)) === false) {
            throw new Refused($this->wpdb->last_error);
        }

        return $this;
    }
}
