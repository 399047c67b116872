<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Uis;

use Ringwell\Pbx\Connection;

/** One platform under four names. Keys of one are not good at another's address. */
enum UisBrand: string
{
    case Uis = 'uis';
    case Comagic = 'comagic';
    case Novofon = 'novofon';
    case CallGear = 'callgear';

    /** Name of the field. */
    public const FIELD = 'brand';

    public static function of(Connection $connection): self
    {
        return self::tryFrom($connection->settings[self::FIELD] ?? '') ?? self::Uis;
    }

    /** Its own name, the same in all languages. */
    public function label(): string
    {
        return match ($this) {
            self::Uis => 'UIS',
            self::Comagic => 'CoMagic',
            self::Novofon => 'Novofon',
            self::CallGear => 'CallGear',
        };
    }

    /** @return array<string, string> for a choice */
    public static function options(): array
    {
        $options = [];
        foreach (self::cases() as $brand) {
            $options[$brand->value] = $brand->label();
        }

        return $options;
    }

    public function dataApi(): string
    {
        return match ($this) {
            self::Uis => 'https://dataapi.uiscom.ru/v2.0',
            self::Comagic => 'https://dataapi.comagic.ru/v2.0',
            self::Novofon => 'https://dataapi-jsonrpc.novofon.ru/v2.0',
            self::CallGear => 'https://dataapi.callgear.com/v2.0',
        };
    }

    /** Call API 4.0: the one that rings. */
    public function callApi(): string
    {
        return match ($this) {
            self::Uis => 'https://callapi.uiscom.ru/v4.0',
            self::Comagic => 'https://callapi.comagic.ru/v4.0',
            self::Novofon => 'https://callapi-jsonrpc.novofon.ru/v4.0',
            self::CallGear => 'https://callapi.callgear.com/v4.0',
        };
    }

    public function media(): string
    {
        return "https://media.{$this->domain()}";
    }

    /** Whether an address that an event named is one of this brand's own. */
    public function owns(string $url): bool
    {
        return preg_match('#^https://(?:[a-z0-9-]+\.){0,3}' . preg_quote($this->domain(), '#') . '/#i', $url) === 1;
    }

    private function domain(): string
    {
        return match ($this) {
            self::Uis => 'uiscom.ru',
            self::Comagic => 'comagic.ru',
            self::Novofon => 'novofon.ru',
            self::CallGear => 'callgear.com',
        };
    }
}
