<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

use Ringwell\Call\CallRhythm;
use Ringwell\Door\ListQuery;
use Ringwell\Door\Permission;
use Ringwell\Door\Refusal;
use Ringwell\Door\RouteId;
use Ringwell\Door\Routes;
use Ringwell\Number\CountingConnection;
use Ringwell\Services;

/** connections/{id}/counting: which other connections count for numbers that this one reports too, and the owner's word that this one shall. */
final class CountingRoutes implements Routes
{
    public function __construct(private readonly Services $services)
    {
    }

    public function register(): void
    {
        $may = Permission::any(Permission::MANAGE);
        register_rest_route(self::NAMESPACE, '/connections/(?P<id>\d{1,18})/counting', [
            ['methods' => 'GET', 'callback' => $this->others(...), 'permission_callback' => $may],
            ['methods' => 'POST', 'callback' => $this->take(...), 'permission_callback' => $may],
        ]);
    }

    private function others(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $connection = $this->find($request);

        return $connection === null ? Refusal::notFound() : $this->answer($connection);
    }

    private function take(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $connection = $this->find($request);
        if ($connection === null) {
            return Refusal::notFound();
        }
        if (! $connection->isEnabled) {
            return new \WP_Error('ringwell_switched_off', __('This connection is switched off. Switch it on to count calls.', 'ringwell'), ['status' => 409]);
        }
        $this->services->countingConnection()->take($connection->id, $this->reported($connection), $this->services->clock()->now());

        return $this->answer($connection);
    }

    private function answer(Connection $connection): \WP_REST_Response
    {
        $now = $this->services->clock()->now();
        $counts = $connection->isEnabled ? $this->services->countingConnection()->others($connection->id, $this->reported($connection), $now) : [];
        $others = array_filter($this->services->connections()->all(), static fn (Connection $other): bool => isset($counts[$other->id]));

        return ListQuery::whole(array_values(array_map(
            static fn (Connection $other): array => ['connection' => $other->id, 'name' => $other->name, 'numbers' => $counts[$other->id]],
            $others,
        )));
    }

    /** @return list<int> ids of numbers */
    private function reported(Connection $connection): array
    {
        return (new CallRhythm($this->services->db()))->numbersSince($connection->id, $this->services->clock()->now() - CountingConnection::SILENT_AFTER);
    }

    private function find(\WP_REST_Request $request): ?Connection
    {
        $connection = $this->services->connections()->find(RouteId::of($request));

        return in_array($connection?->adapter, Connection::BUILT_IN, true) ? null : $connection;
    }
}
