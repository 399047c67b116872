<?php

declare(strict_types=1);

namespace Ringwell\Demo\Phone;

use Ringwell\Door\Permission;
use Ringwell\Number\Phone;
use Ringwell\Services;

/**
 * ringwell-demo/v1/bridge: by POST any open page of the demo has the bridge go on, and learns nothing; by GET whoever tries
 * Ringwell out sees what rings. ringwell-demo/v1/reception: who picks up.
 */
final class BridgeRoute
{
    public function __construct(private readonly Services $services)
    {
    }

    public function register(): void
    {
        $may = Permission::any(Permission::MANAGE);
        register_rest_route(SimulateRoute::NAMESPACE, '/bridge', [
            ['methods' => 'POST', 'callback' => $this->tick(...), 'permission_callback' => '__return_true'],
            ['methods' => 'GET', 'callback' => $this->ringing(...), 'permission_callback' => $may],
        ]);
        register_rest_route(SimulateRoute::NAMESPACE, '/reception', [
            'methods' => 'POST',
            'callback' => $this->choose(...),
            'permission_callback' => $may,
            'args' => ['ending' => ['type' => 'string', 'required' => true, 'enum' => array_column(Ending::cases(), 'value')]],
        ]);
    }

    private function tick(): \WP_REST_Response
    {
        (new Bridge($this->services))->tick();
        $response = new \WP_REST_Response(null, 204);
        $response->header('Cache-Control', 'no-store');

        return $response;
    }

    private function ringing(): \WP_REST_Response
    {
        return new \WP_REST_Response(array_map(static fn (OrderedCall $call): array => [
            'phone' => Phone::parse("+{$call->from}")?->international() ?? $call->from,
            'stage' => $call->stage(),
        ], (new Bridge($this->services))->ringing()));
    }

    private function choose(\WP_REST_Request $request): \WP_REST_Response
    {
        $ending = $request['ending'];
        Reception::choose(Ending::tryFrom(is_string($ending) ? $ending : '') ?? Ending::Talked);

        return new \WP_REST_Response(['ending' => Reception::ending()->value]);
    }
}
