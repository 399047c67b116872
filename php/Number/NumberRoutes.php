<?php

declare(strict_types=1);

namespace Ringwell\Number;

use Ringwell\Door\ListQuery;
use Ringwell\Door\Message;
use Ringwell\Door\Permission;
use Ringwell\Door\Refusal;
use Ringwell\Door\RouteId;
use Ringwell\Door\Routes;
use Ringwell\Plan\Changes;
use Ringwell\Services;
use Ringwell\Time;
use Ringwell\Visit\Region;

/** numbers, numbers/{id}, numbers/read. A number is added where its role is: to a pool, a placement, a target. */
final class NumberRoutes implements Routes
{
    public function __construct(private readonly Services $services)
    {
    }

    public function register(): void
    {
        $read = Permission::any(Permission::EDIT_SOURCES, Permission::VIEW_REPORTS);
        $write = Permission::any(Permission::EDIT_SOURCES);
        $role = implode('|', Role::LISTED);
        register_rest_route(self::NAMESPACE, '/numbers', [
            'methods' => 'GET',
            'callback' => $this->list(...),
            'permission_callback' => $read,
            'args' => ListQuery::args(NumberStore::orderable(), [
                'role' => ['type' => 'string', 'pattern' => "^(?:(?:{$role})(?:,(?:{$role}))*)?$"],
                'role_of' => ['type' => 'integer', 'minimum' => 1],
            ], 'asc'),
        ]);
        register_rest_route(self::NAMESPACE, '/numbers/read', [
            'methods' => 'POST',
            'callback' => $this->readPasted(...),
            'permission_callback' => $write,
        ]);
        register_rest_route(self::NAMESPACE, '/numbers/(?P<id>\d{1,18})', [
            ['methods' => 'GET', 'callback' => $this->one(...), 'permission_callback' => $read],
            ['methods' => 'PATCH', 'callback' => $this->update(...), 'permission_callback' => $write],
            ['methods' => 'DELETE', 'callback' => $this->remove(...), 'permission_callback' => $write],
        ]);
    }

    private function list(\WP_REST_Request $request): \WP_REST_Response
    {
        $query = ListQuery::of($request, ['role', 'role_of']);
        $found = $this->services->numbers()->list($query);

        return $query->answer($this->rows($found['rows']), $found['total']);
    }

    private function one(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $record = $this->find($request);

        return $record === null ? Refusal::notFound() : new \WP_REST_Response($this->rows([$record])[0]);
    }

    private function readPasted(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $message = Message::of('Number', 'number-read')->read($request, 131072);
        if ($message instanceof \WP_Error) {
            return $message;
        }
        /** @var array{text: string} $message */
        $lines = NumberReading::lines($message['text']);
        if (count($lines) > NumberReading::MAX_LINES) {
            /* translators: %d: how many numbers at most */
            $text = sprintf(__('These are too many numbers at once: at most %d.', 'ringwell'), NumberReading::MAX_LINES);

            return Refusal::ofFields(['text' => $text], ['text' => 'too_many']);
        }

        return new \WP_REST_Response((new NumberReading($this->services))->read($lines));
    }

    private function update(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $message = Message::of('Number', 'number-write')->read($request);
        if ($message instanceof \WP_Error) {
            return $message;
        }
        $record = $this->find($request);
        if ($record === null) {
            return Refusal::notFound();
        }
        /** @var array{display?: string|null, label?: string, region?: string, price_month?: int|null, price_minute?: int|null, currency?: string, messengers?: bool, role?: string, aliases?: list<string>} $message */
        $role = $message['role'] ?? null;
        if ($role !== null && $record->role->name === Role::SITE) {
            $text = __('This is the number in your pages. Give the page another number in the settings first.', 'ringwell');

            return Refusal::ofFields(['role' => $text], ['role' => 'is_site'], 409);
        }
        $written = $message['aliases'] ?? null;
        unset($message['role'], $message['aliases']);
        foreach (['display', 'label', 'region'] as $text) {
            if (isset($message[$text])) {
                $message[$text] = sanitize_text_field($message[$text]);
            }
        }
        // What was written in words, before there were codes, may stay.
        $region = $message['region'] ?? '';
        if (! in_array($region, ['', $record->region], true) && ! Region::isCode($region)) {
            return Refusal::ofFields(['region' => __('Choose a region of the list.', 'ringwell')], ['region' => 'not_a_region']);
        }
        $aliases = $written === null ? null : $this->services->aliasReading()->read($record, $written);
        if ($aliases !== null && $aliases['problem'] !== null) {
            return Refusal::ofFields(['aliases' => $aliases['problem']], ['aliases' => $aliases['code']]);
        }
        // Not one of the route's `args`: looking for their defaults WordPress stumbles over a body that is no object.
        $isInformed = in_array($request->get_query_params()['force'] ?? null, ['true', '1'], true);
        $held = $role === null || $isInformed ? null : (new TakingOut($this->services))->refusal($record);
        if ($held !== null) {
            return $held;
        }
        if ($role !== null) {
            (new TakingOut($this->services))->to($record, $role === Role::DETACHING ? Role::detaching() : Role::quarantined());
        }
        if ($aliases !== null && ! $this->services->numberAliases()->set($record->id, $aliases['aliases'])) {
            return Refusal::ofFields(['aliases' => __('Another number was given one of these names just now.', 'ringwell')], ['aliases' => 'in_use'], 409);
        }
        $changes = ($message['display'] ?? null) === '' ? ['display' => null] + $message : $message;
        Changes::run($this->services->transactionalDb(), function () use ($record, $changes): void {
            if (isset($changes['region'])) {
                $this->services->pools()->setRegion($record->id, $changes['region']);
            }
            $this->services->numbers()->update($record->id, $changes);
        });
        if ($record->role->name === Role::SITE || isset($changes['messengers'])) {
            $this->services->pageConfig()->publish();
        }

        return $this->one($request);
    }

    /** The number leaves the lists but is kept: calls and exposures of the past name it. Adding it again brings it back. */
    private function remove(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $record = $this->find($request);
        if ($record === null) {
            return Refusal::notFound();
        }
        if (! $record->role->isFree()) {
            return new \WP_Error(
                'ringwell_number_in_use',
                RoleWords::for([$record], $this->services)->taken($record) . ' ' . __('Take it out of use first.', 'ringwell'),
                ['status' => 409],
            );
        }
        (new TakingOut($this->services))->to($record, Role::removed());

        return new \WP_REST_Response(['deleted' => true]);
    }

    private function find(\WP_REST_Request $request): ?NumberRecord
    {
        $record = $this->services->numbers()->find(RouteId::of($request));

        return $record === null || $record->role->name === Role::REMOVED ? null : $record;
    }

    /**
     * @param  list<NumberRecord>         $records
     * @return list<array<string, mixed>> as number.json has it
     */
    private function rows(array $records): array
    {
        $words = RoleWords::for($records, $this->services);
        $aliases = $this->services->numberAliases()->many(array_map(static fn (NumberRecord $record): int => $record->id, $records));

        return array_map(static fn (NumberRecord $record): array => [
            'id' => $record->id,
            'number' => $record->number,
            'display' => $record->display,
            'label' => $record->label,
            'region' => $record->region,
            'messengers' => $record->messengers,
            'aliases' => $aliases[$record->id] ?? [],
            'role' => $record->role->name,
            'role_of' => $record->role->of,
            'role_name' => $words->name($record->role),
            'role_since' => Time::iso($record->roleSince),
            'price_month' => $record->priceMonth,
            'price_minute' => $record->priceMinute,
            'currency' => $record->currency,
        ], $records);
    }
}
