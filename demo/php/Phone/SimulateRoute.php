<?php

declare(strict_types=1);

namespace Ringwell\Demo\Phone;

use Ringwell\Demo\Clinic;
use Ringwell\Door\Permission;
use Ringwell\Door\Refusal;
use Ringwell\Number\Phone;
use Ringwell\Pbx\Connection;
use Ringwell\Services;

/**
 * ringwell-demo/v1/calls: a telephone for whoever tries Ringwell out. The call happens in real time, so it may be
 * watched; its steps come from the page "Simulate a call".
 */
final class SimulateRoute
{
    public const NAMESPACE = 'ringwell-demo/v1';
    private const KEPT = 'ringwell_demo_call_';
    private const KEPT_SECONDS = 3600;

    public function __construct(private readonly Services $services)
    {
    }

    public function register(): void
    {
        $may = Permission::any(Permission::MANAGE);
        register_rest_route(self::NAMESPACE, '/calls', [
            'methods' => 'POST',
            'callback' => $this->start(...),
            'permission_callback' => $may,
            'args' => [
                'number' => ['type' => 'string', 'required' => true, 'maxLength' => 40],
                'caller' => ['type' => 'string', 'required' => true, 'maxLength' => 40],
            ],
        ]);
        register_rest_route(self::NAMESPACE, '/calls/(?P<id>[0-9a-f]{20})', [
            [
                'methods' => 'POST',
                'callback' => $this->goOn(...),
                'permission_callback' => $may,
                'args' => ['step' => ['type' => 'string', 'required' => true, 'enum' => ['answer', 'end']]],
            ],
            ['methods' => 'GET', 'callback' => $this->find(...), 'permission_callback' => $may],
        ]);
    }

    private function start(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $region = $this->services->settings()->region;
        $number = Phone::parse(self::text($request, 'number'), $region);
        $typed = trim(self::text($request, 'caller'));
        $caller = $typed === '' ? null : Phone::parse($typed, $region);
        $faults = array_filter([
            'number' => $number === null ? __('This is not a phone number.', 'ringwell-demo') : null,
            'caller' => $typed !== '' && $caller === null ? __('This is not a phone number. Leave it empty for a hidden one.', 'ringwell-demo') : null,
        ], is_string(...));
        if ($number === null || $faults !== []) {
            return Refusal::ofFields($faults, array_fill_keys(array_keys($faults), 'phone'));
        }
        $call = new Conversation(bin2hex(random_bytes(10)), $caller->e164 ?? '', $number->e164, $this->services->clock()->now());

        return $this->tell($call, 'started');
    }

    private function goOn(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $call = get_transient(self::KEPT . self::text($request, 'id'));
        if (! $call instanceof Conversation || $call->endedAt !== null) {
            return Refusal::notFound();
        }
        $now = $this->services->clock()->now();

        return self::text($request, 'step') === 'answer' ? $this->tell($call->answered($now), 'answered') : $this->tell($call->ended($now), 'ended');
    }

    /** The call as Ringwell has it, once the event has been worked on. */
    private function find(\WP_REST_Request $request): \WP_REST_Response
    {
        $call = get_transient(self::KEPT . self::text($request, 'id'));
        $connection = $call instanceof Conversation ? $this->connection($call->line) : null;
        $known = $connection === null ? null : $this->services->calls()->facts($connection->id, self::text($request, 'id'));

        return new \WP_REST_Response(['call' => $known['id'] ?? null]);
    }

    /** @param 'started'|'answered'|'ended' $what */
    private function tell(Conversation $call, string $what): \WP_REST_Response|\WP_Error
    {
        $connection = $this->connection($call->line);
        $events = $connection === null ? null : Systems::of($connection);
        if ($connection === null || $events === null) {
            return new \WP_Error('ringwell_demo_no_connection', __('The demo\'s phone systems are gone. Start it anew: npm start -- --fresh', 'ringwell-demo'), ['status' => 409]);
        }
        $refused = (new Sender($this->services))->send($connection, match ($what) {
            'started' => $events->started($call),
            'answered' => $events->answered($call),
            'ended' => $events->ended($call),
        });
        if ($refused !== null) {
            return $refused;
        }
        set_transient(self::KEPT . $call->id, $call, self::KEPT_SECONDS);

        return new \WP_REST_Response(['id' => $call->id, 'connection' => $connection->name], $what === 'started' ? 201 : 200);
    }

    /** The clinic's old number ends at its own PBX, all others at Mango. */
    private function connection(string $line): ?Connection
    {
        $connections = array_column($this->services->connections()->all(), null, 'adapter');

        return $connections[$line === Clinic::OWN_NUMBER ? 'own' : 'mango'] ?? null;
    }

    private static function text(\WP_REST_Request $request, string $name): string
    {
        $value = $request[$name];

        return is_string($value) ? $value : '';
    }
}
