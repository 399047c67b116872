<?php

declare(strict_types=1);

namespace Ringwell\Report;

use Ringwell\Call\CallerView;
use Ringwell\Door\Permission;
use Ringwell\Door\Routes;
use Ringwell\Services;

/** overview. */
final class OverviewRoute implements Routes
{
    public function __construct(private readonly Services $services)
    {
    }

    public function register(): void
    {
        register_rest_route(self::NAMESPACE, '/overview', [[
            'methods' => 'GET',
            'callback' => fn (): \WP_REST_Response => new \WP_REST_Response((new Overview($this->services, CallerView::ofReader(), wp_timezone()))->tell()),
            'permission_callback' => Permission::any(Permission::VIEW_REPORTS, Permission::HANDLE_CONTACTS),
        ]]);
    }
}
