<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Zadarma;

use Ringwell\Pbx\Connection;

/** One platform under two names. Keys of one are not good at the other's address. */
enum ZadarmaBrand: string
{
    case Zadarma = 'zadarma';
    case Novofon = 'novofon';

    /** Name of the field. */
    public const FIELD = 'brand';

    public static function of(Connection $connection): self
    {
        return self::tryFrom($connection->settings[self::FIELD] ?? '') ?? self::Zadarma;
    }

    /** @return array<string, string> for a choice; the names are the same in all languages */
    public static function options(): array
    {
        return [self::Zadarma->value => 'Zadarma', self::Novofon->value => 'Novofon (API 1.0)'];
    }

    public function api(): string
    {
        return match ($this) {
            self::Zadarma => 'https://api.zadarma.com',
            self::Novofon => 'https://api.novofon.com',
        };
    }
}
