<?php

declare(strict_types=1);

namespace Ringwell\Pool;

use Ringwell\Door\ListQuery;
use Ringwell\Door\Message;
use Ringwell\Door\Permission;
use Ringwell\Door\Refusal;
use Ringwell\Door\RouteId;
use Ringwell\Door\Routes;
use Ringwell\Lease\Gone;
use Ringwell\Lease\Pool;
use Ringwell\Lease\PoolSettings;
use Ringwell\Services;
use Ringwell\Source\GroupText;

/** pools, pools/{id}, pools/{id}/numbers. */
final class PoolRoutes implements Routes
{
    public function __construct(private readonly Services $services)
    {
    }

    public function register(): void
    {
        $read = Permission::any(Permission::EDIT_SOURCES, Permission::VIEW_REPORTS);
        $write = Permission::any(Permission::EDIT_SOURCES);
        $id = ['id' => ['type' => 'integer', 'minimum' => 1]];
        register_rest_route(self::NAMESPACE, '/pools', [
            ['methods' => 'GET', 'callback' => $this->list(...), 'permission_callback' => $read],
            ['methods' => 'POST', 'callback' => $this->add(...), 'permission_callback' => $write],
        ]);
        register_rest_route(self::NAMESPACE, '/pools/(?P<id>\d+)', [
            'args' => $id,
            ['methods' => 'GET', 'callback' => $this->one(...), 'permission_callback' => $read],
            ['methods' => 'PUT', 'callback' => $this->update(...), 'permission_callback' => $write],
            [
                'methods' => 'DELETE',
                'callback' => $this->remove(...),
                'permission_callback' => $write,
                'args' => ['force' => ['type' => 'boolean', 'default' => false]],
            ],
        ]);
        register_rest_route(self::NAMESPACE, '/pools/(?P<id>\d+)/numbers', [
            'args' => $id,
            ['methods' => 'GET', 'callback' => $this->tiles(...), 'permission_callback' => $read],
            ['methods' => 'POST', 'callback' => $this->addNumbers(...), 'permission_callback' => $write],
        ]);
    }

    private function list(): \WP_REST_Response
    {
        return ListQuery::whole((new PoolView($this->services))->rows($this->services->pools()->all()));
    }

    private function one(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $pool = $this->find($request);

        return $pool === null ? Refusal::notFound() : $this->answer($pool);
    }

    private function add(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $message = Message::of('Pool', 'pool-write')->read($request);
        if ($message instanceof \WP_Error) {
            return $message;
        }
        /** @var array{name: string, target_id: int} $message */
        $name = sanitize_text_field($message['name']);
        if ($name === '') {
            return self::refuseName();
        }
        try {
            $id = $this->services->pools()->add($name, $message['target_id'], PoolSettings::of($message));
        } catch (Gone) {
            return Refusal::ofFields(['target_id' => __('This number on the site does not exist any more.', 'ringwell')], ['target_id' => 'target_gone']);
        }
        $pool = $this->services->pools()->find($id);

        return $pool === null ? Refusal::notFound() : $this->answer($pool, 201);
    }

    private function update(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $message = Message::of('Pool', 'pool-write')->read($request);
        if ($message instanceof \WP_Error) {
            return $message;
        }
        $pool = $this->find($request);
        if ($pool === null) {
            return Refusal::notFound();
        }
        /** @var array{name: string, target_id: int} $message */
        if ($message['target_id'] !== $pool->targetId) {
            return Refusal::ofFields(['target_id' => __('A pool serves one number of the site for good. Make another pool instead.', 'ringwell')], ['target_id' => 'not_allowed']);
        }
        $name = sanitize_text_field($message['name']);
        if ($name === '') {
            return self::refuseName();
        }
        $this->services->pools()->update($pool->id, $name, PoolSettings::of($message, PoolSettings::ofPool($pool)));

        return $this->one($request);
    }

    private function remove(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $pool = $this->find($request);
        if ($pool === null) {
            return Refusal::notFound();
        }
        $row = (new PoolView($this->services))->rows([$pool])[0];
        $inUse = $row['sources'] !== [] || $row['groups'] !== [] || $row['held'] > 0;
        if ($inUse && $request['force'] !== true) {
            return $this->refuseRemoval($row);
        }
        $this->services->pools()->remove($pool->id, fn () => $this->services->placements()->detachPool($pool->id));

        return new \WP_REST_Response(['deleted' => true]);
    }

    /** A name that is nothing but spaces or markup. */
    private static function refuseName(): \WP_Error
    {
        return Refusal::ofFields(['name' => __('Please fill this in.', 'ringwell')], ['name' => 'required']);
    }

    /** @param array<string, mixed> $row as pool.json has it */
    private function refuseRemoval(array $row): \WP_Error
    {
        /** @var array{held: int, sources: list<array{id: int, name: string}>, groups: list<array{id: int, name: string}>} $row */
        $names = [...array_column($row['sources'], 'name'), ...array_map(GroupText::named(...), array_column($row['groups'], 'name'))];
        $held = sprintf(
            /* translators: %d: number of visitors */
            _n('%d visitor has a number of this pool on screen.', '%d visitors have a number of this pool on screen.', $row['held'], 'ringwell'),
            $row['held'],
        );
        $sources = sprintf(
            /* translators: %s: names of sources */
            __('These sources show it: %s. They would show the site\'s own number.', 'ringwell'),
            implode(', ', $names),
        );
        $message = trim(($row['held'] > 0 ? "{$held} " : '') . ($names === [] ? '' : $sources));

        return new \WP_Error('ringwell_pool_in_use', $message, ['status' => 409, 'held' => $row['held'], 'sources' => $row['sources']]);
    }

    private function tiles(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $pool = $this->find($request);

        return $pool === null ? Refusal::notFound() : new \WP_REST_Response((new PoolView($this->services))->tiles($pool));
    }

    private function addNumbers(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $message = Message::of('Pool', 'pool-add')->read($request);
        if ($message instanceof \WP_Error) {
            return $message;
        }
        $pool = $this->find($request);
        if ($pool === null) {
            return Refusal::notFound();
        }
        /** @var array{numbers: list<string>} $message */
        $added = (new PoolFilling($this->services))->add($pool, $message['numbers']);

        return $added instanceof \WP_Error ? $added : new \WP_REST_Response((new PoolView($this->services))->tiles($pool), 201);
    }

    private function find(\WP_REST_Request $request): ?Pool
    {
        return $this->services->pools()->find(RouteId::of($request));
    }

    private function answer(Pool $pool, int $status = 200): \WP_REST_Response
    {
        return new \WP_REST_Response((new PoolView($this->services))->rows([$pool])[0], $status);
    }
}
