<?php

declare(strict_types=1);

namespace Ringwell\Callback;

use Ringwell\Door\Routes;
use Ringwell\Services;

/**
 * callbacks/cancel/{token}: the address that a patient is given. Mail programs look at addresses before people do, so only a
 * button cancels. It says the same whatever it did: what a token stands for would tell who names a stranger's phone in a form
 * whether the clinic is about to ring it.
 */
final class CancelRoute implements Routes
{
    private const PATH = '/callbacks/cancel/(?P<token>[0-9a-f]{32})';

    public function __construct(private readonly Services $services)
    {
    }

    public function register(): void
    {
        register_rest_route(self::NAMESPACE, self::PATH, [
            ['methods' => 'GET', 'callback' => static fn (): \WP_REST_Response => self::page('ask'), 'permission_callback' => '__return_true'],
            ['methods' => 'POST', 'callback' => $this->cancel(...), 'permission_callback' => '__return_true'],
        ]);
        add_filter('rest_pre_serve_request', self::serve(...), 10, 2);
    }

    private function cancel(\WP_REST_Request $request): \WP_REST_Response
    {
        $token = $request->get_url_params()['token'] ?? '';
        $desk = $this->services->cancelDesk();
        $callback = $desk->byToken(is_string($token) ? $token : '');
        if ($callback !== null) {
            $desk->cancel($callback);
        }

        return $request->is_json_content_type() ? self::unseen(new \WP_REST_Response(['cancelled' => true])) : self::page('cancelled');
    }

    /** @param 'ask'|'cancelled' $what */
    private static function page(string $what): \WP_REST_Response
    {
        $response = self::unseen(new \WP_REST_Response($what));
        $response->header('Content-Type', 'text/html; charset=utf-8');

        return $response;
    }

    private static function unseen(\WP_REST_Response $response): \WP_REST_Response
    {
        $response->header('Cache-Control', 'no-store');
        $response->header('Referrer-Policy', 'no-referrer');
        $response->header('X-Robots-Tag', 'noindex');

        return $response;
    }

    /** WordPress would send it as a JSON string. */
    public static function serve(mixed $isServed, mixed $response): mixed
    {
        if ($isServed !== false || ! $response instanceof \WP_REST_Response || ! str_ends_with($response->get_matched_route(), self::PATH) || ! is_string($response->get_data())) {
            return $isServed;
        }
        [$title, $text] = match ($response->get_data()) {
            'ask' => [__('Cancel the callback?', 'ringwell'), __('Then nobody will call you.', 'ringwell')],
            default => [__('The callback is cancelled', 'ringwell'), __('Nobody will call you because of this request, unless your phone is about to ring.', 'ringwell')],
        };
        printf(
            '<!doctype html><html lang="%1$s" dir="%2$s"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>%3$s</title>'
            . '<style>body{font:1.125rem/1.5 system-ui,sans-serif;max-width:32rem;margin:15vh auto;padding:0 1rem}button{font:inherit;padding:.6em 1.2em}</style></head><body><main><h1>%3$s</h1><p>%4$s</p>',
            esc_attr(get_bloginfo('language')),
            is_rtl() ? 'rtl' : 'ltr',
            esc_html($title),
            esc_html($text),
        );
        if ($response->get_data() === 'ask') {
            printf('<form method="post"><button>%s</button></form>', esc_html__('Cancel the callback', 'ringwell'));
        }
        echo '</main></body></html>';

        return true;
    }
}
