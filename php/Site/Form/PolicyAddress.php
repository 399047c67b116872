<?php

declare(strict_types=1);

namespace Ringwell\Site\Form;

use Ringwell\LoadedOption;

/**
 * Where the site's privacy policy is, for forms that name no other. WordPress would ask the database on every page; so its
 * address is kept in an option that is loaded anyway, and made anew when something changes that it hangs on.
 */
final class PolicyAddress
{
    public const OPTION = 'ringwell_policy';

    private const PAGE = 'wp_page_for_privacy_policy';

    public static function register(): void
    {
        foreach (['add_option_' . self::PAGE, 'update_option_' . self::PAGE, 'permalink_structure_changed', 'deleted_post'] as $hook) {
            add_action($hook, self::keep(...), 10, 0);
        }
        add_action('save_post_page', static function (int $post): void {
            $policy = get_option(self::PAGE);
            $policy = is_numeric($policy) ? (int) $policy : 0;
            // A page below another has the other’s name in its address.
            if ($post === $policy || get_post_ancestors($policy) !== []) {
                self::keep();
            }
        });
    }

    /** '' where the site has no policy that is published. */
    public static function read(): string
    {
        $kept = LoadedOption::read(self::OPTION);

        return is_string($kept) ? $kept : self::keep();
    }

    private static function keep(): string
    {
        $address = get_privacy_policy_url();
        update_option(self::OPTION, $address, true);

        return $address;
    }
}
