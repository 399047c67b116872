<?php

declare(strict_types=1);

namespace Ringwell\Source;

use Ringwell\Door\ListQuery;
use Ringwell\Door\Message;
use Ringwell\Door\Permission;
use Ringwell\Door\Refusal;
use Ringwell\Door\RouteId;
use Ringwell\Door\Routes;
use Ringwell\Services;

/** sources, sources/{id}, sources/order, sources/ready, sources/test. */
final class SourceRoutes implements Routes
{
    public function __construct(private readonly Services $services)
    {
    }

    public function register(): void
    {
        $read = Permission::any(Permission::EDIT_SOURCES, Permission::VIEW_REPORTS);
        $write = Permission::any(Permission::EDIT_SOURCES);
        register_rest_route(self::NAMESPACE, '/sources', [
            ['methods' => 'GET', 'callback' => $this->list(...), 'permission_callback' => $read, 'args' => ListQuery::args(
                ['priority', 'name', 'visits_7d', 'calls_7d'],
                ['enabled' => ['type' => 'string', 'enum' => ['', 'true', 'false']], 'builtin' => ['type' => 'string', 'enum' => ['', 'true', 'false']]],
                'asc',
            )],
            ['methods' => 'POST', 'callback' => $this->add(...), 'permission_callback' => $write],
        ]);
        register_rest_route(self::NAMESPACE, '/sources/(?P<id>\d{1,18})', [
            ['methods' => 'GET', 'callback' => $this->one(...), 'permission_callback' => $read],
            ['methods' => 'PUT', 'callback' => $this->update(...), 'permission_callback' => $write],
            ['methods' => 'DELETE', 'callback' => $this->remove(...), 'permission_callback' => $write],
        ]);
        register_rest_route(self::NAMESPACE, '/sources/order', ['methods' => 'PUT', 'callback' => $this->order(...), 'permission_callback' => $write]);
        register_rest_route(self::NAMESPACE, '/sources/ready', ['methods' => 'GET', 'callback' => $this->ready(...), 'permission_callback' => $read]);
        register_rest_route(self::NAMESPACE, '/sources/test', ['methods' => 'POST', 'callback' => $this->test(...), 'permission_callback' => $read]);
    }

    private function list(\WP_REST_Request $request): \WP_REST_Response
    {
        $query = ListQuery::of($request, ['enabled', 'builtin']);
        $rows = array_values(array_filter((new SourceView($this->services))->rows($this->services->sources()->all()), static fn (array $row): bool
            => ($query->search === '' || mb_stripos("{$row['name']} {$row['rule_text']}", $query->search) !== false)
            && (! isset($query->filters['enabled']) || $row['enabled'] === ($query->filters['enabled'] === 'true'))
            && (! isset($query->filters['builtin']) || ($row['builtin'] !== null) === ($query->filters['builtin'] === 'true'))));
        if (in_array($query->orderby, ['name', 'visits_7d', 'calls_7d'], true)) {
            usort($rows, static fn (array $a, array $b): int => $query->orderby === 'name' ? strnatcasecmp($a['name'], $b['name']) : $a[$query->orderby] <=> $b[$query->orderby]);
        }
        $rows = $query->order === 'desc' ? array_reverse($rows) : $rows;

        return $query->answer(array_slice($rows, $query->offset(), $query->perPage), count($rows));
    }

    private function one(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        return $this->answer($this->find($request));
    }

    private function add(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $form = SourceForm::read($request, $this->services, null);
        if ($form instanceof \WP_Error) {
            return $form;
        }
        $id = $this->saved(fn (): int => $this->services->sourceDesk()->add($form->name, $form->rule, $form->enabled, $form->placements ?? [], $form->groupId === false ? null : $form->groupId));

        return $id instanceof \WP_Error ? $id : $this->answer($this->services->sources()->find($id), 201);
    }

    private function update(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $source = $this->find($request);
        if ($source === null) {
            return Refusal::notFound();
        }
        $form = SourceForm::read($request, $this->services, $source);
        if ($form instanceof \WP_Error) {
            return $form;
        }
        $saved = $this->saved(function () use ($source, $form): int {
            $this->services->sourceDesk()->update($source->id, $form->name, $form->rule, $form->enabled, $form->placements, $form->groupId);

            return $source->id;
        });

        return $saved instanceof \WP_Error ? $saved : $this->one($request);
    }

    private function remove(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $source = $this->find($request);
        if ($source === null) {
            return Refusal::notFound();
        }
        if ($source->builtin !== null) {
            return new \WP_Error('ringwell_builtin_source', __('A built-in source can\'t be deleted.', 'ringwell'), ['status' => 409]);
        }
        $this->services->sourceDesk()->remove($source->id);

        return new \WP_REST_Response(['deleted' => true]);
    }

    private function order(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $message = Message::of('Source', 'source-order')->read($request);
        if ($message instanceof \WP_Error) {
            return $message;
        }
        /** @var array{ids: list<int>} $message */
        $ids = array_map(intval(...), $message['ids']);
        if (! $this->services->sources()->order($ids)) {
            $text = __('The list of sources has changed in the meantime. Please load it again.', 'ringwell');

            return Refusal::ofFields(['ids' => $text], ['ids' => 'outdated'], 409);
        }

        return new \WP_REST_Response(['ids' => $ids]);
    }

    private function ready(): \WP_REST_Response
    {
        return new \WP_REST_Response(ReadySources::rows());
    }

    private function test(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $message = Message::of('Source', 'source-test')->read($request);
        if ($message instanceof \WP_Error) {
            return $message;
        }
        /** @var array{url: string, referrer?: string} $message */
        $faults = [];
        foreach (['url' => $message['url'], 'referrer' => $message['referrer'] ?? ''] as $field => $address) {
            if ($address !== '' && ! Url::isAddress($address)) {
                $faults[$field] = __('This does not look like an address.', 'ringwell');
            }
        }
        if ($faults !== []) {
            return Refusal::ofFields($faults, array_map(static fn (): string => 'bad_format', $faults));
        }
        $arrival = Arrival::from($message['url'], $message['referrer'] ?? '', $this->services->siteHosts());

        return new \WP_REST_Response((new SourceView($this->services))->recognition(RuleEngine::recognise($arrival, $this->services->sources()->all())));
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
        } catch (GroupGone) {
            return Refusal::ofFields(['group_id' => GroupForm::gone()], ['group_id' => 'group_gone'], 409);
        } catch (TooManySources) {
            /* translators: %d: how many sources at most */
            return new \WP_Error('ringwell_too_many_sources', sprintf(__('There can be at most %d sources.', 'ringwell'), SourceStore::MOST), ['status' => 409]);
        }
    }

    private function find(\WP_REST_Request $request): ?Source
    {
        $source = $this->services->sources()->find(RouteId::of($request));

        return $source === null || $source->removed ? null : $source;
    }

    private function answer(?Source $source, int $status = 200): \WP_REST_Response|\WP_Error
    {
        return $source === null ? Refusal::notFound() : new \WP_REST_Response((new SourceView($this->services))->rows([$source])[0], $status);
    }
}
