<?php

declare(strict_types=1);

namespace Ringwell\Number;

use Ringwell\Door\ListQuery;
use Ringwell\Door\Message;
use Ringwell\Door\Permission;
use Ringwell\Door\Refusal;
use Ringwell\Door\RouteId;
use Ringwell\Door\Routes;
use Ringwell\Services;
use Ringwell\Source\GroupText;
use Ringwell\Source\Placement;

/** targets, targets/{id}. Every change is published to the pages at once. */
final class TargetRoutes implements Routes
{
    public function __construct(private readonly Services $services)
    {
    }

    public function register(): void
    {
        $read = Permission::any(Permission::EDIT_SOURCES, Permission::VIEW_REPORTS);
        $write = Permission::any(Permission::EDIT_SOURCES);
        register_rest_route(self::NAMESPACE, '/targets', [
            ['methods' => 'GET', 'callback' => $this->list(...), 'permission_callback' => $read, 'args' => ListQuery::args(['id', 'name'], [], 'asc')],
            ['methods' => 'POST', 'callback' => $this->add(...), 'permission_callback' => $write],
        ]);
        register_rest_route(self::NAMESPACE, '/targets/(?P<id>\d{1,18})', [
            ['methods' => 'GET', 'callback' => $this->one(...), 'permission_callback' => $read],
            ['methods' => 'PUT', 'callback' => $this->update(...), 'permission_callback' => $write],
            ['methods' => 'DELETE', 'callback' => $this->remove(...), 'permission_callback' => $write],
        ]);
    }

    private function list(\WP_REST_Request $request): \WP_REST_Response
    {
        $query = ListQuery::of($request);
        $targets = array_values(array_filter(
            $this->services->targets()->all(),
            static fn (Target $target): bool => $query->search === '' || mb_stripos("{$target->name} {$target->number} {$target->display}", $query->search) !== false,
        ));
        if ($query->orderby === 'name') {
            usort($targets, static fn (Target $a, Target $b): int => strnatcasecmp($a->name, $b->name));
        }
        $targets = $query->order === 'desc' ? array_reverse($targets) : $targets;

        return $query->answer(array_map(self::row(...), array_slice($targets, $query->offset(), $query->perPage)), count($targets));
    }

    private function one(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        return $this->answer(self::id($request));
    }

    private function add(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $fields = $this->fields($request);
        if ($fields instanceof \WP_Error) {
            return $fields;
        }
        try {
            $id = $this->services->targets()->add($fields['name'], $fields['number'], $fields['display']);
        } catch (TooManyTargets) {
            /* translators: %d: how many numbers at most */
            return new \WP_Error('ringwell_too_many_targets', sprintf(__('There can be at most %d numbers to replace.', 'ringwell'), TargetStore::MOST), ['status' => 409]);
        } catch (NumberInUse $inUse) {
            return $this->refuseNumber($inUse);
        }
        $this->services->pageConfig()->publish();

        return $this->answer($id, 201);
    }

    private function update(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $fields = $this->fields($request);
        if ($fields instanceof \WP_Error) {
            return $fields;
        }
        try {
            $isThere = $this->services->targets()->update(self::id($request), $fields['name'], $fields['number'], $fields['display']);
        } catch (NumberInUse $inUse) {
            return $this->refuseNumber($inUse);
        }
        $this->services->pageConfig()->publish();

        return $isThere ? $this->answer(self::id($request)) : Refusal::notFound();
    }

    private function remove(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $id = self::id($request);
        if ($this->services->targets()->find($id) === null) {
            return Refusal::notFound();
        }
        if (! $this->services->targets()->remove($id, fn (): bool => $this->users($id) !== [])) {
            return new \WP_Error(
                'ringwell_target_in_use',
                /* translators: %s: names of pools, sources and groups of sources, separated by commas */
                sprintf(__('This number is still replaced by numbers of: %s. Take it out of these first.', 'ringwell'), implode(', ', $this->users($id))),
                ['status' => 409],
            );
        }
        $this->services->pageConfig()->publish();

        return new \WP_REST_Response(['deleted' => true]);
    }

    /** @return list<string> names of the pools, sources and groups that have something for this target */
    private function users(int $targetId): array
    {
        $names = [];
        foreach ($this->services->pools()->all() as $pool) {
            if ($pool->targetId === $targetId) {
                $names[] = $pool->name;
            }
        }
        $placements = $this->services->placements()->forTarget($targetId);
        foreach ($this->services->sources()->many(array_map(static fn (Placement $placement): int => $placement->sourceId, $placements)) as $source) {
            $names[] = $source->name;
        }
        $groupIds = array_values(array_filter(array_map(static fn (Placement $placement): ?int => $placement->groupId, $placements), is_int(...)));
        foreach ($this->services->sourceGroups()->many($groupIds) as $group) {
            $names[] = GroupText::named($group->name);
        }

        return $names;
    }

    /** @return array{name: string, number: string, display: string|null}|\WP_Error */
    private function fields(\WP_REST_Request $request): array|\WP_Error
    {
        $message = Message::of('Number', 'target-write')->read($request);
        if ($message instanceof \WP_Error) {
            return $message;
        }
        /** @var array{name: string, number: string, display?: string|null} $message */
        $name = sanitize_text_field($message['name']);
        $phone = Phone::parse($message['number'], $this->services->settings()->region);
        $faults = [];
        if ($name === '') {
            $faults['name'] = __('Please fill this in.', 'ringwell');
        }
        if ($phone === null) {
            $faults['number'] = __('This is not a phone number we understand.', 'ringwell');
        }
        if ($phone === null || $faults !== []) {
            return Refusal::ofFields($faults, array_map(static fn (): string => 'bad_format', $faults));
        }
        $display = sanitize_text_field($message['display'] ?? '');

        return ['name' => $name, 'number' => $phone->e164, 'display' => $display === '' ? null : $display];
    }

    private function refuseNumber(NumberInUse $inUse): \WP_Error
    {
        $text = RoleWords::for([$inUse->record], $this->services)->taken($inUse->record);

        return Refusal::ofFields(['number' => $text], ['number' => 'in_use'], 409);
    }

    private static function id(\WP_REST_Request $request): int
    {
        return RouteId::of($request);
    }

    private function answer(int $id, int $status = 200): \WP_REST_Response|\WP_Error
    {
        $target = $this->services->targets()->find($id);

        return $target === null ? Refusal::notFound() : new \WP_REST_Response(self::row($target), $status);
    }

    /** @return array<string, mixed> as target.json has it */
    private static function row(Target $target): array
    {
        return [
            'id' => $target->id,
            'name' => $target->name,
            'number_id' => $target->numberId,
            'number' => $target->number,
            'display' => $target->display,
        ];
    }
}
