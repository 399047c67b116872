<?php

declare(strict_types=1);

namespace Ringwell\Site;

/** Plugins that ask visitors what may be remembered, by the folders in which they are installed. */
final class KnownBanners
{
    private const FOLDERS = [
        'complianz-gdpr' => 'Complianz',
        'complianz-gdpr-premium' => 'Complianz',
        'cookie-law-info' => 'CookieYes',
        'cookiebot' => 'Cookiebot',
        'real-cookie-banner' => 'Real Cookie Banner',
        'real-cookie-banner-pro' => 'Real Cookie Banner',
        'borlabs-cookie' => 'Borlabs Cookie',
        'cookie-notice' => 'Cookie Notice',
        'gdpr-cookie-compliance' => 'GDPR Cookie Compliance',
        'iubenda-cookie-law-solution' => 'iubenda',
        'uk-cookie-consent' => 'Termly',
        'pressidium-cookie-consent' => 'Pressidium Cookie Consent',
    ];

    /**
     * @param  array<mixed> $plugins files of the active ones: "cookiebot/cookiebot.php"
     * @return string|null  name of the first that is known
     */
    public static function among(array $plugins): ?string
    {
        foreach (array_filter($plugins, is_string(...)) as $file) {
            $name = self::FOLDERS[explode('/', $file)[0]] ?? null;
            if ($name !== null) {
                return $name;
            }
        }

        return null;
    }
}
