<?php

declare(strict_types=1);

namespace Ringwell\FastDoor;

use Ringwell\Door\Entry;
use Ringwell\Door\Reply;

/**
 * The one answer of a request. Whatever else somebody prints, sends as a header or dies of on the way is not part of
 * it: then it is 503, without a word about why, and the page asks by REST.
 */
final class Output
{
    public const RETRY_SECONDS = 60;

    /** What a wp-config.php may have sent, besides what no door sends. */
    private const REMOVED = ['Location', 'Content-Length', 'Content-Encoding'];

    private bool $isSent = false;

    private function __construct()
    {
    }

    public static function begin(): self
    {
        $output = new self();
        self::hideErrors();
        ob_start();
        register_shutdown_function($output->sendIfNobodyDid(...));

        return $output;
    }

    /** Again after wp-config.php, which may turn them on. */
    public static function hideErrors(): void
    {
        ini_set('display_errors', '0');
        error_reporting(E_ALL);
    }

    /** @param array<string, string> $headers */
    public function send(int $status, array $headers, string $json): void
    {
        $this->isSent = true;
        while (ob_get_level() > 0 && ob_end_clean());
        if (! headers_sent()) {
            array_map(header_remove(...), [...Entry::REMOVED, ...self::REMOVED]);
            http_response_code($status);
            if ($status === 503) {
                // After a fatal error the line that PHP has set by then stands above its own number.
                header('HTTP/1.1 503 Service Unavailable', true, 503);
            }
            $headers += ['Content-Type' => 'application/json; charset=UTF-8', 'X-Content-Type-Options' => 'nosniff', 'X-Robots-Tag' => 'noindex'];
            foreach ($headers as $name => $value) {
                header("{$name}: {$value}");
            }
        }
        file_put_contents('php://output', $json);
    }

    public function unready(): void
    {
        $this->send(503, Entry::HEADERS + ['Retry-After' => (string) self::RETRY_SECONDS], (string) json_encode((new Reply(503, 'ringwell_not_ready'))->body()));
    }

    private function sendIfNobodyDid(): void
    {
        if (! $this->isSent) {
            $this->unready();
            // WordPress's own page for fatal errors, where it was booted so far, would come behind it.
            exit;
        }
    }
}
