<?php

declare(strict_types=1);

namespace Ringwell\Admin;

use Ringwell\Plan\SiteAddress;
use Ringwell\Services;
use Ringwell\Visit\Sight;

/** Tells the owner, in Site Health and in the settings of proxies, where visitors' addresses can't be seen and what to set. */
final class VisitorsInSight
{
    public function __construct(private readonly Services $services)
    {
    }

    /** Only in wp-admin: cron asks from the server itself. */
    public function register(): void
    {
        add_filter('site_status_tests', function (array $tests): array {
            $tests['direct']['ringwell_visitors'] = ['label' => __('Ringwell: visitors’ addresses', 'ringwell'), 'test' => $this->test(...)];

            return $tests;
        });
    }

    public function sight(): Sight
    {
        return Sight::of($_SERVER, $this->services->settings()->proxies, (string) wp_parse_url(SiteAddress::home(), PHP_URL_HOST));
    }

    /** @return string what is wrong and what to do; '' where nothing is */
    public static function text(Sight $sight): string
    {
        return match ($sight->code) {
            Sight::UNNAMED => sprintf(
                /* translators: %s: IP address of a proxy */
                __('This site is behind a proxy that the settings do not name: %s. So visitors’ addresses can’t be seen, and nothing bounds how many numbers one network takes. Name it, or its range, under Proxies.', 'ringwell'),
                $sight->address,
            ),
            Sight::UNKNOWN => sprintf(
                /* translators: %s: IP address */
                __('Your own request came from %s, which is no address of the Internet. If you are not in one network with the server, a proxy hides visitors’ addresses, and nothing bounds how many numbers one network takes. Let the proxy send X-Forwarded-For, and name it under Proxies.', 'ringwell'),
                $sight->address,
            ),
            Sight::MERGED => sprintf(
                /* translators: %s: IP address of a proxy */
                __('Your own request came by %s, a proxy or CDN that the settings do not name. All visitors who come by it count as one network: they get fewer numbers, and from the sixth form in an hour on requests are held back. Put all address ranges that your CDN publishes under Proxies.', 'ringwell'),
                $sight->address,
            ),
            default => '',
        };
    }

    /** @return array<string, mixed> as Site Health wants it */
    private function test(): array
    {
        $sight = $this->sight();
        $isWell = $sight->code === Sight::SEEN;

        return [
            'label' => $isWell ? __('Ringwell sees visitors’ addresses', 'ringwell') : __('Ringwell can’t see visitors’ addresses', 'ringwell'),
            'status' => $isWell ? 'good' : 'recommended',
            'badge' => ['label' => __('Security', 'ringwell'), 'color' => 'blue'],
            'description' => '<p>' . esc_html($isWell
                ? __('Limits for visitors of one network work. No address is stored.', 'ringwell')
                : self::text($sight)) . '</p>',
            'actions' => sprintf(
                '<p><a href="%s">%s</a></p>',
                esc_url(admin_url('admin.php?page=ringwell&p=/settings/privacy')),
                esc_html__('Open the settings of proxies', 'ringwell'),
            ),
            'test' => 'ringwell_visitors',
        ];
    }
}
