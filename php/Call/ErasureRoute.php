<?php

declare(strict_types=1);

namespace Ringwell\Call;

use Ringwell\Door\Permission;
use Ringwell\Door\Refusal;
use Ringwell\Door\RouteId;
use Ringwell\Door\Routes;
use Ringwell\Services;

/** calls/{id}/caller: a patient who wants to be forgotten. */
final class ErasureRoute implements Routes
{
    public function __construct(private readonly Services $services)
    {
    }

    public function register(): void
    {
        register_rest_route(self::NAMESPACE, '/calls/(?P<id>\d{1,18})/caller', [
            ['methods' => 'DELETE', 'callback' => $this->erase(...), 'permission_callback' => Permission::any(Permission::MANAGE)],
        ]);
    }

    private function erase(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $call = $this->services->calls()->find(RouteId::of($request));
        if ($call === null || ! $call->direction->isShown()) {
            return Refusal::notFound();
        }

        return new \WP_REST_Response(['erased' => $this->services->callEraser()->eraseCallerOf($call)]);
    }
}
