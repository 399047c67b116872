<?php

declare(strict_types=1);

namespace Ringwell\FastDoor;

/** DB_HOST taken apart as wpdb::parse_db_host does: "host", "host:3307", "[::1]:3307", "localhost:/run/mysqld.sock". */
final class DatabaseHost
{
    private function __construct(public readonly string $host, public readonly ?int $port, public readonly ?string $socket)
    {
    }

    /** @return self|null null where WordPress could not read it either */
    public static function of(string $text): ?self
    {
        $socket = null;
        $at = strpos($text, ':/');
        if ($at !== false) {
            $socket = substr($text, $at + 1);
            $text = substr($text, 0, $at);
        }
        $isIpv6 = substr_count($text, ':') > 1;
        $pattern = $isIpv6 ? '#^(?:\[)?([0-9a-fA-F:]+)(?:\]:(\d+))?#' : '#^([^:/]*)(?::(\d+))?#';
        if (preg_match($pattern, $text, $found) !== 1) {
            return null;
        }
        $host = $found[1];
        $port = (int) ($found[2] ?? 0);

        // mysqlnd wants the address in brackets, libmysqlclient does not.
        return new self($isIpv6 && extension_loaded('mysqlnd') ? "[{$host}]" : $host, $port === 0 ? null : $port, $socket);
    }
}
