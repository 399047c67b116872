<?php

declare(strict_types=1);

namespace Ringwell\Site;

/** A page as a visitor gets it: whether the bundle's two tags are in it as they were printed. */
final class PrintedPage
{
    public const WELL = 'well';
    /** Neither tag: a theme without wp_head(), or a cache that kept the page from before. */
    public const NOTHING = 'nothing';
    /** One of them. */
    public const HALF = 'half';
    /** The config is no longer what was printed. */
    public const BROKEN = 'broken';
    /** The starter waits for something: a tap, the end of the page, a joined file. */
    public const DELAYED = 'delayed';
    /** From before the last update of the plugin. */
    public const OLD = 'old';

    /** What runs at once, where it stands; an empty type is one too. */
    private const SCRIPT = '~^(?:$|(?:text|application)/(?:x-)?(?:java|ecma)script$)~i';

    /**
     * @param string $site     address of the core as it is printed now
     * @param bool   $isInPage whether the starter is printed in the page, not as a file
     */
    public static function judge(string $html, string $site, bool $isInPage): string
    {
        $config = self::tag($html, '~\sid=["\']?' . ConfigTag::ID . '["\'\s>]~');
        $starter = self::tag($html, $isInPage
            ? '~\sid=["\']?' . SiteScript::STARTER . '["\'\s>]~'
            : '~build/starter\.js~');
        if ($config === null || $starter === null) {
            return $config === $starter ? self::NOTHING : self::HALF;
        }
        $said = json_decode(trim($config['content']), true);
        if (! is_array($said) || ! is_string($said['site'] ?? null)) {
            return self::BROKEN;
        }
        $hasOwnAddress = self::attribute($starter['attributes'], 'src') !== null;

        return match (true) {
            preg_match(self::SCRIPT, self::attribute($starter['attributes'], 'type') ?? '') !== 1,
            $hasOwnAddress === $isInPage,
            $isInPage && ! str_contains($starter['content'], ConfigTag::ID) => self::DELAYED,
            self::version($said['site']) !== self::version($site) => self::OLD,
            default => self::WELL,
        };
    }

    /** @return array{attributes: string, content: string}|null the first script whose tag fits */
    private static function tag(string $html, string $pattern): ?array
    {
        preg_match_all('~<script\b([^>]*)>(.*?)</script>~is', $html, $tags, PREG_SET_ORDER);
        foreach ($tags as [, $attributes, $content]) {
            if (preg_match($pattern, "{$attributes}>") === 1) {
                return ['attributes' => $attributes, 'content' => $content];
            }
        }

        return null;
    }

    private static function attribute(string $attributes, string $name): ?string
    {
        $isThere = preg_match("~\s{$name}\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))~i", $attributes, $found) === 1;

        return $isThere ? trim(implode('', array_slice($found, 1))) : null;
    }

    private static function version(string $address): string
    {
        return preg_match('~[?&]ver=(\w+)~', $address, $found) === 1 ? $found[1] : '';
    }
}
