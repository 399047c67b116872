<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

/**
 * Asks phone systems by WordPress's own functions, so that a host's proxy and certificates hold here too.
 *
 * Private addresses are asked only where the owner typed that very host: an address that came in an event must not
 * lead into the clinic's own network. Redirects are not followed, because they could.
 */
final class WpHttp implements Http, Downloads
{
    private const TIMEOUT_SECONDS = 10;
    private const MAX_BYTES = 16 * 1024 * 1024;
    /** Somebody may be waiting, and most servers in front of PHP wait for a minute. */
    private const DOWNLOAD_SECONDS = 45;

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
        $standIn = strtr($url, $this->standIns);

        return self::ask($standIn, [
            'method' => $method,
            'headers' => $headers,
            'body' => $body,
            'timeout' => self::TIMEOUT_SECONDS,
            'limit_response_size' => self::MAX_BYTES,
            'reject_unsafe_urls' => ! $this->isOwn($url) && $standIn === $url,
        ]);
    }

    /**
     * The address may come from an event or from an answer, so it is held to more than WordPress asks of one: no host of
     * a private network by whatever name, and of a name that changes what it means the address that was looked at is asked.
     */
    public function download(string $url, array $headers, string $file, int $maxBytes): HttpAnswer
    {
        $standIn = strtr($url, $this->standIns);
        $isFree = $this->isOwn($url) || $standIn !== $url;
        $pin = $isFree ? null : $this->pin($url);
        if ($pin !== null) {
            add_action('http_api_curl', $pin, 10, 3);
        }
        try {
            return self::ask($standIn, [
                'headers' => $headers,
                'timeout' => self::DOWNLOAD_SECONDS,
                'limit_response_size' => $maxBytes + 1,
                'stream' => true,
                'filename' => $file,
                'reject_unsafe_urls' => ! $isFree,
            ]);
        } finally {
            if ($pin !== null) {
                remove_action('http_api_curl', $pin);
            }
        }
    }

    private function isOwn(string $url): bool
    {
        return preg_match('#^https?://([^/?\#]+)#i', $url, $match) === 1 && in_array(strtolower($match[1]), $this->ownHosts, true);
    }

    /**
     * @return \Closure(mixed, mixed, mixed): void
     * @throws PullFailed
     */
    private function pin(string $url): \Closure
    {
        $parts = wp_parse_url($url);
        $host = is_array($parts) && ! isset($parts['user']) ? ($parts['host'] ?? '') : '';
        $addresses = $host === '' ? [] : PublicHost::ofSystem()->addresses($host);
        if ($addresses === []) {
            throw new PullFailed(PullFailed::UNREACHABLE, __('The address of the recording is not one of the Internet.', 'ringwell'));
        }
        $port = $parts['port'] ?? (strtolower($parts['scheme'] ?? '') === 'https' ? 443 : 80);

        return static function (mixed $handle, mixed $args, mixed $asked) use ($url, $host, $port, $addresses): void {
            if ($handle instanceof \CurlHandle && $asked === $url) {
                // phpcs:ignore WordPress.WP.AlternativeFunctions -- The handle is WordPress's own, given to be adjusted.
                curl_setopt($handle, CURLOPT_RESOLVE, ["{$host}:{$port}:" . implode(',', $addresses)]);
            }
        };
    }

    /**
     * @param  array{method?: string, headers: array<string, string>, body?: string, timeout: int, limit_response_size: int, stream?: bool, filename?: string, reject_unsafe_urls: bool} $args
     * @throws PullFailed
     */
    private static function ask(string $url, array $args): HttpAnswer
    {
        $answer = wp_remote_request($url, ['redirection' => 0] + $args);
        if ($answer instanceof \WP_Error) {
            throw new PullFailed(PullFailed::UNREACHABLE, $answer->get_error_message(), wasNeverAsked: self::wasNeverAsked($answer->get_error_message()));
        }
        $received = [];
        foreach (wp_remote_retrieve_headers($answer) as $name => $value) {
            $received[strtolower((string) $name)] = is_array($value) ? implode(', ', array_filter($value, is_string(...))) : (string) $value;
        }

        return new HttpAnswer((int) wp_remote_retrieve_response_code($answer), wp_remote_retrieve_body($answer), $received);
    }

    /** cURL's own numbers: names that can't be resolved, connections that can't be made, certificates that don't fit. */
    private static function wasNeverAsked(string $error): bool
    {
        return preg_match('/^cURL error (?:5|6|7|35|60):/', $error) === 1;
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
