<?php

declare(strict_types=1);

namespace Ringwell\Demo\Phone;

/** Has every open page of the demo, the clinic's and wp-admin's, keep its bridge going. */
final class Tick
{
    public const SLUG = 'ringwell-demo-tick';

    public static function enqueue(): void
    {
        wp_enqueue_script(self::SLUG, plugins_url('site/tick.js', RINGWELL_DEMO_FILE), [], (string) filemtime(RINGWELL_DEMO_DIR . '/site/tick.js'), ['strategy' => 'async', 'in_footer' => true]);
        wp_add_inline_script(self::SLUG, 'window.ringwellDemoTick = ' . wp_json_encode(rest_url(SimulateRoute::NAMESPACE . '/bridge')), 'before');
    }
}
