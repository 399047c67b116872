<?php

declare(strict_types=1);

namespace Ringwell\Demo\History;

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

    private function throughTheDoor(Connection $connection, PbxEvent $event): void
    {
        $secret = $this->secrets[$connection->id] ??= (string) $this->services->connections()->pathSecret($connection->id);
        ['row' => $row] = $this->services->eventDoor()->receive($connection->id, $secret, $event);
        if ($row !== null) {
            $this->services->inbox()->process($row);
        }
    }
}
