<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Recording;

use Ringwell\Call\CallEvent;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Plugin;
use Ringwell\Recording\RecordingSettings;
use Ringwell\Recording\SoundBody;
use Ringwell\Services;

/**
 * A clinic whose own PBX has recordings at an address of its network, and what that address answers.
 *
 * @phpstan-require-extends \Ringwell\Tests\Integration\TestCase
 */
trait RecordedCalls
{
    private int $connection = 0;

    /** @var array<string, array{status: int, type?: string, body?: string, headers?: array<string, string>}> by address */
    private array $files = [];

    /** @var list<string> addresses that were asked */
    private array $asked = [];

    private function openPhoneSystem(bool $isTold = true): void
    {
        $this->connection = $this->plugin()->connections()->add('Own', 'own', true, ['recordings_url' => Files::PBX], ['signing_secret' => Files::SECRET]);
        $this->decide($isTold, false);
        add_filter('pre_http_request', $this->answer(...), 10, 3);
    }

    private function closePhoneSystem(): void
    {
        $this->plugin()->soundFiles()->wipe();
        remove_all_filters('pre_http_request');
    }

    /** What the plugin's own routes run on. */
    private function plugin(): Services
    {
        return Plugin::instance()->services();
    }

    private function decide(bool $isTold, bool $copy, int $days = 0, int $logDays = 365): void
    {
        $told = $isTold ? ['by' => 1, 'at' => 1] : null;
        update_option(RecordingSettings::OPTION, ['told' => $told, 'copy' => $copy, 'days' => $days, 'log_days' => $logDays]);
    }

    /** A call that ended, as its events made it. */
    private function call(string $vendorId, ?string $recording, Direction $direction = Direction::In): int
    {
        $now = $this->plugin()->clock()->now();
        $this->plugin()->callRecorder()->apply($this->connection, new CallEvent(
            $vendorId,
            $direction,
            CallState::Ended,
            final: true,
            at: $now,
            caller: '+79161234567',
            did: '+74951110001',
            startedAt: $now - 60_000,
            answered: true,
            endedAt: $now,
            talkSeconds: 50,
            recording: $recording,
        ), $now);

        return $this->plugin()->calls()->facts($this->connection, $vendorId)['id'] ?? 0;
    }

    private static function wave(int $bytes = 5000): string
    {
        return substr("RIFF\x24\x08\0\0WAVEfmt " . str_repeat('sound of a voice', intdiv($bytes, 16) + 1), 0, $bytes);
    }

    /** @param array<string, string> $headers */
    private function give(string $path, string $body, string $type = 'audio/wav', int $status = 200, array $headers = []): void
    {
        $this->files[str_starts_with($path, 'http') ? $path : Files::PBX . "/{$path}"] = ['status' => $status, 'type' => $type, 'body' => $body, 'headers' => $headers];
    }

    /** @param array<string, mixed> $args */
    private function answer(mixed $before, array $args, string $url): mixed
    {
        $this->asked[] = $url;
        $file = $this->files[$url] ?? null;
        if ($file === null) {
            return new \WP_Error('http_request_failed', 'Nobody answers.');
        }
        $body = $file['body'] ?? '';
        if (is_string($args['filename'] ?? null)) {
            file_put_contents($args['filename'], $body);
        }

        return [
            'headers' => ['content-type' => $file['type'] ?? '', 'x-vendor' => 'its own', 'set-cookie' => 'vendor=1'] + ($file['headers'] ?? []),
            'body' => isset($args['filename']) ? '' : $body,
            'response' => ['code' => $file['status'], 'message' => ''],
            'cookies' => [],
            'filename' => $args['filename'] ?? null,
        ];
    }

    /** What would be sent after the headers. */
    private static function heard(\WP_REST_Response $response): string
    {
        $body = $response->get_data();
        self::assertInstanceOf(SoundBody::class, $body, (string) wp_json_encode($body));

        return implode('', iterator_to_array($body->pieces(), false));
    }
}
