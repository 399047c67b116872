<?php

declare(strict_types=1);

namespace Ringwell\Call;

use Ringwell\Door\ListQuery;
use Ringwell\Door\Message;
use Ringwell\Door\Permission;
use Ringwell\Door\Refusal;
use Ringwell\Door\RouteId;
use Ringwell\Door\Routes;
use Ringwell\Services;

/** calls, calls/{id}, calls/{id}/story. */
final class CallRoutes implements Routes
{
    private const FILTERS = [
        'result', 'source', 'group', 'certainty', 'number', 'connection', 'from', 'to', 'tag', 'first_time', 'not_called_back', 'counted',
    ];

    public function __construct(private readonly Services $services)
    {
    }

    public function register(): void
    {
        $read = Permission::any(Permission::VIEW_REPORTS, Permission::HANDLE_CONTACTS);
        register_rest_route(self::NAMESPACE, '/calls', [
            ['methods' => 'GET', 'callback' => $this->list(...), 'permission_callback' => $read, 'args' => self::args()],
        ]);
        register_rest_route(self::NAMESPACE, '/calls/(?P<id>\d{1,18})', [
            ['methods' => 'GET', 'callback' => $this->one(...), 'permission_callback' => $read],
            ['methods' => 'PATCH', 'callback' => $this->change(...), 'permission_callback' => $read],
        ]);
        register_rest_route(self::NAMESPACE, '/calls/(?P<id>\d{1,18})/story', [
            ['methods' => 'GET', 'callback' => $this->story(...), 'permission_callback' => $read],
        ]);
    }

    private function list(\WP_REST_Request $request): \WP_REST_Response
    {
        $list = ListQuery::of($request, self::FILTERS);
        $campaign = $request->get_param('campaign');
        $query = $this->query($list, CallerView::ofReader()->maySee, is_string($campaign) ? $campaign : null);
        // Its "no" says something too, which an empty filter of a list does not.
        if (is_bool($request['spam'])) {
            $query->spam($request['spam']);
        }
        $calls = $this->services->calls();

        return $list->answer($this->view()->rows($calls->list($query)), $calls->count($query));
    }

    private function one(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $call = $this->find($request);

        return $call === null ? Refusal::notFound() : new \WP_REST_Response($this->view()->rows([$call])[0]);
    }

    private function change(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $message = Message::of('Call', 'call-write')->read($request);
        if ($message instanceof \WP_Error) {
            return $message;
        }
        $isSpam = is_bool($message['spam'] ?? null) ? $message['spam'] : null;
        if ($isSpam !== null && ! self::mayMarkSpam()) {
            return Refusal::forbidden();
        }
        $call = $this->find($request);
        if ($call === null) {
            return Refusal::notFound();
        }
        if (is_array($message['tags'] ?? null)) {
            /** @var list<string> $tags */
            $tags = $message['tags'];
            $this->services->calls()->setTags($call->id, $tags);
        }
        if ($isSpam !== null) {
            $this->services->spamMark()->set($call, $isSpam);
        }

        return $this->one($request);
    }

    private function story(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $call = $this->find($request);

        return $call === null
            ? Refusal::notFound()
            : new \WP_REST_Response((new CallStory($this->services, $this->view()))->tell($call));
    }

    /** @param ?string $campaign null: of any; '': without one, so an empty filter says something here */
    private function query(ListQuery $list, bool $maySee, ?string $campaign): CallQuery
    {
        $filters = $list->filters;
        $query = new CallQuery($list->orderby, $list->order, $list->perPage, $list->offset());
        $query->result($filters['result'] ?? '');
        foreach ([
            'number' => static fn (string $id): CallQuery => $query->number((int) $id),
            'connection' => static fn (string $id): CallQuery => $query->connection((int) $id),
            'from' => static fn (string $time): CallQuery => $query->since(self::milliseconds($time)),
            'to' => static fn (string $time): CallQuery => $query->before(self::milliseconds($time)),
            'tag' => static fn (string $tag): CallQuery => $query->tag($tag),
            'first_time' => static fn (): CallQuery => $query->firstTime(),
            'not_called_back' => static fn (): CallQuery => $query->notCalledBack(),
            'counted' => static fn (): CallQuery => $query->counted(),
        ] as $name => $apply) {
            if (isset($filters[$name])) {
                $apply($filters[$name]);
            }
        }
        if ($list->search !== '') {
            $query->search($list->search, $this->services->settings()->region, $maySee);
        }
        $this->services->attributions()->filter(
            $query->where,
            'c.id',
            isset($filters['source']) ? (int) $filters['source'] : null,
            $filters['certainty'] ?? null,
            $campaign,
            isset($filters['group']) ? (int) $filters['group'] : null,
        );

        return $query;
    }

    /** @return array<string, array<string, mixed>> */
    private static function args(): array
    {
        $id = ['type' => 'integer', 'minimum' => 1];
        $time = ['type' => 'string', 'format' => 'date-time'];
        $yes = ['type' => 'boolean'];

        return ListQuery::args(CallQuery::ORDERABLE, [
            'result' => ['type' => 'string', 'enum' => ['ringing', 'talking', 'answered', 'missed']],
            'source' => ['type' => 'integer', 'minimum' => 0, 'description' => '0: calls whose source is not known'],
            'group' => $id + ['description' => 'Calls to a number that all sources of this group show'],
            'campaign' => ['type' => 'string', 'maxLength' => 128, 'description' => 'Empty: calls without a campaign'],
            'certainty' => ['type' => 'string', 'enum' => ['sure', 'likely', 'unsure', 'source', 'nobody', 'unknown']],
            'number' => $id,
            'connection' => $id,
            'from' => $time + ['description' => 'Calls that began at this time or after it, ISO 8601'],
            'to' => $time + ['description' => 'Calls that began before this time, ISO 8601'],
            'tag' => ['type' => 'string', 'maxLength' => 40],
            'first_time' => $yes,
            'not_called_back' => $yes,
            'counted' => $yes + ['description' => 'What reports count: calls from outside, without spam'],
            'spam' => $yes + ['description' => 'Only spam, or none of it'],
        ]);
    }

    /** It changes the reports, so reading them is not enough: who talks to the callers knows, and who answers for the advertising. */
    private static function mayMarkSpam(): bool
    {
        return Permission::any(Permission::HANDLE_CONTACTS, Permission::EDIT_SOURCES)();
    }

    /** WordPress has checked the format. */
    private static function milliseconds(string $iso): int
    {
        return (int) strtotime($iso) * 1000;
    }

    private function find(\WP_REST_Request $request): ?Call
    {
        $call = $this->services->calls()->find(RouteId::of($request));

        return $call !== null && $call->direction->isShown() ? $call : null;
    }

    private function view(): CallView
    {
        return new CallView($this->services, CallerView::ofReader());
    }
}
