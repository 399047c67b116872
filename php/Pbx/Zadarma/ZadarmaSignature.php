<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Zadarma;

/**
 * Base64 of the hexadecimal text of an HMAC-SHA1, not of its bytes. (The makers' library zadarma/user-api-v1)
 */
final class ZadarmaSignature
{
    public static function of(string $text, string $secret): string
    {
        return base64_encode(hash_hmac('sha1', $text, $secret));
    }

    /** @param string $path with its slashes: "/v1/info/balance/" */
    public static function ofRequest(string $path, string $query, string $secret): string
    {
        return self::of($path . $query . md5($query), $secret);
    }

    /**
     * What an event's signature covers.
     *
     * @param  array<array-key, string> $form
     * @return ?string                  null where no document says what is signed
     */
    public static function textOf(array $form): ?string
    {
        $fields = match ($form['event'] ?? '') {
            'NOTIFY_START', 'NOTIFY_INTERNAL', 'NOTIFY_END', 'NOTIFY_IVR' => ['caller_id', 'called_did', 'call_start'],
            'NOTIFY_ANSWER' => ['caller_id', 'destination', 'call_start'],
            'NOTIFY_OUT_START', 'NOTIFY_OUT_END' => ['internal', 'destination', 'call_start'],
            'NOTIFY_RECORD' => ['pbx_call_id', 'call_id_with_rec'],
            default => null,
        };

        return $fields === null ? null : implode('', array_map(static fn (string $name): string => $form[$name] ?? '', $fields));
    }
}
