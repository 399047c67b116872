<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Db;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Db\Failed;

final class FailedTest extends TestCase
{
    /** @return iterable<string, array{string, int}> as the databases say it */
    public static function full(): iterable
    {
        yield 'the table' => ["The table 'wp_ringwell_exposures' is full", 1114];
        yield 'the disk' => ['Disk full (/tmp); waiting for someone to free some space...', 1021];
        yield 'the storage engine' => ['Got error 28 "No space left on device" from storage engine InnoDB', 1030];
        yield 'the storage engine, without words' => ['Got error 28 from storage engine', 1030];
        yield 'a temporary file' => ["Error writing file '/tmp/MYfd=12' (Errcode: 28)", 3];
        yield 'a temporary file, newer' => ["Error writing file '/tmp/MY0x1' (OS errno 28 - No space left on device)", 3];
        yield 'the log of a cluster' => ["Error writing file '/var/log/mysql/bin' (errno: 28 \"No space left on device\")", 1026];
        yield 'SQLite' => ['SQLSTATE[HY000]: General error: 13 database or disk is full', 0];
    }

    #[DataProvider('full')]
    public function testFullIsAMatterOfTimeButNotOfTryingAtOnceAgain(string $message, int $errno): void
    {
        $failed = new Failed($message, $errno);

        self::assertSame([true, true, false], [$failed->isFull(), $failed->mayPass(), $failed->isRetryable()]);
    }

    public function testAServerThatTakesNoWritesIsAMatterOfTime(): void
    {
        self::assertTrue((new Failed('The MySQL server is running with the --read-only option so it cannot execute this statement', 1290))->mayPass());
        self::assertTrue((new Failed('Running in read-only mode', 1836))->mayPass());
    }

    public function testAFaultOfOursIsNeither(): void
    {
        foreach ([new Failed("Unknown column 'x' in 'field list'", 1054), new Failed('Got error 128 from storage engine', 1030), new Failed("Data too long for column 'path' at row 28", 1406)] as $failed) {
            self::assertSame([false, false], [$failed->isFull(), $failed->mayPass()], $failed->getMessage());
        }
    }
}
