<?php

declare(strict_types=1);

namespace Ringwell\FastDoor;

/** The connection to the site's database: our own by the constants of wp-config.php, or the one that wpdb made. */
final class Database
{
    /** Who waits longer for a database than this waits in vain; REST has a notice for it. */
    private const CONNECT_SECONDS = 5;

    private ?\mysqli $handle = null;

    /** @param \Closure(): \mysqli $connect */
    private function __construct(public readonly string $prefix, private readonly \Closure $connect)
    {
    }

    public static function ofConfig(string $root): self
    {
        return new self((new SiteConfig($root))->read(), self::connect(...));
    }

    public static function ofWordPress(string $root): self
    {
        return new self((new SiteConfig($root))->readWithWordPress(), static function (): \mysqli {
            $wpdb = $GLOBALS['wpdb'] ?? null;
            if (! $wpdb instanceof \wpdb || ! $wpdb->check_connection(false) || ! $wpdb->dbh instanceof \mysqli) {
                throw new Unready('no connection by wpdb');
            }

            return $wpdb->dbh;
        });
    }

    public function handle(): \mysqli
    {
        return $this->handle ??= ($this->connect)();
    }

    /** After a lost connection. */
    public function reopen(): void
    {
        $this->handle = null;
    }

    public function option(string $prefix, string $name): ?string
    {
        $handle = $this->handle();
        $result = $handle->query(sprintf("SELECT option_value FROM `%soptions` WHERE option_name = '%s'", $prefix, $handle->real_escape_string($name)));
        $row = $result instanceof \mysqli_result ? $result->fetch_row() : null;

        return is_array($row) && is_string($row[0] ?? null) ? $row[0] : null;
    }

    /**
     * As wpdb::db_connect, but that the character set goes with the greeting instead of a statement, and that the
     * server's own sql_mode stays: our statements keep to the strictest.
     */
    private static function connect(): \mysqli
    {
        $host = DatabaseHost::of(self::constant('DB_HOST')) ?? throw new Unready('DB_HOST can\'t be read');
        $charset = self::constant('DB_CHARSET');
        $handle = mysqli_init();
        if ($handle === false) {
            throw new Unready('no mysqli');
        }
        mysqli_report(MYSQLI_REPORT_OFF);
        $handle->options(MYSQLI_OPT_CONNECT_TIMEOUT, self::CONNECT_SECONDS);
        // WordPress too speaks utf8mb4 where its configuration says utf8 or nothing.
        $handle->options(MYSQLI_SET_CHARSET_NAME, in_array($charset, ['', 'utf8', 'utf8mb3'], true) ? 'utf8mb4' : $charset);
        $flags = defined('MYSQL_CLIENT_FLAGS') ? constant('MYSQL_CLIENT_FLAGS') : 0;
        $isOpen = @$handle->real_connect(
            $host->host,
            self::constant('DB_USER'),
            self::constant('DB_PASSWORD'),
            self::constant('DB_NAME'),
            $host->port,
            $host->socket,
            is_int($flags) ? $flags : 0,
        );
        if (! $isOpen) {
            throw new Unready('no connection');
        }

        return $handle;
    }

    private static function constant(string $name): string
    {
        $value = defined($name) ? constant($name) : '';

        return is_string($value) ? $value : '';
    }
}
