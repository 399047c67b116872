<?php

declare(strict_types=1);

namespace Ringwell\Site;

/** Which requests are pages that visitors look at. */
final class Page
{
    /**
     * The arguments by which page builders open a page for editing in place. What is swapped there could be
     * saved as content, and a visitor's number would stay in the page for good.
     */
    private const EDITORS = [
        'elementor-preview', 'et_fb', 'fl_builder', 'bricks', 'vc_editable', 'ct_builder', 'breakdance_iframe',
        'brizy-edit-iframe', 'tve', 'siteorigin_panels_live_editor', 'zion_builder_active', 'vcv-editable',
    ];

    /** WordPress calls this for pages alone: feeds, REST, wp-admin and the login page never enqueue site scripts. */
    public static function isForVisitors(): bool
    {
        $isPage = ! is_feed() && ! is_customize_preview() && ! self::isAmp() && ! self::isBeingEdited();

        /** A site may leave out pages of its own, say those of a shop's till. */
        return ! Preview::isOn() && (bool) apply_filters('ringwell_is_page_for_visitors', $isPage);
    }

    /** AMP allows no scripts but its own. */
    private static function isAmp(): bool
    {
        foreach (['amp_is_request', 'is_amp_endpoint'] as $asks) {
            if (function_exists($asks) && $asks() === true) {
                return true;
            }
        }

        return false;
    }

    private static function isBeingEdited(): bool
    {
        return array_intersect_key(array_flip(self::EDITORS), $_GET) !== [];
    }
}
