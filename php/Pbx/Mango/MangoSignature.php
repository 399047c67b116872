<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Mango;

/**
 * Mango signs what it sends, and wants signed what it is sent, by one formula: lower-case hex SHA-256 of the key,
 * the JSON and the salt, one after the other. ("API MANGO OFFICE v1.9", section "Authorisation")
 */
final class MangoSignature
{
    /** @param string $json the very bytes that travel; encoding the same data again may give others */
    public static function of(string $key, string $json, string $salt): string
    {
        return hash('sha256', $key . $json . $salt);
    }
}
