<?php

declare(strict_types=1);

namespace Ringwell\Request;

use Ringwell\Door\Entry;
use Ringwell\Door\Message;
use Ringwell\Door\PublicDoor;
use Ringwell\Door\Refusal;
use Ringwell\Door\Routes;
use Ringwell\Services;
use Ringwell\Time;

/** The doors that forms are sent to: POST callbacks, POST requests. */
final class RequestDoorRoutes implements Routes
{
    public const PATHS = [Form::CALLBACK => '/callbacks', Form::REQUEST => '/requests'];

    public function __construct(private readonly Services $services)
    {
    }

    public function register(): void
    {
        $plain = new PlainFormDoor($this->services, new RequestDoor($this->services));
        foreach (self::PATHS as $kind => $path) {
            PublicDoor::register(
                $path,
                fn (\WP_REST_Request $request): \WP_REST_Response|\WP_Error => self::isForm($request) ? $plain->answer($request, $kind) : $this->takeMessage($request, $kind),
                isShared: true,
                takesForms: true,
            );
        }
        // Behind the doors' own, which send the last headers.
        add_filter('rest_pre_serve_request', $plain->serve(...), PHP_INT_MAX, 3);
    }

    private function takeMessage(\WP_REST_Request $request, string $kind): \WP_REST_Response|\WP_Error
    {
        $message = Message::of('Request', 'request-send')->read($request);
        if ($message instanceof \WP_Error) {
            return $message;
        }
        $door = new RequestDoor($this->services);
        $sent = Sent::ofMessage($message);
        $form = $door->form($sent, $kind);
        if ($form === null) {
            return new \WP_Error('ringwell_no_form', RequestDoor::noForm(), ['status' => 400]);
        }
        $config = $door->config($sent);
        if ($config === null) {
            return new \WP_Error('ringwell_stale_form', __('This page is out of date. Load it anew and send it again.', 'ringwell'), ['status' => 400]);
        }
        $wish = $door->check($form)->read($sent, $config['branch']);
        if (is_array($wish)) {
            return Refusal::ofFields(RequestDoor::words($wish), $wish);
        }
        $taken = $door->take($request, $sent, $wish, $form, $config['consent']);

        return new \WP_REST_Response([
            'id' => $taken->id,
            'when' => ['kind' => $taken->when->kind, 'minutes' => $taken->when->minutes, 'at' => Time::isoOrNull($taken->when->at)],
            'zone' => $taken->zone,
            'number' => $taken->number === '' ? null : $taken->number,
            'cancel' => RequestDoor::cancelUrl($taken),
        ], 201);
    }

    private static function isForm(\WP_REST_Request $request): bool
    {
        return strtolower(trim(explode(';', (string) $request->get_header('content_type'), 2)[0])) === Entry::FORM;
    }
}
