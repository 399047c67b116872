<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Callback;

use Ringwell\Call\Stage;
use Ringwell\Callback\Desk;
use Ringwell\Callback\OrdersToFetch;
use Ringwell\Pbx\Rung;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Time;

/** Orders that are left to a bridge beside the phone system. */
final class OrdersToFetchTest extends TestCase
{
    use RingingClinic;

    public function testABridgeFetchesAnOrderOnce(): void
    {
        $this->system->answer = static fn (): Rung => Rung::leftToFetch();
        $this->ask();
        $this->work();
        self::assertSame([], $this->fetch()->fetch($this->connection + 1));
        $orders = $this->fetch()->fetch($this->connection);
        self::assertEquals($this->system->orders, $orders);
        self::assertSame([], $this->fetch()->fetch($this->connection), 'Never again.');
        $this->clock->advance(2 * Time::MINUTE);
        $this->hear($orders[0]->command, Stage::Talking, isOver: true);

        self::assertSame(['done', ''], $this->standing());
    }

    public function testAnOrderThatNobodyFetchedNeverRang(): void
    {
        $this->system->answer = static fn (): Rung => Rung::leftToFetch();
        $this->ask();
        $this->work();
        $this->clock->advance(Desk::FETCHED_WITHIN + 1);
        self::assertSame([], $this->fetch()->fetch($this->connection));
        $this->work();
        self::assertSame(['waiting', 'unreachable'], $this->standing());
        self::assertSame([], $this->fetch()->fetch($this->connection));
        $this->clock->advance(2 * Time::MINUTE);
        $this->work();

        self::assertCount(1, $this->fetch()->fetch($this->connection));
    }

    public function testAnOrderThatWasFetchedAndNeverHeardOfIsUnknown(): void
    {
        $this->system->answer = static fn (): Rung => Rung::leftToFetch();
        $this->ask();
        $this->work();
        $this->fetch()->fetch($this->connection);
        $this->clock->advance(Desk::SILENT + 1);
        $this->work();

        self::assertSame(['task', 'unknown'], $this->standing());
    }

    private function fetch(): OrdersToFetch
    {
        return $this->services->ordersToFetch();
    }
}
