<?php

declare(strict_types=1);

namespace Ringwell\Source;

use Ringwell\Door\ListQuery;
use Ringwell\Door\Permission;
use Ringwell\Door\Refusal;
use Ringwell\Door\RouteId;
use Ringwell\Door\Routes;
use Ringwell\Services;

/** source-groups, source-groups/{id}. */
final class GroupRoutes implements Routes
{
    public function __construct(private readonly Services $services)
    {
    }

    public function register(): void
    {
        $read = Permission::any(Permission::EDIT_SOURCES, Permission::VIEW_REPORTS);
        $write = Permission::any(Permission::EDIT_SOURCES);
        register_rest_route(self::NAMESPACE, '/source-groups', [
            ['methods' => 'GET', 'callback' => $this->list(...), 'permission_callback' => $read],
            ['methods' => 'POST', 'callback' => $this->add(...), 'permission_callback' => $write],
        ]);
        register_rest_route(self::NAMESPACE, '/source-groups/(?P<id>\d{1,18})', [
            ['methods' => 'GET', 'callback' => $this->one(...), 'permission_callback' => $read],
            ['methods' => 'PUT', 'callback' => $this->update(...), 'permission_callback' => $write],
            [
                'methods' => 'DELETE',
                'callback' => $this->remove(...),
                'permission_callback' => $write,
                'args' => ['force' => ['type' => 'boolean', 'default' => false]],
            ],
        ]);
    }

    private function list(): \WP_REST_Response
    {
        return ListQuery::whole((new GroupView($this->services))->rows($this->services->sourceGroups()->all()));
    }

    private function one(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        return $this->answer(RouteId::of($request));
    }

    private function add(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $form = GroupForm::read($request, $this->services);
        if ($form instanceof \WP_Error) {
            return $form;
        }
        $id = $this->saved(fn (): int => $this->services->groupDesk()->add($form->name, $form->members ?? [], $form->placements ?? []));

        return $id instanceof \WP_Error ? $id : $this->answer($id, 201);
    }

    private function update(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $group = $this->find(RouteId::of($request));
        if ($group === null) {
            return Refusal::notFound();
        }
        $form = GroupForm::read($request, $this->services);
        if ($form instanceof \WP_Error) {
            return $form;
        }
        $saved = $this->saved(function () use ($group, $form): int {
            $this->services->groupDesk()->update($group->id, $form->name, $form->members, $form->placements);

            return $group->id;
        });

        return $saved instanceof \WP_Error ? $saved : $this->answer($saved);
    }

    private function remove(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $group = $this->find(RouteId::of($request));
        if ($group === null) {
            return Refusal::notFound();
        }
        $held = $this->held($group->id);
        if ($held > 0 && $request['force'] !== true) {
            $message = sprintf(
                /* translators: %d: number of visitors */
                _n(
                    '%d visitor has a number of this group\'s pools on screen.',
                    '%d visitors have numbers of this group\'s pools on screen.',
                    $held,
                    'ringwell',
                ),
                $held,
            );

            return new \WP_Error('ringwell_group_in_use', $message . ' ' . __('They keep them for now; nobody else of these sources will get one.', 'ringwell'), ['status' => 409, 'held' => $held]);
        }
        try {
            $this->services->groupDesk()->remove($group->id);
        } catch (GroupGone) {
            return Refusal::notFound();
        }

        return new \WP_REST_Response(['deleted' => true]);
    }

    /** How many numbers of the group's pools visitors hold now. */
    private function held(int $groupId): int
    {
        $sizes = $this->services->pools()->sizes();
        $held = 0;
        foreach ($this->services->placements()->forGroup($groupId) as $placement) {
            $held += $sizes[$placement->poolId]['held'] ?? 0;
        }

        return $held;
    }

    /** @param callable(): int $save */
    private function saved(callable $save): int|\WP_Error
    {
        try {
            return $save();
        } catch (PlacementConflict $conflict) {
            return PlacementRefusal::conflict($conflict, $this->services);
        } catch (PlacementGone $gone) {
            return PlacementRefusal::gone($gone);
        } catch (NameTaken) {
            return Refusal::ofFields(['name' => __('Another group has this name.', 'ringwell')], ['name' => 'taken'], 409);
        } catch (GroupGone) {
            return Refusal::notFound();
        } catch (TooManyGroups) {
            /* translators: %d: how many groups at most */
            return new \WP_Error('ringwell_too_many_groups', sprintf(__('There can be at most %d groups.', 'ringwell'), GroupStore::MOST), ['status' => 409]);
        }
    }

    private function find(int $id): ?SourceGroup
    {
        $group = $this->services->sourceGroups()->find($id);

        return $group === null || $group->removed ? null : $group;
    }

    private function answer(int $id, int $status = 200): \WP_REST_Response|\WP_Error
    {
        $group = $this->find($id);

        return $group === null ? Refusal::notFound() : new \WP_REST_Response((new GroupView($this->services))->rows([$group])[0], $status);
    }
}
