<?php

declare(strict_types=1);

namespace Ringwell\Queue;

use Ringwell\Clock;
use Ringwell\Time;

/** Tools → Site Health: whether what waits is done, and by what address somebody else may have it done. */
final class SiteHealth
{
    private const LATE_AFTER = 15 * Time::MINUTE;

    public function __construct(private readonly TurnStore $turns, private readonly Clock $clock)
    {
    }

    public function register(): void
    {
        add_filter('site_status_tests', function (array $tests): array {
            $tests['direct']['ringwell_queue'] = ['label' => __('Ringwell: scheduled work', 'ringwell'), 'test' => $this->test(...)];

            return $tests;
        });
    }

    /** @return array<string, mixed> as Site Health wants it */
    private function test(): array
    {
        $due = $this->turns->dueAt();
        $isWell = $due !== null && $due > $this->clock->now() - self::LATE_AFTER;

        return [
            'label' => $isWell ? __('Ringwell’s scheduled work is done in time', 'ringwell') : __('Ringwell’s scheduled work is not done in time', 'ringwell'),
            'status' => $isWell ? 'good' : 'recommended',
            'badge' => ['label' => __('Performance', 'ringwell'), 'color' => 'blue'],
            'description' => '<p>' . esc_html__('Ringwell works on calls and asks phone systems for what was missed in the background. Where page caches answer for WordPress, its scheduled tasks may stand still. A cron job of your host that asks this address every minute keeps them going; keep the address to yourself:', 'ringwell') . '</p>'
                . '<p><code>' . esc_html(Kick::url($this->turns->secret())) . '</code></p>',
            'actions' => '',
            'test' => 'ringwell_queue',
        ];
    }
}
