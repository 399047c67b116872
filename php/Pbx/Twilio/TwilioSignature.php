<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Twilio;

/**
 * Twilio signs the whole address and, behind it, each field with its value, sorted by name: HMAC-SHA1 with the account's token,
 * in base64. Of a body that is no form its SHA-256 stands in the address. (Twilio's documents, "Webhooks security")
 */
final class TwilioSignature
{
    public static function isRight(string $signature, string $token, string $url, string $body): bool
    {
        $isForm = preg_match('/[?&]bodySHA256=([0-9a-f]{64})(?:&|$)/', $url, $match) !== 1;
        if (! $isForm && ! hash_equals($match[1], hash('sha256', $body))) {
            return false;
        }
        $isRight = false;
        foreach (self::spellings($url) as $spelling) {
            $expected = base64_encode(hash_hmac('sha1', $spelling . ($isForm ? self::fields($body) : ''), $token, true));
            $isRight = hash_equals($expected, $signature) || $isRight;
        }

        return $isRight;
    }

    /** A field that comes several times has each of its values once, sorted. */
    private static function fields(string $body): string
    {
        $fields = [];
        foreach ($body === '' ? [] : explode('&', $body) as $pair) {
            [$name, $value] = explode('=', $pair, 2) + [1 => ''];
            $fields[urldecode($name)][] = urldecode($value);
        }
        ksort($fields, SORT_STRING);
        $signed = '';
        foreach ($fields as $name => $values) {
            $values = array_unique($values);
            sort($values, SORT_STRING);
            foreach ($values as $value) {
                $signed .= $name . $value;
            }
        }

        return $signed;
    }

    /**
     * Whether the port stands in the address depends on who wrote it down.
     *
     * @return list<string>
     */
    private static function spellings(string $url): array
    {
        if (preg_match('#^(https?)://([^/?\#:]+)(:\d+)?(.*)$#sD', $url, $part) !== 1) {
            return [$url];
        }
        $usual = $part[1] === 'https' ? ':443' : ':80';

        return array_values(array_unique([$url, "{$part[1]}://{$part[2]}{$part[4]}", "{$part[1]}://{$part[2]}{$usual}{$part[4]}"]));
    }
}
