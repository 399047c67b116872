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

/** calls/{id}/recordings, calls/{id}/recording and what was heard of it. */
final class RecordingRoutes implements Routes
{
    public function __construct(private readonly Services $services)
    {
    }

    public function register(): void
    {
        $may = Permission::any(Permission::HEAR_RECORDINGS);
        $call = '/calls/(?P<id>\d{1,18})';
        register_rest_route(self::NAMESPACE, "{$call}/recordings", [
            ['methods' => 'GET', 'callback' => $this->list(...), 'permission_callback' => $may],
        ]);
        register_rest_route(self::NAMESPACE, "{$call}/recording", [
            ['methods' => 'GET', 'callback' => $this->stream(...), 'permission_callback' => $this->mayStream(...)],
            ['methods' => 'POST', 'callback' => $this->prepare(...), 'permission_callback' => $may],
        ]);
        register_rest_route(self::NAMESPACE, "{$call}/recording/heard", [
            ['methods' => 'POST', 'callback' => $this->heard(...), 'permission_callback' => $may],
        ]);
        register_rest_route(self::NAMESPACE, "{$call}/recording/listens", [
            ['methods' => 'GET', 'callback' => $this->listens(...), 'permission_callback' => Permission::any(Permission::MANAGE)],
        ]);
        add_filter('rest_pre_serve_request', SoundBody::serve(...), 20, 3);
    }

    private function list(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $call = $this->call($request);

        return match (true) {
            $call === null => Refusal::notFound(),
            $this->services->recordingSettings()->told === null => self::tellFirst(),
            default => new \WP_REST_Response(array_map($this->row(...), $this->services->recordingDesk()->ofCall($call))),
        };
    }

    /** Fetches the sound where it isn't here, so that what is wrong is said before a player is handed an address. */
    private function prepare(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $message = Message::of('Recording', 'recording-choice')->read($request);
        if ($message instanceof \WP_Error) {
            return $message;
        }
        $call = $this->call($request);
        $recording = $call === null ? null : $this->choose($call, $message['recording'] ?? null);
        if ($call === null || $recording === null) {
            return Refusal::notFound();
        }
        try {
            $sound = $this->open($recording);
        } catch (NotHeard $why) {
            return TroubleText::error($why, current_user_can(Permission::MANAGE));
        }
        ['token' => $token, 'until' => $until] = $this->services->soundToken()->of(get_current_user_id(), $recording->id);
        $response = new \WP_REST_Response([
            'recording' => $recording->id,
            'url' => add_query_arg(['recording' => $recording->id, 'token' => $token], rest_url(self::NAMESPACE . "/calls/{$call->id}/recording")),
            'until' => Time::iso($until),
            'bytes' => $sound->bytes,
            'type' => $sound->type,
        ]);
        $response->header('Cache-Control', 'no-store');

        return $response;
    }

    private function stream(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $call = $this->call($request);
        $recording = $call === null ? null : $this->choose($call, self::asked($request));
        if ($call === null || $recording === null) {
            return Refusal::notFound();
        }
        try {
            $sound = $this->open($recording);
            $answer = SoundBody::answer($request, $this->services->recordingDesk(), $sound, self::name($call));
        } catch (NotHeard $why) {
            return TroubleText::error($why, current_user_can(Permission::MANAGE));
        }
        if ($request->get_method() !== 'HEAD') {
            $user = get_current_user_id();
            $this->services->listens()->begun($recording, $user === 0 ? $this->tokenUser($request) : $user);
        }

        return $answer;
    }

    private function heard(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $message = Message::of('Recording', 'recording-heard')->read($request);
        if ($message instanceof \WP_Error) {
            return $message;
        }
        /** @var array{recording: int, from: int, to: int} $message */
        $call = $this->call($request);
        $recording = $call === null ? null : $this->choose($call, $message['recording']);
        if ($recording === null) {
            return Refusal::notFound();
        }
        $this->services->listens()->heard($recording, get_current_user_id(), $message['from'], $message['to']);

        return new \WP_REST_Response(['ok' => true]);
    }

    private function listens(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $call = $this->call($request);
        if ($call === null) {
            return Refusal::notFound();
        }
        $labels = array_column($this->services->recordingLinks()->ofCall($call->id), 'label', 'id');

        return new \WP_REST_Response(array_map(static fn (array $row): array => [
            'id' => $row['id'],
            'recording' => $row['recording'],
            'who' => $row['link'] === 0 ? self::person($row['user']) : ($labels[$row['link']] ?? __('A removed address', 'ringwell')),
            'by_link' => $row['link'] !== 0,
            'at' => Time::iso($row['at']),
            'from' => $row['from'],
            'to' => $row['to'],
        ], $this->services->listens()->ofCall($call->id)));
    }

    /**
     * A nonce or an application password has made the user known; a player has the token instead, and the cookie of the same
     * user beside it.
     */
    private function mayStream(\WP_REST_Request $request): bool
    {
        if (current_user_can(Permission::HEAR_RECORDINGS)) {
            return true;
        }
        $user = $this->tokenUser($request);

        return $user !== 0 && wp_validate_auth_cookie('', 'logged_in') === $user && user_can($user, Permission::HEAR_RECORDINGS);
    }

    /** @return int 0 where there is no token, or none that is good */
    private function tokenUser(\WP_REST_Request $request): int
    {
        $token = $request->get_query_params()['token'] ?? null;

        return is_string($token) ? $this->services->soundToken()->user($token, self::asked($request) ?? 0) ?? 0 : 0;
    }

    /** @throws NotHeard */
    private function open(Recording $recording): StoredSound
    {
        $settings = $this->services->recordingSettings();
        if ($settings->told === null) {
            throw new NotHeard(Trouble::TellFirst);
        }

        return $this->services->recordingDesk()->open($recording, $settings->copy || $recording->isKept);
    }

    /** @return array<string, mixed> as recordings.json says */
    private function row(Recording $recording): array
    {
        $desk = $this->services->recordingDesk();
        $isHere = $desk->isHere($recording);
        $fault = $isHere || $recording->fault === null ? '' : TroubleText::of($recording->fault);

        return [
            'id' => $recording->id,
            'place' => $isHere ? 'here' : ($desk->mayHave($recording) ? 'there' : 'nowhere'),
            'kept' => $isHere && $recording->isKept,
            'bytes' => $isHere ? $recording->sound?->bytes : null,
            'text' => $isHere || $desk->mayHave($recording) ? $fault : TroubleText::of($recording->isUploaded ? Trouble::Gone : Trouble::NotGiven),
        ];
    }

    private function choose(Call $call, mixed $id): ?Recording
    {
        foreach ($this->services->recordingDesk()->ofCall($call) as $recording) {
            if ($id === null || $recording->id === $id) {
                return $recording;
            }
        }

        return null;
    }

    private function call(\WP_REST_Request $request): ?Call
    {
        $call = $this->services->calls()->find(RouteId::of($request));

        return $call !== null && $call->direction->isShown() ? $call : null;
    }

    private static function asked(\WP_REST_Request $request): ?int
    {
        $asked = $request->get_query_params()['recording'] ?? null;

        return $asked === null ? null : (is_string($asked) && preg_match('/^\d{1,18}$/D', $asked) === 1 ? (int) $asked : 0);
    }

    /** Without the caller's phone: files are saved, sent and forgotten in folders. */
    public static function name(Call $call): string
    {
        return "call-{$call->id}-" . gmdate('Y-m-d', intdiv($call->startedAt, Time::SECOND));
    }

    public static function person(int $id): string
    {
        $user = get_userdata($id);

        return $user === false ? __('A removed user', 'ringwell') : $user->display_name;
    }

    public static function tellFirst(): \WP_Error
    {
        return TroubleText::error(new NotHeard(Trouble::TellFirst), false);
    }
}
