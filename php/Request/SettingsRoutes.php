<?php

declare(strict_types=1);

namespace Ringwell\Request;

use Ringwell\Door\Message;
use Ringwell\Door\Permission;
use Ringwell\Door\Routes;
use Ringwell\Services;

/** request-settings: limits, and how long requests are kept. */
final class SettingsRoutes implements Routes
{
    public function __construct(private readonly Services $services)
    {
    }

    public function register(): void
    {
        $may = Permission::any(Permission::MANAGE);
        register_rest_route(self::NAMESPACE, '/request-settings', [
            ['methods' => 'GET', 'callback' => $this->read(...), 'permission_callback' => $may],
            ['methods' => 'PUT', 'callback' => $this->write(...), 'permission_callback' => $may],
        ]);
    }

    private function read(): \WP_REST_Response
    {
        return new \WP_REST_Response($this->services->requestSettings()->toArray());
    }

    private function write(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $message = Message::of('Request', 'request-settings-write')->read($request);
        if ($message instanceof \WP_Error) {
            return $message;
        }
        update_option(RequestSettings::OPTION, $this->services->requestSettings()->with($message)->toArray());

        return $this->read();
    }
}
