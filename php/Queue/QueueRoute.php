<?php

declare(strict_types=1);

namespace Ringwell\Queue;

use Ringwell\Door\Refusal;
use Ringwell\Door\Routes;
use Ringwell\Services;

/** queue/{secret}: runs the queue. For a door that saw it was time, and for whatever calls addresses at certain times. */
final class QueueRoute implements Routes
{
    public function __construct(private readonly Services $services)
    {
    }

    public function register(): void
    {
        register_rest_route(self::NAMESPACE, '/queue/(?P<secret>[0-9a-f]{1,64})', [
            'methods' => ['GET', 'POST'],
            'callback' => $this->work(...),
            'permission_callback' => '__return_true',
        ]);
    }

    private function work(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $given = $request->get_url_params()['secret'] ?? '';
        if (! is_string($given) || ! hash_equals($this->services->turns()->secret(), $given)) {
            return Refusal::notFound();
        }
        if (! $this->services->runner()->isJustDone()) {
            Kick::afterAnswer(fn () => $this->services->runner()->run(), PHP_INT_MAX - 1);
        }
        $response = new \WP_REST_Response(['ok' => true]);
        $response->header('Cache-Control', 'no-store');

        return $response;
    }
}
