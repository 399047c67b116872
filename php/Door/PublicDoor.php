<?php

declare(strict_types=1);

namespace Ringwell\Door;

use Ringwell\Settings;

/**
 * A door that the pages of visitors may post to. It reads no cookie and no nonce (a cached page outlives them,
 * and an owner who is logged in must not be refused for a stale one), answers pages of this site and of the
 * clinic's other sites, and nothing between it and the visitor may keep its answers.
 */
final class PublicDoor
{
    public const MAX_BYTES = 65536;

    /** Beacons can't say application/json to another site without asking first, so they say text/plain. */
    private const TYPES = ['application/json', 'text/plain'];

    private const HEADERS = [
        'Cache-Control' => 'no-store, private, max-age=0',
        'CDN-Cache-Control' => 'no-store',
        'X-LiteSpeed-Cache-Control' => 'no-cache',
    ];

    private function __construct(private readonly string $path)
    {
    }

    /**
     * Call it on rest_api_init.
     *
     * @param non-falsy-string                                               $route  "/lease", below ringwell/v1
     * @param callable(\WP_REST_Request): (\WP_REST_Response|\WP_Error) $handle reads the body itself, by Message::read
     */
    public static function register(string $route, callable $handle): void
    {
        $door = new self('/' . Routes::NAMESPACE . $route);
        register_rest_route(Routes::NAMESPACE, $route, [
            'methods' => 'POST',
            'callback' => $handle,
            'permission_callback' => '__return_true',
        ]);
        add_filter('rest_authentication_errors', $door->forgetLogin(...), PHP_INT_MAX);
        add_filter('rest_pre_dispatch', $door->check(...), 5, 3);
        add_filter('rest_post_dispatch', $door->forbidCaching(...), PHP_INT_MAX, 3);
        add_filter('rest_pre_serve_request', $door->sendLastHeaders(...), PHP_INT_MAX, 3);
    }

    /** A cookie that came along means nothing here: neither a right nor a reason to refuse. */
    private function forgetLogin(mixed $result): mixed
    {
        $wp = $GLOBALS['wp'] ?? null;
        $asked = $wp instanceof \WP ? $wp->query_vars['rest_route'] ?? '' : '';
        if (! is_string($asked) || ! $this->isPath($asked)) {
            return $result;
        }
        wp_set_current_user(0);

        return true;
    }

    /** Before WordPress parses the body, so that a megabyte of JSON costs nothing. */
    private function check(mixed $result, \WP_REST_Server $server, \WP_REST_Request $request): mixed
    {
        if ($result !== null || ! $this->isFor($request)) {
            return $result;
        }
        $answer = $this->withoutHandler($request);

        // A response and no error: a batch hands errors on to filters that take responses alone, and that ends the request.
        return $answer instanceof \WP_Error ? rest_convert_error_to_response($answer) : $answer;
    }

    /** @return \WP_REST_Response|\WP_Error|null null where the message may be read */
    private function withoutHandler(\WP_REST_Request $request): \WP_REST_Response|\WP_Error|null
    {
        if (! self::origins()->allow(self::origin($request), (string) $request->get_header('sec_fetch_site'))) {
            return new \WP_Error('ringwell_foreign_origin', __('Pages of this site may not ask here.', 'ringwell'), ['status' => 403]);
        }
        if ($request->get_method() === 'OPTIONS') {
            return new \WP_REST_Response(null, 204);
        }
        if ($request->get_method() !== 'POST') {
            return new \WP_Error('ringwell_only_post', __('This address only takes POST.', 'ringwell'), ['status' => 405]);
        }
        if (! in_array($request->get_content_type()['value'] ?? '', self::TYPES, true)) {
            return new \WP_Error('ringwell_wrong_content_type', __('The message must be JSON.', 'ringwell'), ['status' => 415]);
        }
        if (strlen($request->get_body()) > self::MAX_BYTES) {
            return new \WP_Error('ringwell_too_large', __('The message is too large.', 'ringwell'), ['status' => 413]);
        }

        return null;
    }

    private function forbidCaching(\WP_HTTP_Response $response, \WP_REST_Server $server, \WP_REST_Request $request): \WP_HTTP_Response
    {
        if ($this->isFor($request)) {
            foreach (self::HEADERS as $name => $value) {
                $response->header($name, $value);
            }
            if ($response->get_status() === 405) {
                $response->header('Allow', 'POST, OPTIONS');
            }
        }

        return $response;
    }

    /**
     * The last word on headers that others have sent by now: WordPress opens every route to every origin, with
     * credentials, and a plugin may have begun a session.
     */
    private function sendLastHeaders(mixed $served, \WP_HTTP_Response $response, \WP_REST_Request $request): mixed
    {
        if (! $this->isFor($request) || headers_sent()) {
            return $served;
        }
        header_remove('Set-Cookie');
        header_remove('Access-Control-Allow-Credentials');
        header_remove('Access-Control-Allow-Origin');
        foreach (self::HEADERS as $name => $value) {
            header("{$name}: {$value}");
        }
        header('Vary: Origin', false);
        $origin = self::origin($request);
        if (self::origins()->isOther($origin)) {
            header('Access-Control-Allow-Origin: ' . Origins::normal($origin));
            header('Access-Control-Allow-Methods: POST, OPTIONS');
            header('Access-Control-Allow-Headers: Content-Type');
            header('Access-Control-Max-Age: 86400');
        }

        return $served;
    }

    private function isFor(\WP_REST_Request $request): bool
    {
        return $this->isPath($request->get_route());
    }

    private function isPath(string $path): bool
    {
        // As WordPress finds routes: in any case, and with a line feed behind them ("?rest_route=…/lease%0a").
        return preg_match('@^' . preg_quote($this->path, '@') . '$@i', untrailingslashit($path)) === 1;
    }

    private static function origin(\WP_REST_Request $request): string
    {
        return trim((string) $request->get_header('origin'));
    }

    private static function origins(): Origins
    {
        $asked = isset($_SERVER['HTTP_HOST']) && is_string($_SERVER['HTTP_HOST']) ? 'http://' . sanitize_text_field(wp_unslash($_SERVER['HTTP_HOST'])) : '';

        return new Origins([home_url(), site_url(), $asked], Settings::load()->otherSites);
    }
}
