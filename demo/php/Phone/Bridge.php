<?php

declare(strict_types=1);

namespace Ringwell\Demo\Phone;

use Ringwell\Pbx\Connection;
use Ringwell\Pbx\Own\OwnPbxAdapter;
use Ringwell\Services;
use Ringwell\Time;

/**
 * The bridge beside the clinic's own PBX, and the PBX. It asks the site whom to ring and tells what becomes of it, in real
 * time, each time that an open page of the demo ticks; nothing else runs in the background here.
 */
final class Bridge
{
    private const RINGING = 'ringwell_demo_ringing';
    private const TURN = 'ringwell_demo_bridge';
    private const WAIT = 6;
    private const PATIENCE = 15;
    private const TALK = 15;
    /** What was never told to its end, because nobody had a page open, ended long ago. */
    private const LONGEST = 20 * Time::MINUTE;

    private readonly Sender $sender;

    public function __construct(private readonly Services $services)
    {
        $this->sender = new Sender($services);
    }

    public function tick(): void
    {
        $connection = $this->connection();
        if ($connection === null) {
            return;
        }
        (new Turn($this->services->wpdb(), $this->services->clock(), self::TURN))->take(function () use ($connection): void {
            // What cron does each minute: in Playground there is none.
            $this->services->requestDesk()->settleLeft();
            $this->services->callbackDesk()->run();
            update_option(self::RINGING, $this->told($connection, [...$this->ringing(), ...$this->fetched($connection)]), false);
        });
    }

    /** @return list<OrderedCall> that are under way */
    public function ringing(): array
    {
        // Another process may have written it since this one began.
        wp_cache_delete(self::RINGING, 'options');
        $kept = get_option(self::RINGING);

        return array_values(array_filter(is_array($kept) ? $kept : [], static fn (mixed $one): bool => $one instanceof OrderedCall));
    }

    /** @return list<OrderedCall> */
    private function fetched(Connection $connection): array
    {
        $now = $this->services->clock()->now();
        $said = $this->sender->ask($connection, $this->events($connection)->question($now))['data'];

        return array_map(
            static fn (array $order): OrderedCall => OrderedCall::of($order['command'], $order['from'], $order['did'], $now, Reception::ending(), self::WAIT, self::PATIENCE, self::TALK),
            FetchedOrder::all($said),
        );
    }

    /**
     * @param  list<OrderedCall> $calls
     * @return list<OrderedCall> that go on
     */
    private function told(Connection $connection, array $calls): array
    {
        $now = $this->services->clock()->now();
        $events = $this->events($connection);
        $left = [];
        foreach ($calls as $call) {
            $refused = $this->sender->send($connection, array_map(static fn (array $step) => $events->of($call, $step), $call->due($now)));
            $after = $refused === null ? $call->after($now) : $call;
            if ($after->steps !== [] && $after->startedAt > $now - self::LONGEST) {
                $left[] = $after;
            }
        }

        return $left;
    }

    private function events(Connection $connection): BridgeEvents
    {
        return new BridgeEvents($connection->secret(OwnPbxAdapter::SIGNING_SECRET));
    }

    private function connection(): ?Connection
    {
        $connection = array_column($this->services->connections()->all(), null, 'adapter')['own'] ?? null;

        return $connection?->secrets === null ? null : $connection;
    }
}
