<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

use Ringwell\Db\Failed;
use Ringwell\Door\Routes;
use Ringwell\Plan\SiteAddress;
use Ringwell\Queue\Kick;
use Ringwell\Services;

/** connections/{id}/events/{secret}[/vendor path]: public, because the secret in the address is the key. */
final class EventRoute implements Routes
{
    private const MAX_HEADER = 1000;
    private const MOST_HEADERS = 40;

    public function __construct(private readonly Services $services)
    {
    }

    public function register(): void
    {
        register_rest_route(self::NAMESPACE, '/connections/(?P<id>\d{1,18})/events/(?P<secret>[0-9A-Za-z]{1,128})(?P<path>/(?!orders$)[\w./-]{0,100})?', [
            'methods' => ['GET', 'POST'],
            'callback' => $this->receive(...),
            'permission_callback' => '__return_true',
        ]);
        add_filter('rest_pre_serve_request', self::serveText(...), 10, 2);
    }

    public function receive(\WP_REST_Request $request): \WP_REST_Response
    {
        // Of the address alone: an event has an "id" of its own, and $request['id'] would give that.
        $address = $request->get_url_params();
        $part = static fn (string $name): string => is_string($address[$name] ?? null) ? $address[$name] : '';
        $query = http_build_query(array_diff_key($request->get_query_params(), ['rest_route' => 1]));
        ['reply' => $reply, 'row' => $row] = $this->services->eventDoor()->receive(
            (int) $part('id'),
            $part('secret'),
            new PbxEvent($request->get_method(), $part('path'), $query, self::body($request), self::headers($request), self::url()),
        );
        if ($row !== null) {
            $this->workAfterAnswer($row);
        }
        $response = new \WP_REST_Response($reply->body, $reply->status);
        $response->header('Cache-Control', 'no-store');
        if ($reply->type !== 'application/json') {
            $response->header('Content-Type', $reply->type);
        }

        return $response;
    }

    /** PHP keeps the bytes of a multipart form to itself, and some phone systems send one: its fields then, as an ordinary form. */
    private static function body(\WP_REST_Request $request): string
    {
        // Null without a body, whatever its docs say.
        $body = (string) $request->get_body(); // @phpstan-ignore cast.useless
        $isMultipart = str_starts_with(strtolower((string) $request->get_header('content-type')), 'multipart/');

        return $body === '' && $isMultipart ? http_build_query($request->get_body_params()) : $body;
    }

    /** @return array<string, string> */
    private static function headers(\WP_REST_Request $request): array
    {
        $headers = [];
        foreach (array_keys($request->get_headers()) as $key) {
            $name = str_replace('_', '-', strtolower((string) $key));
            $isWanted = in_array($name, PbxEvent::HEADERS, true) || (str_starts_with($name, 'x-') && count($headers) < self::MOST_HEADERS);
            $value = $isWanted ? $request->get_header($name) : null;
            if (is_string($value) && $value !== '' && strlen($value) <= self::MAX_HEADER) {
                $headers[$name] = $value;
            }
        }

        return $headers;
    }

    /** The address as the phone system knows it: the site's own origin, whatever a proxy makes of it on the way here. */
    private static function url(): string
    {
        $path = is_string($_SERVER['REQUEST_URI'] ?? null) ? wp_unslash($_SERVER['REQUEST_URI']) : '';
        preg_match('#^https?://[^/]+#', SiteAddress::home(), $origin);

        return ($origin[0] ?? '') . $path;
    }

    private function workAfterAnswer(int $row): void
    {
        Kick::afterAnswer(function () use ($row): void {
            try {
                $this->services->inbox()->process($row);
            } catch (Failed $failed) {
                // The answer is out, the event stored: the minute's work takes it up when the database is well.
                $failed->mayPass() || throw $failed;
            }
        }, 0);
    }

    /** WordPress would send a text as a JSON string; some phone systems want the bare text. */
    public static function serveText(mixed $isServed, mixed $response): mixed
    {
        if ($isServed !== false || ! $response instanceof \WP_REST_Response || ! is_string($response->get_data())) {
            return $isServed;
        }
        $type = $response->get_headers()['Content-Type'] ?? '';
        if (! str_starts_with((string) $type, 'text/plain') || ! str_contains($response->get_matched_route(), '/events/(?P<secret>')) {
            return $isServed;
        }
        echo esc_html($response->get_data());

        return true;
    }
}
