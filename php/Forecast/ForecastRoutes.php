<?php

declare(strict_types=1);

namespace Ringwell\Forecast;

use Ringwell\Door\Permission;
use Ringwell\Door\Refusal;
use Ringwell\Door\RouteId;
use Ringwell\Door\Routes;
use Ringwell\Services;

/** pools/{id}/forecast: what each hold would bring. */
final class ForecastRoutes implements Routes
{
    public function __construct(private readonly Services $services)
    {
    }

    public function register(): void
    {
        register_rest_route(self::NAMESPACE, '/pools/(?P<id>\d+)/forecast', [
            'args' => ['id' => ['type' => 'integer', 'minimum' => 1]],
            [
                'methods' => 'GET',
                'callback' => $this->one(...),
                'permission_callback' => Permission::any(Permission::EDIT_SOURCES, Permission::VIEW_REPORTS),
            ],
        ]);
    }

    private function one(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $pool = $this->services->pools()->find(RouteId::of($request));
        if ($pool === null) {
            return Refusal::notFound();
        }

        $this->services->forecaster()->renew($pool);

        return new \WP_REST_Response($this->services->forecasts()->find($pool->id) ?? [
            'made' => null,
            'visits' => 0,
            'from' => null,
            'to' => null,
            'numbers' => 0,
            'best' => null,
            'holds' => [],
        ]);
    }
}
