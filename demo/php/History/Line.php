<?php

declare(strict_types=1);

namespace Ringwell\Demo\History;

use Ringwell\Demo\Phone\FetchedOrder;
use Ringwell\Pbx\Connection;
use Ringwell\Pbx\PbxEvent;
use Ringwell\Services;
use Ringwell\SetClock;
use Ringwell\Time;

/** Brings phone systems' events to their connections. */
final class Line
{
    /** @var ?array<string, Connection> by adapter */
    private ?array $connections = null;
    /** @var array<int, string> path secrets by connection */
    private array $secrets = [];
    private readonly int $keptFrom;

    public function __construct(private readonly Services $services, private readonly SetClock $clock, int $now)
    {
        $this->keptFrom = $now - $services->settings()->rawDays * Time::DAY;
    }

    public function connection(string $adapter): ?Connection
    {
        $this->connections ??= array_column($this->services->connections()->all(), null, 'adapter');

        return $this->connections[$adapter] ?? null;
    }

    /**
     * Through the door as far back as raw events are kept. Earlier ones would be purged by now: what they left
     * behind is what the recorder makes of them.
     *
     * @param list<PbxEvent> $events
     */
    public function send(Connection $connection, array $events): void
    {
        foreach ($events as $event) {
            if ($this->clock->now() >= $this->keptFrom) {
                $this->throughTheDoor($connection, $event);
            } else {
                foreach ($this->services->phoneSystems()->find($connection->adapter)?->parse($event, $connection) ?? [] as $news) {
                    $this->services->callRecorder()->apply($connection->id, $news, $this->clock->now());
                }
                $this->services->connections()->heard($connection->id, $this->clock->now());
            }
        }
    }

    /** @return list<array{command: string, from: string, did: string}> whom a bridge that asks is to ring */
    public function ask(Connection $connection, PbxEvent $question): array
    {
        return FetchedOrder::all($this->services->orderDoor()->receive($connection->id, $this->secret($connection), $question)->body);
    }

    private function throughTheDoor(Connection $connection, PbxEvent $event): void
    {
        ['row' => $row] = $this->services->eventDoor()->receive($connection->id, $this->secret($connection), $event);
        if ($row !== null) {
            $this->services->inbox()->process($row);
        }
    }

    private function secret(Connection $connection): string
    {
        return $this->secrets[$connection->id] ??= (string) $this->services->connections()->pathSecret($connection->id);
    }
}
