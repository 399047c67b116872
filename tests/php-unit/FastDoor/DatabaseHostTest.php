<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\FastDoor;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\FastDoor\DatabaseHost;

/** As wpdb::parse_db_host of WordPress 7.1 answers. */
final class DatabaseHostTest extends TestCase
{
    /** @return iterable<string, array{string, string, ?int, ?string}> */
    public static function hosts(): iterable
    {
        yield 'a name' => ['localhost', 'localhost', null, null];
        yield 'a port' => ['db.example:3307', 'db.example', 3307, null];
        yield 'a socket' => ['localhost:/run/mysqld/mysqld.sock', 'localhost', null, '/run/mysqld/mysqld.sock'];
        yield 'a port and a socket' => ['localhost:3307:/run/my.sock', 'localhost', 3307, '/run/my.sock'];
        yield 'a socket alone' => [':/run/my.sock', '', null, '/run/my.sock'];
        yield 'an IPv4 address' => ['127.0.0.1:3306', '127.0.0.1', 3306, null];
        yield 'an IPv6 address' => ['::1', '[::1]', null, null];
        yield 'an IPv6 address with brackets and port' => ['[fe80::1]:3307', '[fe80::1]', 3307, null];
        yield 'an IPv6 address with a socket' => ['[::1]:/run/my.sock', '[::1]', null, '/run/my.sock'];
        yield 'nothing' => ['', '', null, null];
        yield 'a port that is none' => ['localhost:', 'localhost', null, null];
    }

    #[DataProvider('hosts')]
    public function testIsReadAsWordPressReadsIt(string $text, string $host, ?int $port, ?string $socket): void
    {
        $read = DatabaseHost::of($text);

        self::assertSame([$host, $port, $socket], [$read?->host, $read?->port, $read?->socket]);
    }

    public function testWhatNobodyCanReadIsNone(): void
    {
        self::assertNull(DatabaseHost::of('x:y:z'));
    }
}
