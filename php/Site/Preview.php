<?php

declare(strict_types=1);

namespace Ringwell\Site;

use Ringwell\Door\Permission;

/**
 * A page as Settings shows it, to find the numbers in it: with its own numbers, without the site bundle, thus
 * without a visit and a lease, and without the admin bar. Only who may change numbers gets it, and only by an
 * address that was made for him.
 */
final class Preview
{
    public const ARGUMENT = 'ringwell_preview';
    /** By this header the screen knows that no cache and no redirection has given it an ordinary page. */
    public const HEADER = 'X-Ringwell-Preview';

    private const ACTION = 'ringwell_preview';

    public static function isOn(): bool
    {
        $nonce = $_GET[self::ARGUMENT] ?? null;

        return is_string($nonce) && self::isAllowed() && wp_verify_nonce($nonce, self::ACTION) !== false;
    }

    public static function isAllowed(): bool
    {
        return Permission::any(Permission::MANAGE, Permission::EDIT_SOURCES)();
    }

    /** Good for this user, until he logs out or for a day. */
    public static function addressOf(string $page): string
    {
        return add_query_arg(self::ARGUMENT, wp_create_nonce(self::ACTION), $page);
    }

    /**
     * For the filter wp_headers.
     *
     * @param  array<string, string|false> $headers
     * @return array<string, string|false>
     */
    public static function headers(array $headers): array
    {
        return self::isOn() ? [self::HEADER => '1'] + wp_get_nocache_headers() + $headers : $headers;
    }
}
