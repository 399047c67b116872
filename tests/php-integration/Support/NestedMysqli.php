<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Support;

/** wpdb's connection once more, for the stores that speak to the handle itself, past wpdb's filters. */
final class NestedMysqli extends \mysqli
{
    private ?Transactions $transactions = null;

    /** Gives wpdb this kind of connection in place of its own. */
    public static function takeOver(\wpdb $wpdb, Transactions $transactions): void
    {
        $place = $wpdb->parse_db_host(self::constant('DB_HOST'));
        if ($place === false) {
            throw new \RuntimeException('DB_HOST can\'t be read.');
        }
        mysqli_report(MYSQLI_REPORT_OFF);
        $handle = new self();
        $handle->transactions = $transactions;
        if (! $handle->real_connect($place[0], self::constant('DB_USER'), self::constant('DB_PASSWORD'), self::constant('DB_NAME'), (int) $place[1], $place[2])) {
            throw new \RuntimeException('The second connection failed: ' . $handle->connect_error);
        }
        $wpdb->close();
        // wpdb lets nobody but itself write its handle, except through the door it keeps for old plugins.
        $wpdb->__set('dbh', $handle);
        $wpdb->__set('ready', true);
        $wpdb->__set('has_connected', true);
        $wpdb->set_charset($handle);
        $wpdb->set_sql_mode();
    }

    public function query(string $query, int $result_mode = MYSQLI_STORE_RESULT): \mysqli_result|bool
    {
        return parent::query($this->transactions?->translate($query) ?? $query, $result_mode);
    }

    /** A constant of the site's wp-config.php. */
    private static function constant(string $name): string
    {
        $value = constant($name);

        return is_string($value) ? $value : throw new \LogicException($name . ' is no text.');
    }
}
