<?php

declare(strict_types=1);

namespace Ringwell\Recording;

use Ringwell\Door\Refusal;
use Ringwell\Door\Routes;
use Ringwell\Services;

/** recordings/{token}: public, because the token is the key. A wrong one costs one read of an index. */
final class LinkDoorRoute implements Routes
{
    public function __construct(private readonly Services $services)
    {
    }

    public function register(): void
    {
        register_rest_route(self::NAMESPACE, '/recordings/(?P<token>[0-9a-f]{40})', [
            'methods' => 'GET',
            'callback' => $this->stream(...),
            'permission_callback' => '__return_true',
        ]);
    }

    public function stream(\WP_REST_Request $request): \WP_REST_Response
    {
        $answer = $this->open($request);
        $response = $answer instanceof \WP_Error ? rest_convert_error_to_response($answer) : $answer;
        $response->header('X-Robots-Tag', 'noindex, nofollow, noarchive');
        $response->header('Referrer-Policy', 'no-referrer');
        if (! isset($response->get_headers()['Cache-Control'])) {
            $response->header('Cache-Control', 'private, no-store, max-age=0');
        }

        return $response;
    }

    private function open(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $token = $request->get_url_params()['token'] ?? null;
        $links = $this->services->recordingLinks();
        $link = is_string($token) ? $links->atDoor($token) : null;
        $recording = $link === null ? null : $this->services->recordings()->find($link->recordingId);
        $call = $recording === null ? null : $this->services->calls()->find($recording->callId);
        $settings = $this->services->recordingSettings();
        // Withdrawn, the confirmation holds for addresses that were given before, too.
        if ($link === null || $recording === null || $call === null || $settings->told === null) {
            return Refusal::notFound();
        }
        if (! $links->mayAsk($link)) {
            return new \WP_Error('ringwell_too_often', __('Asked too often. Try again in a minute.', 'ringwell'), ['status' => 429]);
        }
        try {
            $sound = $this->services->recordingDesk()->open($recording, $settings->copy || $recording->isKept);
            $answer = SoundBody::answer($request, $this->services->recordingDesk(), $sound, RecordingRoutes::name($call));
        } catch (NotHeard $why) {
            return TroubleText::error($why, false);
        }
        if ($request->get_method() !== 'HEAD') {
            $this->services->listens()->begun($recording, 0, $link->id);
        }

        return $answer;
    }
}
