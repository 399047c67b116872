<?php

declare(strict_types=1);

namespace Ringwell\Callback;

use Ringwell\Door\Routes;
use Ringwell\Pbx\PbxEvent;
use Ringwell\Services;

/** connections/{id}/events/{secret}/orders: a bridge beside the phone system asks whom it shall ring. Its signature is the key. */
final class OrderRoute implements Routes
{
    private const MAX_BODY = 100;

    public function __construct(private readonly Services $services)
    {
    }

    public function register(): void
    {
        register_rest_route(self::NAMESPACE, '/connections/(?P<id>\d{1,18})/events/(?P<secret>[0-9A-Za-z]{1,128})/orders', [
            'methods' => 'POST',
            'callback' => $this->hand(...),
            'permission_callback' => '__return_true',
        ]);
    }

    public function hand(\WP_REST_Request $request): \WP_REST_Response
    {
        $address = $request->get_url_params();
        $header = $request->get_header('x-ringwell-signature');
        // Null without a body, whatever its docs say.
        $body = (string) $request->get_body(); // @phpstan-ignore cast.useless
        $reply = $this->services->orderDoor()->receive(
            is_numeric($address['id'] ?? null) ? (int) $address['id'] : 0,
            is_string($address['secret'] ?? null) ? $address['secret'] : '',
            new PbxEvent('POST', '/orders', '', strlen($body) > self::MAX_BODY ? '' : $body, is_string($header) ? ['x-ringwell-signature' => $header] : []),
        );
        $response = new \WP_REST_Response($reply->body, $reply->status);
        $response->header('Cache-Control', 'no-store');

        return $response;
    }
}
