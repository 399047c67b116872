<?php

declare(strict_types=1);

namespace Ringwell\Admin;

use Ringwell\Settings;

/** The paragraphs that WordPress offers for the site's privacy policy. */
final class PrivacyText
{
    public static function suggest(Settings $settings): void
    {
        if (! function_exists('wp_add_privacy_policy_content')) {
            return;
        }
        wp_add_privacy_policy_content('Ringwell', self::html($settings));
    }

    public static function html(Settings $settings): string
    {
        return '<div class="wp-suggested-text">'
            . '<p class="privacy-policy-tutorial">' . esc_html__('Ringwell shows visitors a phone number of the clinic and remembers which visit a call came from. Everything stays in this site’s own database; nothing is sent to third parties.', 'ringwell') . '</p>'
            . self::section(__('What is stored in the browser', 'ringwell'), [
                __('A random visitor number and a random visit number, so that the same phone number is shown on every page. Without consent nothing is stored.', 'ringwell'),
            ])
            . self::section(__('What is stored about a visit', 'ringwell'), [
                __('The first page and the site it came from, the pages that were opened, campaign parameters and advertising click numbers of the link, and the kind of device.', 'ringwell'),
                __('The visitor numbers of Google Analytics and Yandex Metrika, where these are on the page and the visitor agreed.', 'ringwell'),
                __('Which phone numbers were shown, and when they were tapped or copied.', 'ringwell'),
                __('No IP address is stored.', 'ringwell'),
                sprintf(
                    /* translators: %d: number of days */
                    _n('Visits are deleted after %d day.', 'Visits are deleted after %d days.', $settings->visitDays, 'ringwell'),
                    $settings->visitDays,
                ),
            ])
            . self::section(__('What is stored about a call', 'ringwell'), [
                __('The caller’s number, the number that was dialled, when the call began and ended, whether it was answered, and where the phone system keeps its recording.', 'ringwell'),
                sprintf(
                    /* translators: %d: number of days */
                    _n('The phone system’s own messages are kept encrypted and deleted after %d day.', 'The phone system’s own messages are kept encrypted and deleted after %d days.', $settings->rawDays, 'ringwell'),
                    $settings->rawDays,
                ),
            ])
            . '</div>';
    }

    /** @param list<string> $lines */
    private static function section(string $title, array $lines): string
    {
        $items = implode('', array_map(static fn (string $line): string => '<li>' . esc_html($line) . '</li>', $lines));

        return '<h3>' . esc_html($title) . '</h3><ul>' . $items . '</ul>';
    }
}
