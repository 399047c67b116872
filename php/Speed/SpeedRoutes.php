<?php

declare(strict_types=1);

namespace Ringwell\Speed;

use Ringwell\Door\Message;
use Ringwell\Door\Permission;
use Ringwell\Door\Refusal;
use Ringwell\Door\Routes;
use Ringwell\Services;
use Ringwell\Time;

/** GET speed: which door is in use and why. POST speed: open, close or test it. */
final class SpeedRoutes implements Routes
{
    public function __construct(private readonly Services $services)
    {
    }

    public function register(): void
    {
        register_rest_route(self::NAMESPACE, '/speed', [
            ['methods' => 'GET', 'callback' => $this->read(...), 'permission_callback' => Permission::any(Permission::MANAGE)],
            ['methods' => 'POST', 'callback' => $this->write(...), 'permission_callback' => Permission::any(Permission::MANAGE)],
        ]);
    }

    public function read(): \WP_REST_Response
    {
        $door = $this->services->fastDoor();
        $state = $door->state();
        $node = StateStore::node();
        $here = $state->node($node) ?? new NodeState($state->isWanted ? '' : NodeState::OFF);
        $servers = [];
        foreach ($state->nodes as $name => $one) {
            $servers[] = ['name' => $name, 'code' => $one->code, 'text' => NodeText::of($one), 'tested' => Time::isoOrNull($one->at === 0 ? null : $one->at)];
        }

        return new \WP_REST_Response([
            'wanted' => $state->isWanted,
            'door' => $state->isInUse($node) ? 'fast' : 'rest',
            'code' => $here->code,
            'text' => NodeText::inUse($state, $node),
            'address' => strtok(Place::url('lease'), '?'),
            'file' => Place::file(),
            'contents' => in_array($here->code, [NodeState::NOT_WRITABLE, NodeState::FOREIGN_FILE], true) && $state->isWanted ? $door->text() : '',
            'servers' => $servers,
        ]);
    }

    private function write(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $message = Message::of('Speed', 'speed-write')->read($request);
        if ($message instanceof \WP_Error) {
            return $message;
        }
        // The file is in the folder that all sites of a network share.
        if (is_multisite() && ! current_user_can('manage_network_plugins')) {
            return Refusal::forbidden();
        }
        $door = $this->services->fastDoor();
        match ($message['do']) {
            'open' => $door->open(),
            'close' => $door->close(),
            default => $door->examine(),
        };

        return $this->read();
    }
}
