<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Any;

use Ringwell\Door\Message;
use Ringwell\Door\Permission;
use Ringwell\Door\Refusal;
use Ringwell\Door\RouteId;
use Ringwell\Door\Routes;
use Ringwell\Pbx\Connection;
use Ringwell\Services;

/** connections/{id}/mapping, connections/{id}/reread. */
final class MappingRoutes implements Routes
{
    private const A_STEP = 50;

    public function __construct(private readonly Services $services)
    {
    }

    public function register(): void
    {
        $may = Permission::any(Permission::MANAGE);
        $route = static fn (string $method, callable $callback): array => ['methods' => $method, 'callback' => $callback, 'permission_callback' => $may];
        $one = '/connections/(?P<id>\d{1,18})';
        register_rest_route(self::NAMESPACE, "{$one}/mapping", [
            $route('GET', $this->show(...)),
            $route('POST', $this->try(...)),
            $route('PUT', $this->save(...)),
        ]);
        register_rest_route(self::NAMESPACE, "{$one}/reread", [$route('POST', $this->reread(...))]);
    }

    private function show(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $connection = $this->find($request);

        return $connection === null ? Refusal::notFound() : $this->answer($connection, AnyAdapter::mapping($connection));
    }

    private function try(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $connection = $this->find($request);
        $message = Message::of('Pbx', 'any-mapping')->read($request);
        if ($message instanceof \WP_Error) {
            return $message;
        }

        return $connection === null ? Refusal::notFound() : $this->answer($connection, Mapping::of($message));
    }

    private function save(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $connection = $this->find($request);
        $message = Message::of('Pbx', 'any-mapping')->read($request);
        if ($message instanceof \WP_Error) {
            return $message;
        }
        if ($connection === null) {
            return Refusal::notFound();
        }
        if ($connection->secrets === null) {
            return Refusal::ofFields(['fields' => __('First enter the secret of this connection anew: the stored one can\'t be opened any more.', 'ringwell')], ['fields' => 'secrets_lost']);
        }
        $mapping = Mapping::of($message);
        $missing = $mapping->missing();
        if ($missing !== []) {
            return self::refusal($missing);
        }
        $settings = [Mapping::SETTING => $mapping->toJson()] + $connection->settings;
        $this->services->connections()->update($connection->id, $connection->name, $connection->isEnabled, $settings, $connection->secrets);

        return $this->answer($connection, $mapping);
    }

    /** Some at a time, so that no server's patience runs out; the same message again changes nothing. */
    private function reread(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $message = Message::of('Pbx', 'reread')->read($request);
        if ($message instanceof \WP_Error) {
            return $message;
        }
        $connection = $this->find($request);
        if ($connection === null) {
            return Refusal::notFound();
        }
        $after = is_int($message['after']) ? $message['after'] : 0;
        $ids = $this->services->inboxRows()->again($connection->id, $after, self::A_STEP);
        foreach ($ids as $id) {
            $this->services->inbox()->process($id);
        }

        return new \WP_REST_Response(['read' => count($ids), 'after' => count($ids) < self::A_STEP ? null : end($ids)]);
    }

    private function find(\WP_REST_Request $request): ?Connection
    {
        $connection = $this->services->connections()->find(RouteId::of($request));

        return $connection === null || ! $this->services->phoneSystems()->find($connection->adapter) instanceof AnyAdapter ? null : $connection;
    }

    private function answer(Connection $connection, Mapping $mapping): \WP_REST_Response
    {
        $desk = new MappingDesk(
            $this->services->inboxRows(),
            $connection,
            (new AnyAdapter())->hiddenFields(),
            $this->services->settings()->region,
            $this->services->clock()->now(),
        );

        return new \WP_REST_Response($desk->show($mapping));
    }

    /** @param list<string> $missing */
    private static function refusal(array $missing): \WP_Error
    {
        $texts = [];
        foreach ($missing as $name) {
            $texts["fields.{$name}"] = match ($name) {
                'call' => __('Choose the field of the call\'s id, or the one that says when the call began: something must tell two calls apart.', 'ringwell'),
                'caller' => __('Choose the field that says who rings.', 'ringwell'),
                default => __('Choose the field of the number that was dialled, or type the number if there is only one.', 'ringwell'),
            };
        }

        return Refusal::ofFields($texts, array_fill_keys(array_keys($texts), 'required'));
    }
}
