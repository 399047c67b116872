<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Plivo;

/**
 * Plivo's signature of the third version: HMAC-SHA256 with the account's token over the address, the fields sorted by name, each
 * followed by its values, and a word used once; in base64. (npm "plivo" 4.79, validateV3Signature)
 */
final class PlivoSignature
{
    /** @param string $signatures one, or several joined by commas while a token is being changed */
    public static function isRight(string $signatures, string $token, string $nonce, string $url, string $body): bool
    {
        $expected = base64_encode(hash_hmac('sha256', self::signed($url, $body) . ".{$nonce}", $token, true));
        $isRight = false;
        foreach (explode(',', $signatures) as $signature) {
            $isRight = hash_equals($expected, trim($signature)) || $isRight;
        }

        return $isRight;
    }

    private static function signed(string $url, string $body): string
    {
        [$address, $query] = explode('?', $url, 2) + [1 => ''];
        $asked = self::sorted($query, '=', '&');
        $posted = self::sorted($body, '', '');

        return $address . ($asked !== '' || $body !== '' ? "?{$asked}" : '') . ($asked !== '' && $body !== '' ? '.' : '') . $posted;
    }

    private static function sorted(string $form, string $between, string $behind): string
    {
        $fields = [];
        foreach ($form === '' ? [] : explode('&', $form) as $pair) {
            [$name, $value] = explode('=', $pair, 2) + [1 => ''];
            $fields[urldecode($name)][] = urldecode($value);
        }
        ksort($fields, SORT_STRING);
        $texts = [];
        foreach ($fields as $name => $values) {
            sort($values, SORT_STRING);
            foreach ($values as $value) {
                $texts[] = $name . $between . $value;
            }
        }

        return implode($behind, $texts);
    }
}
