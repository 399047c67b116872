<?php

declare(strict_types=1);

namespace Ringwell\Demo\Phone;

use Ringwell\Door\Routes;
use Ringwell\Pbx\Connection;
use Ringwell\Pbx\PbxEvent;
use Ringwell\Services;

/** Posts events to a connection's own address, as its phone system would. */
final class Sender
{
    private const SECONDS = 10;
    /** How long not to try again where the site can't reach itself: each try would wait. */
    private const FORGET_SECONDS = 3600;
    private const FORM = 'application/x-www-form-urlencoded';

    public function __construct(private readonly Services $services)
    {
    }

    /**
     * @param  list<PbxEvent> $events
     * @return ?\WP_Error what the door answered, where it refused
     */
    public function send(Connection $connection, array $events): ?\WP_Error
    {
        foreach ($events as $event) {
            ['status' => $status] = $this->ask($connection, $event);
            if ($status !== 200) {
                return new \WP_Error('ringwell_demo_refused', sprintf(__('The connection answered %d.', 'ringwell-demo'), $status), ['status' => 502]);
            }
        }

        return null;
    }

    /**
     * Over HTTP; where a site can't reach itself (WordPress Playground), the very same request goes to the route
     * inside this process.
     *
     * @return array{status: int, data: mixed} what the door answered
     */
    public function ask(Connection $connection, PbxEvent $event): array
    {
        $route = '/' . Routes::NAMESPACE . "/connections/{$connection->id}/events/{$this->services->connections()->pathSecret($connection->id)}{$event->path}";

        return $this->overHttp($route, $event) ?? self::inside($route, $event);
    }

    /** @return ?array{status: int, data: mixed} null where the site can't be reached from itself */
    private function overHttp(string $route, PbxEvent $event): ?array
    {
        if ((bool) get_transient('ringwell_demo_no_http')) {
            return null;
        }
        $answer = wp_remote_post(rest_url($route), [
            'body' => $event->body,
            'headers' => ['Content-Type' => self::FORM] + $event->headers,
            'timeout' => self::SECONDS,
            'redirection' => 0,
        ]);
        if (is_wp_error($answer)) {
            set_transient('ringwell_demo_no_http', 1, self::FORGET_SECONDS);

            return null;
        }

        return ['status' => (int) wp_remote_retrieve_response_code($answer), 'data' => json_decode(wp_remote_retrieve_body($answer), true)];
    }

    /** @return array{status: int, data: mixed} */
    private static function inside(string $route, PbxEvent $event): array
    {
        $request = new \WP_REST_Request($event->method, $route);
        foreach (['Content-Type' => self::FORM] + $event->headers as $name => $value) {
            $request->set_header($name, $value);
        }
        $request->set_body($event->body);
        $response = rest_do_request($request);

        return ['status' => $response->get_status(), 'data' => $response->get_data()];
    }
}
