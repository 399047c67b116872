<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

use Ringwell\Pbx\Pull\PullView;
use Ringwell\Services;
use Ringwell\Time;

/** Connections as wp-admin reads them; secrets only by name. */
final class ConnectionView
{
    public function __construct(private readonly Services $services)
    {
    }

    /**
     * @param  list<Connection>            $connections
     * @return list<array<string, mixed>> as connection.json says
     */
    public function rows(array $connections): array
    {
        $now = $this->services->clock()->now();
        $signsOf = $this->services->connectionWatch()->signs($now);
        $pullView = new PullView($this->services->pullDesk(), $this->services->keyCheck(), $now);
        $summaries = $this->services->inboxRows()->lastSummaries();
        $paths = $this->services->connections()->pathSecrets(array_map(static fn (Connection $connection): int => $connection->id, $connections));

        return array_map(function (Connection $connection) use ($now, $signsOf, $pullView, $summaries, $paths): array {
            $signs = $signsOf($connection->id);
            $light = Light::of($connection, $signs, $now);
            $adapter = $this->services->phoneSystems()->find($connection->adapter);
            $url = self::eventsUrl($connection->id, $paths[$connection->id] ?? null);

            return [
                'id' => $connection->id,
                'name' => $connection->name,
                'adapter' => $connection->adapter,
                'adapter_name' => $adapter?->name() ?? $connection->adapter,
                'enabled' => $connection->isEnabled,
                'settings' => (object) $connection->settings,
                'secrets_set' => array_keys(array_filter($connection->secrets ?? [], static fn (string $secret): bool => $secret !== '')),
                'events_url' => $url,
                'steps' => array_map(static fn (SetupStep $step): array => $step->toArray($url), $this->steps($connection, $adapter, $url)),
                'light' => $light->colour,
                'light_text' => ConnectionText::of($light->code, $light->detail),
                'last_event_at' => Time::isoOrNull($connection->lastEventAt),
                'last_event_text' => $this->lastEvent($connection, $summaries[$connection->id] ?? null, $now),
                'pull' => $adapter instanceof PullsCalls ? $pullView->pull($connection, $signs->pulls) : null,
                'check' => $adapter instanceof ChecksKeys ? $pullView->check($connection, $signs->pulls) : null,
                'proof' => $adapter instanceof SaysProof ? ProofText::of($adapter) : '',
            ];
        }, $connections);
    }

    /** @return list<SetupStep> */
    private function steps(Connection $connection, ?PbxAdapter $adapter, string $url): array
    {
        return $adapter instanceof StepsForConnection
            ? $adapter->stepsFor($connection, $url, $this->services->numbers()->inUse(StepsForConnection::MAX_NUMBERS))
            : $adapter?->steps() ?? [];
    }

    /** @param ?array{at: int, summary: list<array<string, string>>} $last what the inbox still has; a sign of life leaves nothing there */
    private function lastEvent(Connection $connection, ?array $last, int $now): string
    {
        $at = $connection->lastEventAt ?? 0;
        if ($last !== null && $last['at'] >= $at) {
            return ConnectionText::ofEvent($last['summary']);
        }

        return $at > $now - $this->services->settings()->rawDays * Time::DAY ? ConnectionText::ofEvent([]) : '';
    }

    /** @return list<array<string, mixed>> as connection-events.json says */
    public function events(Connection $connection, int $limit): array
    {
        $hidden = $this->services->phoneSystems()->find($connection->adapter)?->hiddenFields() ?? [];
        // Where the owner has named the field that carries the secret, only its value tells which it is.
        $secrets = array_values(array_filter($connection->secrets ?? [], static fn (string $secret): bool => strlen($secret) > 3));

        return array_map(static fn (array $row): array => [
            'id' => $row['id'],
            'received_at' => Time::iso($row['received_at']),
            'state' => $row['state'],
            'text' => $row['state'] === 'done' ? ConnectionText::ofEvent($row['summary']) : '',
            'body' => $row['event'] === null ? '' : str_replace($secrets, '···', RawText::of($row['event'], $hidden)),
            'error' => RawText::withoutPhones($row['error']),
        ], $this->services->inboxRows()->latest($connection->id, $limit));
    }

    /** @return list<array<string, mixed>> as connection-log.json says */
    public function log(Connection $connection): array
    {
        return array_map(static fn (array $row): array => [
            'at' => Time::iso($row['at']),
            'level' => $row['level'],
            'code' => $row['code'],
            'text' => ConnectionText::of($row['code'], $row['detail']),
            'hits' => $row['hits'],
        ], $this->services->connectionLog()->latest($connection->id));
    }

    /** @param ?string $secret the key in it; null where it can't be opened any more */
    public static function eventsUrl(int $id, ?string $secret): string
    {
        return $secret === null ? '' : rest_url(ConnectionRoutes::NAMESPACE . "/connections/{$id}/events/{$secret}");
    }
}
