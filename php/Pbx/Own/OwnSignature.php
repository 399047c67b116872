<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Own;

use Ringwell\Pbx\PbxEvent;

/**
 * Two ways to sign with the same secret. A dialplan has no HMAC: `s`, the last field, is the SHA1 of the body before "&s="
 * followed by the secret; with HTTPS around it that is enough to keep strangers out. Our bridge signs the time and
 * the body by HMAC-SHA256 in a header, "t=1790000000,v1=…", so that what it kept while the site was down counts.
 */
final class OwnSignature
{
    public const HEADER = 'x-ringwell-signature';

    public static function isRight(PbxEvent $event, string $secret): bool
    {
        if ($event->header(self::HEADER) !== '') {
            return self::isOfBridge($event, $secret);
        }
        [$signed, $signature] = self::split($event->body);

        return $secret === '' || hash_equals(sha1($signed . $secret), strtolower($signature));
    }

    public static function isOfBridge(PbxEvent $event, string $secret): bool
    {
        return $secret !== ''
            && preg_match('/^t=(\d{1,12}),v1=([0-9a-f]{64})$/D', $event->header(self::HEADER), $parts) === 1
            && hash_equals(hash_hmac('sha256', "{$parts[1]}.{$event->body}", $secret), $parts[2]);
    }

    /** @return array{string, string} what a dialplan signed, and its signature, '' where there is none */
    public static function split(string $body): array
    {
        return preg_match('/^(.*)&s=([0-9A-Fa-f]{0,128})\s*$/sD', $body, $match) === 1 ? [$match[1], $match[2]] : [$body, ''];
    }
}
