<?php

declare(strict_types=1);

namespace Ringwell\Door;

use Ringwell\Settings;

/**
 * A door by REST that the pages of visitors may post to: what Entry decides, said through WordPress, which has answers,
 * headers and logins of its own for every route.
 */
final class PublicDoor
{
    /**
     * @param string $path     pattern of the route
     * @param bool   $isShared whether other methods at the same address are doors for who is logged in
     */
    private function __construct(private readonly string $path, private readonly bool $isShared, private readonly bool $takesForms)
    {
    }

    /**
     * Call it on rest_api_init.
     *
     * @param non-falsy-string                                               $route  "/lease", below ringwell/v1; may be a pattern
     * @param callable(\WP_REST_Request): (\WP_REST_Response|\WP_Error) $handle reads the body itself, by Message::read;
     *                                                                      of a Failed that it throws DatabaseDoor makes the answer
     * @param bool $isShared   whether GET and others at this address are doors for who is logged in: only what is posted
     *                         there comes through this one, and they keep their logins
     * @param bool $takesForms whether a plain form may be posted here too, by a page without scripts
     */
    public static function register(string $route, callable $handle, bool $isShared = false, bool $takesForms = false): void
    {
        $door = new self('/' . Routes::NAMESPACE . $route, $isShared, $takesForms);
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

    private static function refusal(Reply $reply): \WP_Error
    {
        return new \WP_Error($reply->code, RefusalText::of($reply), ['status' => $reply->status]);
    }

    /**
     * The request as PHP describes one, which is how the fast door sees it.
     *
     * @return array<mixed> as $_SERVER
     */
    public static function server(\WP_REST_Request $request): array
    {
        $server = array_filter(wp_unslash($_SERVER), is_string(...));
        // A batch gives each of its requests headers of their own.
        foreach (array_keys($request->get_headers()) as $name) {
            $server['HTTP_' . strtoupper((string) $name)] = (string) $request->get_header((string) $name);
        }

        return $server;
    }

    /** A cookie that came along means nothing here: neither a right nor a reason to refuse. */
    private function forgetLogin(mixed $result): mixed
    {
        $wp = $GLOBALS['wp'] ?? null;
        $asked = $wp instanceof \WP ? $wp->query_vars['rest_route'] ?? '' : '';
        if (! is_string($asked) || ! $this->isPath($asked) || ! $this->isMethod(self::method())) {
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
        $reply = $this->entry($request)->reply(self::origins());
        if ($reply === null) {
            return $result;
        }

        // A response and no error: a batch hands errors on to filters that take responses alone, and that ends the request.
        return $reply->code === ''
            ? new \WP_REST_Response(null, $reply->status)
            : rest_convert_error_to_response(self::refusal($reply));
    }

    private function forbidCaching(\WP_HTTP_Response $response, \WP_REST_Server $server, \WP_REST_Request $request): \WP_HTTP_Response
    {
        if ($this->isFor($request)) {
            foreach (Entry::HEADERS as $name => $value) {
                $response->header($name, $value);
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
        array_map(header_remove(...), Entry::REMOVED);
        foreach ($this->entry($request)->headers(self::origins(), $response->get_status()) as $name => $value) {
            header("{$name}: {$value}", $name !== 'Vary');
        }

        return $served;
    }

    private function isFor(\WP_REST_Request $request): bool
    {
        return $this->isPath($request->get_route()) && $this->isMethod($request->get_method());
    }

    private function isMethod(string $method): bool
    {
        return ! $this->isShared || in_array(strtoupper($method), ['POST', 'OPTIONS'], true);
    }

    /** As WordPress will take it, which has made no request of it yet when it asks for logins: either of two words overrules the browser's. */
    private static function method(): string
    {
        // phpcs:ignore WordPress.Security.NonceVerification.Recommended -- What is asked for, not whether it may be.
        foreach ([$_GET['_method'] ?? null, $_SERVER['HTTP_X_HTTP_METHOD_OVERRIDE'] ?? null, $_SERVER['REQUEST_METHOD'] ?? null] as $said) {
            if (is_string($said)) {
                return $said;
            }
        }

        return '';
    }

    private function isPath(string $path): bool
    {
        // As WordPress finds routes: in any case, and with a line feed behind them ("?rest_route=…/lease%0a").
        return preg_match('@^' . $this->path . '$@i', untrailingslashit($path)) === 1;
    }

    private function entry(\WP_REST_Request $request): Entry
    {
        return new Entry(
            $request->get_method(),
            (string) $request->get_header('origin'),
            (string) $request->get_header('sec_fetch_site'),
            (string) $request->get_header('content_type'),
            // A message of a batch has none at all, whatever its type says.
            (string) $request->get_body(), // @phpstan-ignore cast.useless
            $this->takesForms,
        );
    }

    private static function origins(): Origins
    {
        $asked = isset($_SERVER['HTTP_HOST']) && is_string($_SERVER['HTTP_HOST']) ? 'http://' . sanitize_text_field(wp_unslash($_SERVER['HTTP_HOST'])) : '';

        return new Origins([home_url(), site_url(), $asked], Settings::load()->otherSites);
    }
}
