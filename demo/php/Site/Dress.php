<?php

declare(strict_types=1);

namespace Ringwell\Demo\Site;

use Ringwell\Demo\Clinic;

/** What the clinic's site has beside its pages: looks, and what search engines read. */
final class Dress
{
    public static function enqueue(): void
    {
        foreach (['clinic', 'bar'] as $sheet) {
            wp_enqueue_style("ringwell-demo-{$sheet}", plugins_url("site/{$sheet}.css", RINGWELL_DEMO_FILE), [], (string) filemtime(RINGWELL_DEMO_DIR . "/site/{$sheet}.css"));
        }
    }

    /** As SEO plugins print it: a number here is for machines and must never be a visitor's. */
    public static function structuredData(): void
    {
        wp_print_inline_script_tag((string) wp_json_encode([
            '@context' => 'https://schema.org',
            '@type' => 'Dentist',
            'name' => Clinic::NAME,
            'telephone' => Clinic::OWN_DISPLAY,
            'url' => home_url('/'),
            'taxID' => '7749500010',
            'address' => ['@type' => 'PostalAddress', 'addressLocality' => 'Москва', 'streetAddress' => 'Липовая аллея, 7'],
            'openingHours' => ['Mo-Fr 09:00-21:00', 'Sa-Su 10:00-18:00'],
        ], JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_HEX_TAG), ['type' => 'application/ld+json']);
    }
}
