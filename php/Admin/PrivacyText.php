<?php

declare(strict_types=1);

namespace Ringwell\Admin;

use Ringwell\Settings;
use Ringwell\Site\KeptInBrowser;

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
            . self::browser($settings)
            . self::section(__('What is stored about a visit', 'ringwell'), [
                __('The first page and the site it came from, the pages that were opened, campaign parameters and advertising click numbers of the link, and the kind of device.', 'ringwell'),
                __('The visitor numbers of Google Analytics and Yandex Metrika, where these are on the page and the visitor agreed.', 'ringwell'),
                __('Which phone numbers were shown, and when they were tapped or copied.', 'ringwell'),
                __('Where a link leads to another of the clinic’s sites: for a minute a sealed note by which the visit goes on there.', 'ringwell'),
                __('No IP address is stored. Of visitors who refuse only a count by day is kept.', 'ringwell'),
                sprintf(
                    /* translators: %d: number of days */
                    _n('Visits are deleted after %d day.', 'Visits are deleted after %d days.', $settings->visitDays, 'ringwell'),
                    $settings->visitDays,
                ),
            ])
            . self::section(__('What is stored about a call', 'ringwell'), [
                __('The caller’s number, the number that was dialled, when the call began and ended, whether it was answered, and where the phone system keeps its recording.', 'ringwell'),
                __('Where talks are recorded: a copy of the recording, encrypted, if this site keeps one, and which employee listened to it.', 'ringwell'),
                sprintf(
                    /* translators: %d: number of days */
                    _n('The phone system’s own messages are kept encrypted and deleted after %d day.', 'The phone system’s own messages are kept encrypted and deleted after %d days.', $settings->rawDays, 'ringwell'),
                    $settings->rawDays,
                ),
            ])
            . self::section(__('What is stored about a request', 'ringwell'), [
                __('What was written into the form, the page that it was sent from, the visit that it came from, and the words that were agreed to.', 'ringwell'),
                __('A request that looks like a program’s is held back and deleted after 14 days.', 'ringwell'),
                __('A callback: the patient’s phone, when it was rung, and what became of each try.', 'ringwell'),
                sprintf(
                    /* translators: %d: number of days */
                    _n('Callbacks are deleted after %d day.', 'Callbacks are deleted after %d days.', $settings->visitDays, 'ringwell'),
                    $settings->visitDays,
                ),
            ])
            . '</div>';
    }

    /** By name, so that a visitor can find it in his browser, and a banner can list it. */
    private static function browser(Settings $settings): string
    {
        $lines = [
            __('No cookie is set. Without consent no number of the visitor is stored, and what was stored is deleted at once when consent is withdrawn.', 'ringwell'),
        ];
        if ($settings->honourDnt) {
            $lines[] = __('A browser that asks not to be followed (Do Not Track, Global Privacy Control) counts as a no.', 'ringwell');
        }
        $rows = '';
        // All of them, whatever the setting: another banner may allow more.
        foreach (KeptInBrowser::items() as ['name' => $name, 'where' => $where, 'what' => $what]) {
            $rows .= '<tr><td><code>' . esc_html($name) . '</code></td><td>' . esc_html($what) . '</td><td>' . esc_html(KeptInBrowser::howLong($where, $settings->consent)) . '</td></tr>';
        }
        $head = '<tr><th scope="col">' . esc_html__('Name', 'ringwell') . '</th><th scope="col">' . esc_html__('What', 'ringwell') . '</th><th scope="col">' . esc_html__('How long', 'ringwell') . '</th></tr>';

        return self::section(__('What is stored in the browser', 'ringwell'), $lines)
            . "<table><thead>{$head}</thead><tbody>{$rows}</tbody></table>";
    }

    /** @param list<string> $lines */
    private static function section(string $title, array $lines): string
    {
        $items = implode('', array_map(static fn (string $line): string => '<li>' . esc_html($line) . '</li>', $lines));

        return '<h3>' . esc_html($title) . '</h3><ul>' . $items . '</ul>';
    }
}
