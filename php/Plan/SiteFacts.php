<?php

declare(strict_types=1);

namespace Ringwell\Plan;

use Ringwell\Door\ConfigKeys;
use Ringwell\Door\Origins;

/** What the doors must know of the site and only WordPress can say: addresses, settings, keys. Pure. */
final class SiteFacts
{
    private const FIELDS = ['addresses', 'hosts', 'homePath', 'lastSourceDays', 'keepPlacement', 'otherSites', 'proxies', 'keys', 'builtinSources', 'schema', 'isDoorOpen', 'regionFile', 'regionHeader', 'honourDnt'];

    /**
     * @param list<string>          $addresses      of this site: home, WordPress itself
     * @param list<string>          $hosts          whose pages are the clinic's own: a referrer from there is no source
     * @param string                $homePath       "/", or "/clinic/" where the site lives in a folder
     * @param list<string>          $otherSites     origins that may ask beside this site
     * @param list<string>          $proxies        addresses or CIDR blocks whose X-Forwarded-For is believed
     * @param array<string, mixed>  $keys           of config tokens, see ConfigKeys::of
     * @param array<string, string> $builtinSources what the built-in sources are called, by their handle
     * @param int                   $schema         version of the tables
     * @param bool                  $isDoorOpen     whether the fast door is wanted here
     * @param string                $regionFile     path of the file that tells where an address belongs, "" for none
     * @param string                $regionHeader   in which a proxy says where the visitor is, "" for none
     * @param bool                  $honourDnt      whether Do Not Track and Global Privacy Control count as no consent
     */
    public function __construct(
        public readonly array $addresses,
        public readonly array $hosts,
        public readonly string $homePath,
        public readonly int $lastSourceDays,
        public readonly bool $keepPlacement,
        public readonly array $otherSites,
        public readonly array $proxies,
        private readonly array $keys,
        public readonly array $builtinSources,
        public readonly int $schema = 0,
        public readonly bool $isDoorOpen = false,
        public readonly string $regionFile = '',
        public readonly string $regionHeader = '',
        public readonly bool $honourDnt = false,
    ) {
    }

    /** @return self|null null where this is none, or one of another version of the plugin */
    public static function fromJson(string $json): ?self
    {
        $stored = json_decode($json, true);
        if (! is_array($stored) || array_diff(self::FIELDS, array_keys($stored)) !== []) {
            return null;
        }

        return new self(
            self::texts($stored['addresses']),
            self::texts($stored['hosts']),
            self::text($stored['homePath']),
            is_int($stored['lastSourceDays']) ? $stored['lastSourceDays'] : 30,
            $stored['keepPlacement'] === true,
            self::texts($stored['otherSites']),
            self::texts($stored['proxies']),
            is_array($stored['keys']) ? array_filter($stored['keys'], is_string(...), ARRAY_FILTER_USE_KEY) : [],
            is_array($stored['builtinSources']) ? array_filter(array_map(self::text(...), $stored['builtinSources']), is_string(...), ARRAY_FILTER_USE_KEY) : [],
            is_int($stored['schema']) ? $stored['schema'] : 0,
            $stored['isDoorOpen'] === true,
            self::text($stored['regionFile']),
            self::text($stored['regionHeader']),
            $stored['honourDnt'] === true,
        );
    }

    /** The plugin is being switched off: nobody will say so later. */
    public function withDoorClosed(): self
    {
        return new self(
            $this->addresses,
            $this->hosts,
            $this->homePath,
            $this->lastSourceDays,
            $this->keepPlacement,
            $this->otherSites,
            $this->proxies,
            $this->keys,
            $this->builtinSources,
            $this->schema,
            false,
            $this->regionFile,
            $this->regionHeader,
            $this->honourDnt,
        );
    }

    /** Addresses are written without escapes, so that tools which move a site to another address find them here too. */
    public function toJson(): string
    {
        return json_encode(get_object_vars($this), JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE);
    }

    /** Names apart, which are in the language of whoever asks. */
    public function saysSameAs(?self $other): bool
    {
        $words = static fn (self $facts): array => array_diff_key(get_object_vars($facts), ['builtinSources' => true]);

        return $other !== null && $words($this) === $words($other) && array_keys($this->builtinSources) === array_keys($other->builtinSources);
    }

    public function keys(): ?ConfigKeys
    {
        return ConfigKeys::of($this->keys);
    }

    /** @param string $asked the host that was asked, "" where it is not known */
    public function origins(string $asked = ''): Origins
    {
        return new Origins([...$this->addresses, ...($asked === '' ? [] : ["http://{$asked}"])], $this->otherSites);
    }

    /** @return ?string which of the clinic's other sites a page is on: "landing.example", with its port; null: on this one */
    public function otherSite(string $page): ?string
    {
        if ($this->otherSites === [] || preg_match('~^https?://[^/?#]+~i', $page, $found) !== 1) {
            return null;
        }
        $origins = $this->origins();

        return $origins->isOther($found[0]) && ! $origins->isOwn($found[0]) ? Origins::hostOf($found[0]) : null;
    }

    /** @return list<string> */
    private static function texts(mixed $value): array
    {
        return is_array($value) ? array_values(array_filter($value, is_string(...))) : [];
    }

    private static function text(mixed $value): string
    {
        return is_string($value) ? $value : '';
    }
}
