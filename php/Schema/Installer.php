<?php

declare(strict_types=1);

namespace Ringwell\Schema;

/**
 * Brings the tables to this version, one numbered migration after the other; the version is saved after each,
 * so a crash goes on where it stopped. Several web nodes may arrive at once: the first to take the lock works.
 */
final class Installer
{
    private const VERSION_OPTION = 'ringwell_schema';
    private const LOCK_OPTION = 'ringwell_schema_lock';
    private const LOCK_SECONDS = 120;

    /** @var array<int, class-string<Migration>> version => what leads to it */
    private const MIGRATIONS = [
        1 => M0001CreateTables::class,
        2 => M0002SeedBuiltinSources::class,
        3 => M0003MarkSpam::class,
    ];

    public function __construct(private readonly \wpdb $wpdb)
    {
    }

    public static function isCurrent(): bool
    {
        return self::version() >= array_key_last(self::MIGRATIONS);
    }

    public static function version(): int
    {
        $version = get_option(self::VERSION_OPTION, 0);

        return is_numeric($version) ? (int) $version : 0;
    }

    /** @return bool whether the tables are at this version now */
    public function run(): bool
    {
        if (self::isCurrent()) {
            return true;
        }
        if (! $this->takeLock()) {
            return false;
        }
        try {
            foreach (self::MIGRATIONS as $version => $migration) {
                if ($version > self::version()) {
                    (new $migration())->up($this->wpdb);
                    update_option(self::VERSION_OPTION, $version);
                }
            }
        } finally {
            delete_option(self::LOCK_OPTION);
        }

        return true;
    }

    /** add_option inserts under a unique key, so of two nodes one fails; a lock left by a crash runs out. */
    private function takeLock(): bool
    {
        $until = time() + self::LOCK_SECONDS;
        if (add_option(self::LOCK_OPTION, (string) $until, '', false)) {
            return true;
        }
        $held = get_option(self::LOCK_OPTION);
        if (! is_string($held) || (int) $held > time()) {
            return false;
        }

        return $this->wpdb->query((string) $this->wpdb->prepare(
            'UPDATE %i SET option_value = %s WHERE option_name = %s AND option_value = %s',
            $this->wpdb->options,
            (string) $until,
            self::LOCK_OPTION,
            $held,
        )) === 1;
    }
}
