<?php

declare(strict_types=1);

namespace Ringwell\Recording;

use Ringwell\Call\Call;
use Ringwell\Door\Message;
use Ringwell\Door\Permission;
use Ringwell\Door\Refusal;
use Ringwell\Door\RouteId;
use Ringwell\Door\Routes;
use Ringwell\Services;
use Ringwell\Time;

/** calls/{id}/recording/links: addresses that the clinic's own software may be given. */
final class LinkRoutes implements Routes
{
    private const MOST_OPEN = 20;

    public function __construct(private readonly Services $services)
    {
    }

    public function register(): void
    {
        $may = Permission::any(Permission::MANAGE);
        $links = '/calls/(?P<id>\d{1,18})/recording/links';
        register_rest_route(self::NAMESPACE, $links, [
            ['methods' => 'GET', 'callback' => $this->list(...), 'permission_callback' => $may],
            ['methods' => 'POST', 'callback' => $this->add(...), 'permission_callback' => $may],
        ]);
        register_rest_route(self::NAMESPACE, "{$links}/(?P<link>\d{1,18})", [
            ['methods' => 'DELETE', 'callback' => $this->revoke(...), 'permission_callback' => $may],
        ]);
    }

    private function list(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $call = $this->call($request);

        return $call === null ? Refusal::notFound() : new \WP_REST_Response(array_map($this->row(...), $this->services->recordingLinks()->ofCall($call->id)));
    }

    private function add(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $message = Message::of('Recording', 'recording-link-write')->read($request);
        if ($message instanceof \WP_Error) {
            return $message;
        }
        /** @var array{label: string, until: string, recording?: int} $message */
        $call = $this->call($request);
        if ($call === null) {
            return Refusal::notFound();
        }
        if ($this->services->recordingSettings()->told === null) {
            return RecordingRoutes::tellFirst();
        }
        $recordings = $this->services->recordingDesk()->ofCall($call);
        $recording = array_values(array_filter($recordings, static fn (Recording $one): bool => ! isset($message['recording']) || $one->id === $message['recording']))[0] ?? null;
        if ($recording === null) {
            return Refusal::notFound();
        }
        $now = $this->services->clock()->now();
        $until = (int) strtotime($message['until']) * Time::SECOND;
        if ($until <= $now || $until > $now + LinkStore::LONGEST) {
            return Refusal::ofFields(['until' => __('Choose a time within the next 90 days.', 'ringwell')], ['until' => 'out_of_range']);
        }
        if (trim($message['label']) === '') {
            return Refusal::ofFields(['label' => __('Write whom the address is for.', 'ringwell')], ['label' => 'required']);
        }
        if ($this->services->recordingLinks()->open($call->id) >= self::MOST_OPEN) {
            return Refusal::ofFields(['label' => __('This call has 20 open addresses. Revoke one first.', 'ringwell')], ['label' => 'too_many']);
        }

        return $this->made($call, $recording, trim($message['label']), $until);
    }

    private function made(Call $call, Recording $recording, string $label, int $until): \WP_REST_Response
    {
        $links = $this->services->recordingLinks();
        ['id' => $id, 'token' => $token] = $links->add($recording, $label, $until, get_current_user_id());
        $row = array_values(array_filter($links->ofCall($call->id), static fn (Link $link): bool => $link->id === $id))[0];
        // Only now: here is only its hash from now on.
        $response = new \WP_REST_Response(['url' => rest_url(self::NAMESPACE . "/recordings/{$token}")] + $this->row($row), 201);
        $response->header('Cache-Control', 'no-store');

        return $response;
    }

    private function revoke(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $call = $this->call($request);
        $link = $request->get_url_params()['link'] ?? null;
        if ($call === null || ! is_numeric($link) || ! $this->services->recordingLinks()->revoke($call->id, (int) $link)) {
            return Refusal::notFound();
        }

        return $this->list($request);
    }

    /** @return array<string, mixed> as recording-links.json says */
    private function row(Link $link): array
    {
        return [
            'id' => $link->id,
            'recording' => $link->recordingId,
            'label' => $link->label,
            'state' => $link->state($this->services->clock()->now()),
            'until' => Time::iso($link->until),
            'made_at' => Time::iso($link->madeAt),
            'made_by' => RecordingRoutes::person($link->madeBy),
            'used' => $link->used,
            'last_used_at' => Time::isoOrNull($link->lastUsedAt),
        ];
    }

    private function call(\WP_REST_Request $request): ?Call
    {
        $call = $this->services->calls()->find(RouteId::of($request));

        return $call !== null && $call->direction->isShown() ? $call : null;
    }
}
