<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Pbx;

/** The keys of a Mango account, and how it signs. */
final class MangoKeys
{
    public const KEY = 'testkey000';
    public const SALT = 'testsalt111';

    /** @return array{vpbx_api_key: string, sign: string, json: string} */
    public static function form(string $json): array
    {
        return ['vpbx_api_key' => self::KEY, 'sign' => hash('sha256', self::KEY . $json . self::SALT), 'json' => $json];
    }
}
