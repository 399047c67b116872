<?php

declare(strict_types=1);

namespace Ringwell\Queue;

use Ringwell\Clock;
use Ringwell\Door\Routes;

/**
 * Sets the queue going when a door sees that its time has passed, without making anybody wait: after the answer, by a request to
 * ourselves whose answer is not awaited; where such requests lead to nothing, in this very process, if the answer is out.
 */
final class Kick
{
    public function __construct(private readonly TurnStore $turns, private readonly Runner $runner, private readonly Clock $clock)
    {
    }

    /** Costs nothing where it isn't time: the option is there already. Where nobody may be kicked it is never made, and not asked for. */
    public function look(): void
    {
        // A site that must not ask itself, and every site of the tests, says no here.
        if (apply_filters('ringwell_kick', true) !== true || ! Turn::isDue($this->turns->dueAt(), $this->clock->now()) || wp_doing_cron() || defined('WP_CLI')) {
            return;
        }
        add_action('shutdown', $this->give(...), PHP_INT_MAX);
    }

    /** Once a minute at most, whoever sees it. */
    public function give(): void
    {
        $now = $this->clock->now();
        $seen = $this->turns->dueAt();
        if (! Turn::isDue($seen, $now) || ! $this->turns->take($seen, $now + Turn::APART)) {
            return;
        }
        $isOut = Answer::finish();
        if ($isOut && Turn::isDeaf($this->turns->kickedAt(), $this->turns->workedAt())) {
            $this->runner->run();

            return;
        }
        $this->turns->kicked($now);
        wp_remote_post(self::url($this->turns->secret()), [
            'timeout' => 0.01,
            'blocking' => false,
            'redirection' => 0,
            // As WordPress's own requests to itself: its certificate may be for the world outside only.
            'sslverify' => (bool) apply_filters('https_local_ssl_verify', false),
        ]);
    }

    public static function url(string $secret): string
    {
        return rest_url(Routes::NAMESPACE . "/queue/{$secret}");
    }

    /** @param \Closure(): void $work done once the answer is out, where that can be (Answer); else it merely comes last */
    public static function afterAnswer(\Closure $work, int $priority): void
    {
        Answer::hold();
        add_action('shutdown', static function () use ($work): void {
            ignore_user_abort(true);
            Answer::finish();
            $work();
        }, $priority);
    }
}
