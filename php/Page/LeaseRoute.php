<?php

declare(strict_types=1);

namespace Ringwell\Page;

use Ringwell\Door\Message;
use Ringwell\Door\PublicDoor;
use Ringwell\Door\Routes;
use Ringwell\Services;

/** POST lease: one for every page view. */
final class LeaseRoute implements Routes
{
    public function __construct(private readonly Services $services)
    {
    }

    public function register(): void
    {
        PublicDoor::register('/lease', $this->answer(...));
    }

    private function answer(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $message = Message::of('Page', 'lease-request')->read($request);
        if ($message instanceof \WP_Error) {
            return $message;
        }
        $plan = $this->services->plan();
        $answer = $this->services->doors()->lease($plan)->answerTo($message, $this->services->doors()->asker($plan, PublicDoor::server($request)));

        return new \WP_REST_Response($answer->body, $answer->status);
    }
}
