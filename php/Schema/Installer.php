<?php

declare(strict_types=1);

namespace Ringwell\Schema;

/**
 * Brings the tables to this version, one numbered migration after the other; the version is saved after each, when
 * its tables and columns are really there, so a crash or a refusal goes on where it stopped. Several web nodes may
 * arrive at once: the first to take the lock works. What stands in the way is remembered and tried again from time
 * to time; while it lasts, asking costs no query.
 */
final class Installer
{
    public const RETRY_SECONDS = 300;

    private const VERSION_OPTION = 'ringwell_schema';
    private const LOCK_OPTION = 'ringwell_schema_lock';
    private const TROUBLE_OPTION = 'ringwell_schema_trouble';
    private const LOCK_SECONDS = 120;

    /** @var array<int, class-string<Migration>> version => what leads to it */
    private const MIGRATIONS = [
        1 => M0001CreateTables::class,
        2 => M0002SeedBuiltinSources::class,
        3 => M0003MarkSpam::class,
        4 => M0004CountEvents::class,
        5 => M0005FindLeases::class,
        6 => M0006ReplayLeases::class,
        7 => M0007GroupSources::class,
        8 => M0008MakePlan::class,
        9 => M0009CountRefusals::class,
        10 => M0010ForecastHolds::class,
        11 => M0011CountCrowds::class,
        12 => M0012CarryVisits::class,
        13 => M0013MarkMessengers::class,
        14 => M0014PullCalls::class,
        15 => M0015KnowCalls::class,
        16 => M0016KeepRecordings::class,
        18 => M0018BindSignatures::class,
        19 => M0019RingBack::class,
        20 => M0020FindCallbacks::class,
    ];

    private readonly TableCheck $check;

    public function __construct(private readonly \wpdb $wpdb)
    {
        $this->check = new TableCheck($wpdb);
    }

    public static function isCurrent(): bool
    {
        return self::version() >= self::latest();
    }

    /** The version that this code needs. */
    public static function latest(): int
    {
        return array_key_last(self::MIGRATIONS);
    }

    public static function version(): int
    {
        $version = get_option(self::VERSION_OPTION, 0);

        return is_numeric($version) ? (int) $version : 0;
    }

    /** @return list<string> every table's name with the site's prefix */
    public static function tables(string $prefix): array
    {
        $names = [];
        foreach (self::MIGRATIONS as $class) {
            $names += (new $class())->tables();
        }

        return array_map(static fn (string $name): string => "{$prefix}ringwell_{$name}", array_keys($names));
    }

    /** What stood in the way at the last try; null where nothing did, or nobody has tried. */
    public static function trouble(): ?Trouble
    {
        return self::isCurrent() ? null : Trouble::of(get_option(self::TROUBLE_OPTION));
    }

    /** A table that should be there is not: all migrations run again, each of which makes only what is missing. */
    public static function lost(): void
    {
        update_option(self::VERSION_OPTION, 0, true);
    }

    /**
     * @param  bool $isAsked whether a person wants it now, however short ago the last try was
     * @return bool whether the tables are at this version now
     */
    public function run(bool $isAsked = false): bool
    {
        if (self::isCurrent()) {
            return true;
        }
        $before = self::trouble();
        $isTooSoon = $before !== null && abs(time() - $before->tried) < self::RETRY_SECONDS;
        if (($isTooSoon && ! $isAsked) || ! $this->takeLock()) {
            return false;
        }
        $trouble = $this->migrateQuietly();
        if ($trouble !== null) {
            // Both are loaded with every page, so that a page which finds the tables old asks the database nothing.
            update_option(self::TROUBLE_OPTION, $trouble->at($before->since ?? time(), time())->toArray(), true);
            update_option(self::VERSION_OPTION, self::version(), true);
        } elseif ($before !== null) {
            delete_option(self::TROUBLE_OPTION);
        }

        return $trouble === null;
    }

    /** What goes wrong is told by the notice and no line in debug.log for each try. */
    private function migrateQuietly(): ?Trouble
    {
        $before = $this->wpdb->suppress_errors(true);
        try {
            return $this->check->engine() ?? $this->migrate();
        } catch (\Throwable $error) {
            return (new Trouble(Trouble::FAILED))->saying($error->getMessage());
        } finally {
            $this->wpdb->suppress_errors($before);
            delete_option(self::LOCK_OPTION);
        }
    }

    private function migrate(): ?Trouble
    {
        foreach (self::MIGRATIONS as $version => $class) {
            if ($version <= self::version()) {
                continue;
            }
            $migration = new $class();
            $said = '';
            try {
                $migration->up($this->wpdb);
            } catch (Refused $refused) {
                $said = $refused->getMessage();
            }
            $trouble = $this->check->tables($migration->tables()) ?? ($said === '' ? null : new Trouble(Trouble::FAILED));
            if ($trouble !== null) {
                return $trouble->saying($said);
            }
            update_option(self::VERSION_OPTION, $version, true);
        }

        return null;
    }

    /** add_option inserts under a unique key, so of two nodes one fails; a lock left by a crash runs out. */
    private function takeLock(): bool
    {
        $until = time() + self::LOCK_SECONDS;
        if (add_option(self::LOCK_OPTION, (string) $until, '', false)) {
            return true;
        }
        $held = get_option(self::LOCK_OPTION);
        // A lock from far ahead was taken by a clock that was wrong.
        if (! is_string($held) || ((int) $held > time() && (int) $held <= $until)) {
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
