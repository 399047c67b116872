<?php

declare(strict_types=1);

namespace Ringwell\Site;

use Ringwell\Door\Entry;
use Ringwell\Door\Permission;
use Ringwell\Door\Routes;

/**
 * GET site-script: the bundle for the clinic's other sites, for everybody, without a word about who asks; caches may keep
 * it. GET site-line: the line that loads it, to be copied.
 */
final class SiteLineRoute implements Routes
{
    public function register(): void
    {
        register_rest_route(self::NAMESPACE, SiteLine::ROUTE, [
            'methods' => 'GET',
            'callback' => $this->answer(...),
            'permission_callback' => '__return_true',
        ]);
        register_rest_route(self::NAMESPACE, '/site-line', [
            'methods' => 'GET',
            'callback' => static fn (): \WP_REST_Response => new \WP_REST_Response(['line' => SiteLine::tag()]),
            'permission_callback' => Permission::any(Permission::MANAGE),
        ]);
        add_filter('rest_pre_serve_request', $this->serve(...), PHP_INT_MAX, 3);
    }

    private function answer(\WP_REST_Request $request): \WP_REST_Response
    {
        $script = SiteLine::script();
        $tag = '"' . hash('xxh128', $script) . '"';
        $isKnown = in_array($tag, array_map(trim(...), explode(',', str_replace('W/', '', (string) $request->get_header('if_none_match')))), true);

        return new \WP_REST_Response($isKnown ? '' : $script, $isKnown ? 304 : 200, [
            'ETag' => $tag,
            'Cache-Control' => 'public, max-age=' . SiteLine::MAX_AGE . ', stale-while-revalidate=86400',
            'Cross-Origin-Resource-Policy' => 'cross-origin',
        ]);
    }

    /** As it is, where WordPress would make JSON of it; and without a cookie, because caches keep it for others. */
    private function serve(mixed $served, \WP_HTTP_Response $response, \WP_REST_Request $request): mixed
    {
        $isOurs = $response instanceof \WP_REST_Response && strtolower($response->get_matched_route()) === '/' . self::NAMESPACE . SiteLine::ROUTE;
        $script = $response->get_data();
        if ($served !== false || ! $isOurs || $response->is_error() || ! is_string($script)) {
            return $served;
        }
        if (! headers_sent()) {
            array_map(header_remove(...), [...Entry::REMOVED, 'Pragma', 'Expires']);
            header('Content-Type: text/javascript; charset=UTF-8');
        }
        if ($request->get_method() !== 'HEAD') {
            file_put_contents('php://output', $script);
        }

        return true;
    }
}
