<?php

declare(strict_types=1);

namespace Ringwell\Request;

use Ringwell\Db\Where;
use Ringwell\Door\ListQuery;
use Ringwell\Door\Permission;
use Ringwell\Door\Refusal;
use Ringwell\Door\RouteId;
use Ringwell\Door\Routes;
use Ringwell\Services;

/** requests: what patients sent, for those who answer them. */
final class RequestRoutes implements Routes
{
    private const FILTERS = ['kind', 'state', 'from', 'to'];

    public function __construct(private readonly Services $services)
    {
    }

    public function register(): void
    {
        $may = Permission::any(Permission::HANDLE_CONTACTS);
        $one = '/requests/(?P<id>\d{1,18})';
        register_rest_route(self::NAMESPACE, '/requests', [
            ['methods' => 'GET', 'callback' => $this->list(...), 'permission_callback' => $may, 'args' => self::args()],
        ]);
        register_rest_route(self::NAMESPACE, $one, [
            ['methods' => 'GET', 'callback' => $this->one(...), 'permission_callback' => $may],
            ['methods' => 'DELETE', 'callback' => $this->delete(...), 'permission_callback' => $may],
        ]);
        register_rest_route(self::NAMESPACE, "{$one}/handled", [
            ['methods' => 'POST', 'callback' => $this->handle(...), 'permission_callback' => $may],
            ['methods' => 'DELETE', 'callback' => $this->reopen(...), 'permission_callback' => $may],
        ]);
        register_rest_route(self::NAMESPACE, "{$one}/release", [
            ['methods' => 'POST', 'callback' => $this->release(...), 'permission_callback' => $may],
        ]);
        register_rest_route(self::NAMESPACE, "{$one}/person", [
            ['methods' => 'DELETE', 'callback' => $this->forget(...), 'permission_callback' => Permission::any(Permission::MANAGE)],
        ]);
    }

    private function list(\WP_REST_Request $request): \WP_REST_Response
    {
        $list = ListQuery::of($request, self::FILTERS);
        $where = $this->where($list, is_bool($request['held']) ? $request['held'] : null);
        $store = $this->services->requests();

        return $list->answer((new RequestView($this->services))->rows($store->list($where, 'received_at', $list->order, $list->perPage, $list->offset())), $store->count($where));
    }

    private function one(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $found = $this->services->requests()->find(RouteId::of($request));

        return $found === null ? Refusal::notFound() : new \WP_REST_Response((new RequestView($this->services))->rows([$found])[0]);
    }

    private function handle(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $this->services->requests()->handle(RouteId::of($request), $this->services->clock()->now(), get_current_user_id());

        return $this->one($request);
    }

    private function reopen(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $this->services->requests()->reopen(RouteId::of($request));

        return $this->one($request);
    }

    /** Somebody has looked at it: it is one like any other. */
    private function release(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $id = RouteId::of($request);
        if ($this->services->requests()->release($id)) {
            $this->services->requestDesk()->settle($id);
        }

        return $this->one($request);
    }

    private function delete(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        return $this->services->requests()->forget(RouteId::of($request)) ? new \WP_REST_Response(['deleted' => true]) : Refusal::notFound();
    }

    /** A patient who wants to be forgotten: all that came with his phone. */
    private function forget(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $found = $this->services->requests()->find(RouteId::of($request));
        if ($found === null) {
            return Refusal::notFound();
        }
        $callbacks = $this->services->callbacks();
        $calls = $this->services->callEraser()->erasePhone($found->phone);
        $callbacks->forget($callbacks->ofPhone($found->phone));

        return new \WP_REST_Response(['requests' => $this->services->requests()->forgetPhone($found->phone), 'calls' => $calls]);
    }

    private function where(ListQuery $list, ?bool $isHeld): Where
    {
        $where = new Where();
        $filters = $list->filters;
        if ($isHeld !== null) {
            $isHeld ? $where->and("held <> ''") : $where->and("held = ''");
        }
        if (isset($filters['kind'])) {
            $where->and('kind = %s', [$filters['kind']]);
        }
        if (isset($filters['state'])) {
            $filters['state'] === PatientRequest::HANDLED ? $where->and("state = 'handled'") : $where->and("state <> 'handled'");
        }
        if (isset($filters['from'])) {
            $where->and('received_at >= %d', [(int) strtotime($filters['from']) * 1000]);
        }
        if (isset($filters['to'])) {
            $where->and('received_at < %d', [(int) strtotime($filters['to']) * 1000]);
        }
        if ($list->search !== '') {
            $this->search($where, $list->search);
        }

        return $where;
    }

    /** Any part of a phone in any format, of a name, of what was written. */
    private function search(Where $where, string $text): void
    {
        $like = static fn (string $part): string => '%' . addcslashes($part, '%_\\') . '%';
        $digits = (string) preg_replace('/\D/', '', $text);
        if ($digits === '' || preg_match('/[^\d\s()+.-]/', $text) === 1) {
            $where->and('name LIKE %s OR comment LIKE %s', [$like($text), $like($text)]);
            return;
        }
        // A Russian number is written with 8 in front at home and stored with 7.
        $home = $digits[0] === '8' && $this->services->settings()->region === 'RU' ? '7' . substr($digits, 1) : $digits;
        $where->and('phone LIKE %s OR phone LIKE %s', [$like($digits), $like($home)]);
    }

    /** @return array<string, array<string, mixed>> */
    private static function args(): array
    {
        $time = ['type' => 'string', 'format' => 'date-time'];

        return ListQuery::args(['received_at'], [
            'kind' => ['type' => 'string', 'enum' => [Form::CALLBACK, Form::REQUEST]],
            'state' => ['type' => 'string', 'enum' => [PatientRequest::OPEN, PatientRequest::HANDLED]],
            'held' => ['type' => 'boolean', 'description' => 'Only what is held back, or none of it'],
            'from' => $time + ['description' => 'Received at this time or after it, ISO 8601'],
            'to' => $time + ['description' => 'Received before this time, ISO 8601'],
        ]);
    }
}
