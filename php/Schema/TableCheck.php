<?php

declare(strict_types=1);

namespace Ringwell\Schema;

/**
 * Looks at the tables as they really are: dbDelta says nothing when the database refuses, and a database without
 * InnoDB silently makes tables of another kind, which know no transactions.
 */
final class TableCheck
{
    private const ENGINE = 'InnoDB';

    public function __construct(private readonly \wpdb $wpdb)
    {
    }

    /** Before anything is made. */
    public function engine(): ?Trouble
    {
        if (! $this->wpdb->dbh instanceof \mysqli) {
            return null;
        }
        $names = array_map(static fn (?string $name): string => strtolower((string) $name), $this->wpdb->get_col('SHOW ENGINES'));
        $support = $this->wpdb->get_col(null, 1);
        // A host may not let us ask; then the tables themselves will tell.
        $place = array_search(strtolower(self::ENGINE), $names, true);
        $isOffered = $names === [] || ($place !== false && in_array(strtoupper($support[$place] ?? ''), ['YES', 'DEFAULT'], true));

        return $isOffered ? null : new Trouble(Trouble::NO_INNODB);
    }

    /**
     * After a migration. A table of another kind is converted where the database lets us.
     *
     * @param array<string, list<string>> $tables name without prefix => columns
     */
    public function tables(array $tables): ?Trouble
    {
        foreach ($tables as $name => $columns) {
            $table = "{$this->wpdb->prefix}ringwell_{$name}";
            $found = array_map(strval(...), $this->wpdb->get_col((string) $this->wpdb->prepare('DESCRIBE %i', $table)));
            if ($found === []) {
                return new Trouble(Trouble::MISSING_TABLE, $table);
            }
            foreach (array_diff($columns, $found) as $missing) {
                return new Trouble(Trouble::MISSING_COLUMN, "{$table}.{$missing}");
            }
            $kind = $this->kind($table);
            if ($kind !== null && strcasecmp($kind, self::ENGINE) !== 0) {
                $this->wpdb->query((string) $this->wpdb->prepare('ALTER TABLE %i ENGINE=InnoDB', $table));
                $kind = (string) $this->kind($table);
                if (strcasecmp($kind, self::ENGINE) !== 0) {
                    return new Trouble(Trouble::WRONG_ENGINE, $table, $kind);
                }
            }
        }

        return null;
    }

    /** @return ?string null where tables have no kinds */
    private function kind(string $table): ?string
    {
        if (! $this->wpdb->dbh instanceof \mysqli) {
            return null;
        }
        $row = $this->wpdb->get_row((string) $this->wpdb->prepare('SHOW TABLE STATUS WHERE Name = %s', $table), ARRAY_A);

        return is_array($row) && is_string($row['Engine'] ?? null) ? $row['Engine'] : '';
    }
}
