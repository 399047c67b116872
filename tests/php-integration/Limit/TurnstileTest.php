<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Limit;

use Ringwell\Db\Failed;
use Ringwell\Limit\Turnstile;
use Ringwell\Tests\Integration\Support\SecondConnection;
use Ringwell\Tests\Integration\TestCase;

/** One transaction at a time. */
final class TurnstileTest extends TestCase
{
    protected function isWrapped(): bool
    {
        return false;
    }

    public function testWhoComesWhileAnotherIsInsideWaits(): void
    {
        $mine = $this->services->transactionalDb();
        $theirs = SecondConnection::open($this->wpdb);
        (new Turnstile($mine))->pass('work');
        $waited = false;
        $mine->transaction(static function () use ($mine, $theirs, &$waited): void {
            (new Turnstile($mine))->pass('work');
            try {
                $theirs->transaction(static fn () => (new Turnstile($theirs))->pass('work'));
            } catch (Failed $failed) {
                // A second connection of the tests waits for a second, then gives up.
                $waited = $failed->isRetryable();
            }
        });
        self::assertTrue($waited);

        $theirs->transaction(static fn () => (new Turnstile($theirs))->pass('work'));
        self::assertCount(1, $this->services->db()->rows('SELECT bucket FROM {limits}'));
        $this->services->limits()->purge();
        self::assertCount(1, $this->services->db()->rows('SELECT bucket FROM {limits}'), 'It stays.');
    }

    public function testOtherWorkPasses(): void
    {
        if (! $this->wpdb->dbh instanceof \mysqli) {
            self::markTestSkipped('A file has one lock.');
        }
        $mine = $this->services->transactionalDb();
        $theirs = SecondConnection::open($this->wpdb);
        foreach (['work', 'other work'] as $what) {
            (new Turnstile($mine))->pass($what);
        }
        $mine->transaction(static function () use ($mine, $theirs): void {
            (new Turnstile($mine))->pass('work');
            $theirs->transaction(static fn () => (new Turnstile($theirs))->pass('other work'));
        });

        self::assertCount(2, $this->services->db()->rows('SELECT bucket FROM {limits}'));
    }
}
