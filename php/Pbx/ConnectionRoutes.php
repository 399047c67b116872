<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

use Ringwell\Door\ListQuery;
use Ringwell\Door\Message;
use Ringwell\Door\Permission;
use Ringwell\Door\Refusal;
use Ringwell\Door\RouteId;
use Ringwell\Door\Routes;
use Ringwell\Services;

/** connections, connections/adapters, connections/{id}, its secret, log and last events. */
final class ConnectionRoutes implements Routes
{
    private const EVENTS_SHOWN = 20;

    public function __construct(private readonly Services $services)
    {
    }

    public function register(): void
    {
        $may = Permission::any(Permission::MANAGE);
        $route = static fn (string $method, callable $callback): array => [
            'methods' => $method,
            'callback' => $callback,
            'permission_callback' => $may,
        ];
        register_rest_route(self::NAMESPACE, '/connections', [$route('GET', $this->list(...)), $route('POST', $this->add(...))]);
        register_rest_route(self::NAMESPACE, '/connections/adapters', [$route('GET', $this->adapters(...))]);
        $one = '/connections/(?P<id>\d{1,18})';
        register_rest_route(self::NAMESPACE, $one, [
            $route('GET', $this->one(...)),
            $route('PUT', $this->update(...)),
            $route('DELETE', $this->remove(...)),
        ]);
        register_rest_route(self::NAMESPACE, "{$one}/secret", [$route('POST', $this->rotate(...))]);
        register_rest_route(self::NAMESPACE, "{$one}/log", [$route('GET', $this->log(...))]);
        register_rest_route(self::NAMESPACE, "{$one}/events", [$route('GET', $this->events(...))]);
    }

    private function list(): \WP_REST_Response
    {
        return ListQuery::whole($this->view()->rows($this->services->connections()->all()));
    }

    private function adapters(): \WP_REST_Response
    {
        return new \WP_REST_Response(array_map(static fn (PbxAdapter $adapter): array => [
            'adapter' => $adapter->id(),
            'name' => $adapter->name(),
            'fields' => array_map(static fn (Field $field): array => $field->toArray(), $adapter->fields()),
            'steps' => array_map(static fn (SetupStep $step): array => $step->toArray(), $adapter->steps()),
            'proof' => $adapter instanceof SaysProof ? ProofText::of($adapter) : '',
        ], $this->services->phoneSystems()->all()));
    }

    private function add(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $message = Message::of('Pbx', 'connection-write')->read($request);
        if ($message instanceof \WP_Error) {
            return $message;
        }
        $adapter = is_string($message['adapter'] ?? null) ? $this->services->phoneSystems()->find($message['adapter']) : null;
        if ($adapter === null) {
            return Refusal::ofFields(['adapter' => __('Choose a phone system.', 'ringwell')], ['adapter' => 'not_allowed']);
        }
        $form = ConnectionForm::read($message, $adapter, null);
        if ($form instanceof \WP_Error) {
            return $form;
        }
        $id = $this->services->connections()->add($form->name, $adapter->id(), ($message['enabled'] ?? true) === true, $form->settings, $form->secrets);

        return $this->answer($this->services->connections()->find($id), 201);
    }

    private function one(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        return $this->answer($this->find($request));
    }

    private function update(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $message = Message::of('Pbx', 'connection-write')->read($request);
        if ($message instanceof \WP_Error) {
            return $message;
        }
        $connection = $this->find($request);
        if ($connection === null) {
            return Refusal::notFound();
        }
        if (($message['adapter'] ?? $connection->adapter) !== $connection->adapter) {
            return Refusal::ofFields(
                ['adapter' => __('A connection stays with its phone system. Make another connection instead.', 'ringwell')],
                ['adapter' => 'not_allowed'],
            );
        }
        $adapter = $this->services->phoneSystems()->find($connection->adapter);
        if ($adapter === null) {
            return Refusal::ofFields(['adapter' => __('The plugin that brought this phone system is gone.', 'ringwell')], ['adapter' => 'not_allowed']);
        }
        $form = ConnectionForm::read($message, $adapter, $connection);
        if ($form instanceof \WP_Error) {
            return $form;
        }
        $enabled = is_bool($message['enabled'] ?? null) ? $message['enabled'] : $connection->isEnabled;
        $this->services->connections()->update($connection->id, $form->name, $enabled, $form->settings, $form->secrets);
        if (! $enabled) {
            $this->services->countingConnection()->release($connection->id);
        }
        $this->services->learnt()->forgetClock($connection->id);
        $this->services->pullDesk()->restart($connection->id);

        return $this->one($request);
    }

    private function remove(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $connection = $this->find($request);
        if ($connection === null) {
            return Refusal::notFound();
        }
        $this->services->connections()->remove($connection->id);
        $this->services->countingConnection()->release($connection->id);

        return new \WP_REST_Response(['deleted' => true]);
    }

    private function rotate(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $connection = $this->find($request);
        if ($connection === null) {
            return Refusal::notFound();
        }
        $this->services->connections()->rotatePathSecret($connection->id);

        return $this->one($request);
    }

    private function log(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $connection = $this->find($request);

        return $connection === null ? Refusal::notFound() : new \WP_REST_Response($this->view()->log($connection));
    }

    private function events(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $connection = $this->find($request);

        return $connection === null ? Refusal::notFound() : new \WP_REST_Response($this->view()->events($connection, self::EVENTS_SHOWN));
    }

    private function find(\WP_REST_Request $request): ?Connection
    {
        $connection = $this->services->connections()->find(RouteId::of($request));

        return in_array($connection?->adapter, Connection::BUILT_IN, true) ? null : $connection;
    }

    private function answer(?Connection $connection, int $status = 200): \WP_REST_Response|\WP_Error
    {
        if ($connection === null) {
            return Refusal::notFound();
        }
        // The address is as good as a password.
        $response = new \WP_REST_Response($this->view()->rows([$connection])[0], $status);
        $response->header('Cache-Control', 'no-store');

        return $response;
    }

    private function view(): ConnectionView
    {
        return new ConnectionView($this->services);
    }
}
