<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Support;

use Ringwell\Db\Connection;
use Ringwell\Db\MysqliConnection;

/** A connection of its own at which faults happen. */
final class FaultyMysqli extends \mysqli
{
    private ?Faults $faults = null;

    public static function open(\wpdb $wpdb, Faults $faults): self
    {
        $place = $wpdb->parse_db_host((string) constant('DB_HOST'));
        if ($place === false) {
            throw new \RuntimeException('DB_HOST can\'t be read.');
        }
        mysqli_report(MYSQLI_REPORT_OFF);
        $handle = new self();
        if (! $handle->real_connect($place[0], (string) constant('DB_USER'), (string) constant('DB_PASSWORD'), (string) constant('DB_NAME'), (int) $place[1], $place[2])) {
            throw new \RuntimeException('No connection: ' . $handle->connect_error);
        }
        $handle->set_charset('utf8mb4');
        // Where it would have to wait for this very process, it must not wait long.
        $handle->query('SET SESSION innodb_lock_wait_timeout = 1');
        $handle->faults = $faults;

        return $handle;
    }

    /** As a door has it: a lost connection is opened anew. */
    public static function connection(\wpdb $wpdb, Faults $faults): Connection
    {
        $handle = self::open($wpdb, $faults);

        return new MysqliConnection(
            static function () use (&$handle): \mysqli {
                return $handle;
            },
            static fn (): string => $wpdb->prefix,
            static function () use (&$handle, $wpdb, $faults): void {
                $handle = self::open($wpdb, $faults);
            },
        );
    }

    public function query(string $query, int $result_mode = MYSQLI_STORE_RESULT): \mysqli_result|bool
    {
        $this->faults?->before($query, $this);
        $result = parent::query($query, $result_mode);
        $this->faults?->after($query, $this);

        return $result;
    }
}
