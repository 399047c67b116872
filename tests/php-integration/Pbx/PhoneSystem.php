<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Pbx;

use Ringwell\Plugin;

/**
 * Phone systems that are connected, and the events they post to the plugin's own routes.
 *
 * @phpstan-require-extends \Ringwell\Tests\Integration\TestCase
 */
trait PhoneSystem
{
    /** @param array<string, string> $secrets */
    private function connect(string $adapter, array $secrets = []): int
    {
        return $this->services->connections()->add("Phone {$adapter}", $adapter, true, [], $secrets);
    }

    private function connectMango(): int
    {
        return $this->connect('mango', ['api_key' => MangoKeys::KEY, 'api_salt' => MangoKeys::SALT]);
    }

    /** @param array<string, string|int>|string $body */
    private function post(int $connection, array|string $body, string $path = '', ?string $secret = null): \WP_REST_Response
    {
        $secret ??= $this->services->connections()->pathSecret($connection);

        return $this->rest('POST', "connections/{$connection}/events/{$secret}{$path}", is_array($body) ? http_build_query($body) : $body, [
            'Content-Type' => 'application/x-www-form-urlencoded',
        ]);
    }

    /** @param array<string, mixed> $event */
    private function postMango(int $connection, string $path, array $event): \WP_REST_Response
    {
        $json = (string) json_encode($event);

        return $this->post($connection, MangoKeys::form($json), $path);
    }

    /** What the server does after its answers. */
    private function workOff(): int
    {
        return Plugin::instance()->services()->inbox()->work(1000);
    }

    /** @return list<array<string, string|null>> */
    private function rowsOf(string $table): array
    {
        return $this->services->db()->rows(match ($table) {
            'calls' => 'SELECT * FROM {calls} ORDER BY id',
            'call_legs' => 'SELECT * FROM {call_legs} ORDER BY id',
            'inbox' => 'SELECT * FROM {inbox} ORDER BY id',
            'attributions' => 'SELECT * FROM {attributions} ORDER BY call_id',
            default => 'SELECT * FROM {connection_log} ORDER BY id',
        });
    }
}
