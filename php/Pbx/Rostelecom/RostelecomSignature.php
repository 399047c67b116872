<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Rostelecom;

/**
 * Both sides sign alike: lower-case hex SHA-256 of the identification code, the JSON and the key, one after the other.
 * ("Integration API, guide of the domain's administrator", edition 7.5, as published integrations quote it)
 */
final class RostelecomSignature
{
    /** @param string $json the very bytes that travel */
    public static function of(string $clientId, string $json, string $key): string
    {
        return hash('sha256', $clientId . $json . $key);
    }
}
