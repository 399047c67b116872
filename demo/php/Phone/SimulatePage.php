<?php

declare(strict_types=1);

namespace Ringwell\Demo\Phone;

use Ringwell\Admin\Menu;
use Ringwell\Demo\Clinic;
use Ringwell\Door\Permission;
use Ringwell\Number\Phone;
use Ringwell\Plugin;

/** wp-admin: "Simulate a call". */
final class SimulatePage
{
    private const SLUG = 'ringwell-demo-call';

    public static function add(): void
    {
        $title = __('Simulate a call', 'ringwell-demo');
        add_submenu_page(Menu::SLUG, $title, $title, Permission::MANAGE, self::SLUG, self::render(...));
    }

    public static function address(): string
    {
        return admin_url('admin.php?page=' . self::SLUG);
    }

    public static function enqueue(string $page): void
    {
        if (! str_ends_with($page, '_page_' . self::SLUG)) {
            return;
        }
        $file = RINGWELL_DEMO_DIR . '/site/simulate.js';
        wp_enqueue_script(self::SLUG, plugins_url('site/simulate.js', RINGWELL_DEMO_FILE), ['wp-api-fetch'], (string) filemtime($file), true);
        wp_add_inline_script(self::SLUG, 'window.ringwellDemo = ' . wp_json_encode([
            'path' => '/' . SimulateRoute::NAMESPACE . '/calls',
            'story' => admin_url('admin.php?page=ringwell&p=/calls/'),
            'words' => [
                'ringing' => __('Ringing…', 'ringwell-demo'),
                'talking' => __('Talking…', 'ringwell-demo'),
                'missed' => __('Nobody answered.', 'ringwell-demo'),
                'over' => __('The call is over.', 'ringwell-demo'),
                'story' => __('See its story', 'ringwell-demo'),
                'waiting' => __('Waiting until Ringwell has it…', 'ringwell-demo'),
                'failed' => __('That did not work:', 'ringwell-demo'),
            ],
        ], JSON_HEX_TAG), 'before');
        self::enqueueReception();
    }

    private static function enqueueReception(): void
    {
        $handle = 'ringwell-demo-reception';
        wp_enqueue_script($handle, plugins_url('site/reception.js', RINGWELL_DEMO_FILE), ['wp-api-fetch'], (string) filemtime(RINGWELL_DEMO_DIR . '/site/reception.js'), true);
        wp_add_inline_script($handle, 'window.ringwellDemoReception = ' . wp_json_encode([
            'path' => '/' . SimulateRoute::NAMESPACE,
            'words' => [
                '' => __('Ordered…', 'ringwell-demo'),
                OrderedCall::CLINIC_RINGS => __('The reception\'s telephone rings', 'ringwell-demo'),
                OrderedCall::CLINIC_ANSWERED => __('The reception has picked up', 'ringwell-demo'),
                OrderedCall::PATIENT_RINGS => __('The patient\'s telephone rings', 'ringwell-demo'),
                OrderedCall::ANSWER => __('They talk', 'ringwell-demo'),
                'nothing' => __('Nothing rings.', 'ringwell-demo'),
                'kept' => __('So it will be with the next callback.', 'ringwell-demo'),
                'failed' => __('That did not work:', 'ringwell-demo'),
            ],
        ], JSON_HEX_TAG), 'before');
    }

    public static function render(): void
    {
        // phpcs:ignore WordPress.Security.NonceVerification.Recommended -- only fills a field in
        $given = $_GET['number'] ?? '';
        /** @var callable(?string, list<array{number: string, written: string, what: string}>, string): void $print */
        $print = require RINGWELL_DEMO_DIR . '/site/simulate.php';
        $print(
            is_string($given) ? Phone::parse(wp_unslash($given))?->international() : null,
            (new OnScreen(Plugin::instance()->services()))->rows(),
            sprintf('+7 %s %03d-%02d-%02d', Clinic::CALLER_CODES[wp_rand(0, count(Clinic::CALLER_CODES) - 1)], wp_rand(100, 999), wp_rand(0, 99), wp_rand(0, 99)),
        );
        /** @var callable(Ending, string, string): void $reception */
        $reception = require RINGWELL_DEMO_DIR . '/site/reception.php';
        $reception(Reception::ending(), home_url('/contacts/'), admin_url('admin.php?page=ringwell&p=/callbacks'));
    }
}
