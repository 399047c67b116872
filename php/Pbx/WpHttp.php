<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

/**
 * Asks phone systems by WordPress's own functions, so that a host's proxy and certificates hold here too.
 *
 * Private addresses are asked only where the owner typed that very host: an address that came in an event must not
 * lead into the clinic's own network. Redirects are not followed, because they could.
 */
final class WpHttp implements Http
{
    private const TIMEOUT_SECONDS = 10;
    private const MAX_BYTES = 16 * 1024 * 1024;

    /**
     * @param list<string>          $ownHosts hosts (with their port, where it is given) that the owner typed
     * @param array<string, string> $standIns for tests on a local site: origin => what answers in its place
     */
    public function __construct(private readonly array $ownHosts = [], private readonly array $standIns = [])
    {
    }

    public static function forConnection(Connection $connection): self
    {
        $hosts = [];
        foreach ($connection->settings as $text) {
            if (preg_match('#^https?://([^/?\#]+)#i', $text, $match) === 1) {
                $hosts[] = strtolower($match[1]);
            }
        }

        return new self($hosts, self::standIns());
    }

    public function send(string $method, string $url, array $headers = [], string $body = ''): HttpAnswer
    {
        $isOwn = preg_match('#^https?://([^/?\#]+)#i', $url, $match) === 1 && in_array(strtolower($match[1]), $this->ownHosts, true);
        $standIn = strtr($url, $this->standIns);
        $answer = wp_remote_request($standIn, [
            'method' => $method,
            'headers' => $headers,
            'body' => $body,
            'timeout' => self::TIMEOUT_SECONDS,
            'redirection' => 0,
            'limit_response_size' => self::MAX_BYTES,
            'reject_unsafe_urls' => ! $isOwn && $standIn === $url,
        ]);
        if ($answer instanceof \WP_Error) {
            throw new PullFailed(PullFailed::UNREACHABLE, $answer->get_error_message());
        }
        $received = [];
        foreach (wp_remote_retrieve_headers($answer) as $name => $value) {
            $received[strtolower((string) $name)] = is_array($value) ? implode(', ', array_filter($value, is_string(...))) : (string) $value;
        }

        return new HttpAnswer((int) wp_remote_retrieve_response_code($answer), wp_remote_retrieve_body($answer), $received);
    }

    /** @return array<string, string> RINGWELL_TEST_HOSTS is JSON, obeyed only where the site says that it is local */
    private static function standIns(): array
    {
        if (wp_get_environment_type() !== 'local' || ! defined('RINGWELL_TEST_HOSTS')) {
            return [];
        }
        $json = constant('RINGWELL_TEST_HOSTS');
        $hosts = is_string($json) ? json_decode($json, true) : null;

        return array_filter(is_array($hosts) ? $hosts : [], is_string(...));
    }
}
