<?php

declare(strict_types=1);

namespace Ringwell\Recording;

use Ringwell\Door\Routes;
use Ringwell\Services;

/** connections/{id}/recordings/{secret}: public, because the secret in the address is the key. */
final class UploadRoute implements Routes
{
    /** WordPress has a bare body whole in memory before anybody is asked. */
    private const MAX_BODY = 32 * 1024 * 1024;

    public function __construct(private readonly Services $services)
    {
    }

    public function register(): void
    {
        register_rest_route(self::NAMESPACE, '/connections/(?P<id>\d{1,18})/recordings/(?P<secret>[0-9A-Za-z]{1,128})', [
            'methods' => 'POST',
            'callback' => $this->receive(...),
            'permission_callback' => '__return_true',
        ]);
    }

    public function receive(\WP_REST_Request $request): \WP_REST_Response
    {
        $address = $request->get_url_params();
        [$sound, $isTooLarge] = self::sound($request);
        try {
            $reply = $this->services->uploadDoor()->receive(
                is_numeric($address['id'] ?? null) ? (int) $address['id'] : 0,
                is_string($address['secret'] ?? null) ? $address['secret'] : '',
                self::query($request),
                $sound,
                $isTooLarge,
            );
        } finally {
            if ($sound !== null) {
                fclose($sound);
            }
        }
        $response = new \WP_REST_Response($reply->body, $reply->status);
        $response->header('Cache-Control', 'no-store');

        return $response;
    }

    /**
     * @return array{resource|null, bool} the sound, and whether there is one that is too large
     */
    private static function sound(\WP_REST_Request $request): array
    {
        /** @var array<mixed>|null $file a form with "file[]" makes lists of what should be texts */
        $file = $request->get_file_params()['file'] ?? null;
        if (is_string($file['tmp_name'] ?? null)) {
            $error = $file['error'] ?? UPLOAD_ERR_NO_FILE;
            $isTooLarge = in_array($error, [UPLOAD_ERR_INI_SIZE, UPLOAD_ERR_FORM_SIZE], true)
                || ($error === UPLOAD_ERR_OK && (int) @filesize($file['tmp_name']) > UploadDoor::MAX_BYTES);
            $stream = $error === UPLOAD_ERR_OK && ! $isTooLarge ? @fopen($file['tmp_name'], 'rb') : false;

            return [$stream === false ? null : $stream, $isTooLarge];
        }
        // Null without a body, whatever its docs say.
        $body = (string) $request->get_body(); // @phpstan-ignore cast.useless
        if ($body === '') {
            // What is larger than PHP's own limit comes without anything.
            $said = $request->get_header('content_length');

            return [null, is_numeric($said) && (int) $said > wp_convert_hr_to_bytes((string) ini_get('post_max_size'))];
        }
        if (strlen($body) > self::MAX_BODY) {
            return [null, true];
        }
        $stream = fopen('php://temp', 'w+b');
        if ($stream === false) {
            return [null, false];
        }
        fwrite($stream, $body);

        return [$stream, false];
    }

    /** As it was sent: what WordPress makes of it would no longer fit the signature. */
    private static function query(\WP_REST_Request $request): string
    {
        $sent = is_string($_SERVER['QUERY_STRING'] ?? null) ? wp_unslash($_SERVER['QUERY_STRING']) : '';
        $parts = array_filter(explode('&', $sent), static fn (string $part): bool => $part !== '' && ! str_starts_with($part, 'rest_route='));

        return $parts === [] ? http_build_query($request->get_query_params()) : implode('&', $parts);
    }
}
