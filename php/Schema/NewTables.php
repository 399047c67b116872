<?php

declare(strict_types=1);

namespace Ringwell\Schema;

/** Tables that a migration makes: name (without prefixes) => its columns and keys, as dbDelta wants them. */
final class NewTables
{
    /** @param array<string, string> $tables */
    public function __construct(private readonly array $tables)
    {
    }

    /** Makes those that are missing. @throws Refused */
    public function make(\wpdb $wpdb): void
    {
        require_once ABSPATH . 'wp-admin/includes/upgrade.php';
        $engine = $wpdb->dbh instanceof \mysqli ? 'ENGINE=InnoDB ' : '';
        foreach ($this->tables as $name => $columns) {
            dbDelta("CREATE TABLE {$wpdb->prefix}ringwell_{$name} (\n{$columns}\n) {$engine}{$wpdb->get_charset_collate()};");
            if ($wpdb->last_error !== '') {
                throw new Refused($wpdb->last_error);
            }
        }
    }

    /** @return array<string, list<string>> table => its columns */
    public function columns(): array
    {
        return array_map(static function (string $columns): array {
            preg_match_all('/^\s*([a-z_]+) [a-z]/m', $columns, $names);

            return $names[1];
        }, $this->tables);
    }
}
