<?php

declare(strict_types=1);

namespace Ringwell\Source;

/** The built-in sources in the reader's language; the database holds only their handles. */
final class BuiltinText
{
    public static function name(string $builtin): string
    {
        return match ($builtin) {
            Source::ORGANIC => __('Search results', 'ringwell'),
            Source::SOCIAL => __('Social networks', 'ringwell'),
            Source::REFERRAL => __('Other sites and links', 'ringwell'),
            Source::DIRECT => __('Came straight', 'ringwell'),
            default => $builtin,
        };
    }

    public static function rule(string $builtin): string
    {
        return match ($builtin) {
            Source::ORGANIC => __('the visitor came from search results (not an advertisement), and no source above fits', 'ringwell'),
            Source::SOCIAL => __('the visitor came from a social network, and no source above fits', 'ringwell'),
            Source::REFERRAL => __('the visitor came from any other site or by a tagged link, and no source above fits', 'ringwell'),
            Source::DIRECT => __('nothing tells where the visitor came from', 'ringwell'),
            default => '',
        };
    }
}
