<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Pull;

use Ringwell\Door\Permission;
use Ringwell\Door\Refusal;
use Ringwell\Door\RouteId;
use Ringwell\Door\Routes;
use Ringwell\Pbx\Connection;
use Ringwell\Pbx\ConnectionView;
use Ringwell\Services;
use Ringwell\Time;

/** connections/{id}/check and connections/{id}/pull: the two buttons. Both answer how the connection stands afterwards. */
final class PullRoutes implements Routes
{
    /** Somebody waits for the answer; what is not through goes on by itself. */
    private const BUDGET = 8 * Time::SECOND;

    public function __construct(private readonly Services $services)
    {
    }

    public function register(): void
    {
        $may = Permission::any(Permission::MANAGE);
        foreach (['check' => $this->check(...), 'pull' => $this->pull(...)] as $what => $callback) {
            register_rest_route(self::NAMESPACE, "/connections/(?P<id>\d{1,18})/{$what}", [
                'methods' => 'POST',
                'callback' => $callback,
                'permission_callback' => $may,
            ]);
        }
    }

    private function check(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $connection = $this->services->connections()->find(RouteId::of($request));
        if ($connection === null) {
            return Refusal::notFound();
        }
        $check = $this->services->keyCheck();
        if ($check->checkerOf($connection) === null) {
            return self::impossible();
        }
        $soonest = $check->check($connection);

        return $soonest === null ? $this->answer($connection) : $this->tooSoon($soonest);
    }

    private function pull(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $connection = $this->services->connections()->find(RouteId::of($request));
        if ($connection === null) {
            return Refusal::notFound();
        }
        $desk = $this->services->pullDesk();
        if ($desk->pullerOf($connection) === null) {
            return self::impossible();
        }
        $soonest = $desk->askNow($connection);
        if ($soonest !== null) {
            return $this->tooSoon($soonest);
        }
        $clock = $this->services->clock();
        // Where another process is at it, there is nothing to do but to wait for that.
        $desk->work($connection->id, ($clock->machine() ?? $clock->now()) + self::BUDGET);

        return $this->answer($connection);
    }

    private function answer(Connection $connection): \WP_REST_Response
    {
        $response = new \WP_REST_Response((new ConnectionView($this->services))->rows([$connection])[0]);
        // The address is as good as a password.
        $response->header('Cache-Control', 'no-store');

        return $response;
    }

    private function tooSoon(int $soonest): \WP_Error
    {
        $wait = $soonest - $this->services->clock()->now();

        return new \WP_Error('ringwell_too_soon', PullText::tooSoon($wait), ['status' => 429]);
    }

    private static function impossible(): \WP_Error
    {
        return new \WP_Error(
            'ringwell_not_possible',
            __('This connection can\'t be asked: the phone system has no such question, or its keys are not filled in.', 'ringwell'),
            ['status' => 409],
        );
    }
}
