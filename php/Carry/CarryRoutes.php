<?php

declare(strict_types=1);

namespace Ringwell\Carry;

use Ringwell\Door\Message;
use Ringwell\Door\PublicDoor;
use Ringwell\Door\Routes;
use Ringwell\Services;

/** POST carry: the token in a link that leads to another of the clinic's sites. POST carried: the visit that one stands for. */
final class CarryRoutes implements Routes
{
    public function __construct(private readonly Services $services)
    {
    }

    public function register(): void
    {
        PublicDoor::register('/carry', $this->give(...));
        PublicDoor::register('/carried', $this->take(...));
    }

    private function give(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $message = Message::of('Carry', 'carry-request')->read($request);
        if ($message instanceof \WP_Error) {
            return $message;
        }
        /** @var array{visitor: string, visit: string, token: string, to: string, config: string} $message */
        $plan = $this->services->plan();
        $doors = $this->services->doors();

        return new \WP_REST_Response(['token' => $doors->carry($plan)->give($message, self::origin($request), $doors->asker($plan, PublicDoor::server($request)))]);
    }

    private function take(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $message = Message::of('Carry', 'carried-request')->read($request);
        if ($message instanceof \WP_Error) {
            return $message;
        }
        /** @var array{token: string, referrer: string, config: string} $message */
        return new \WP_REST_Response(['ids' => $this->services->doors()->carry($this->services->plan())->take($message, self::origin($request))]);
    }

    private static function origin(\WP_REST_Request $request): string
    {
        return trim((string) $request->get_header('origin'));
    }
}
