<?php

declare(strict_types=1);

namespace Ringwell\Queue;

use Ringwell\Time;

/** `wp ringwell work`, for a real cron job. */
final class WorkCommand
{
    public function __construct(private readonly Runner $runner, private readonly TurnStore $turns)
    {
    }

    /**
     * Does what waits: events, lists of calls, tidying up. Run it every minute.
     *
     * ## OPTIONS
     *
     * [--url-only]
     * : Only prints the address that does the same when it is asked for. It is as good as a password.
     *
     * @param list<string>               $words
     * @param array<string, string|bool> $options
     */
    public function __invoke(array $words, array $options): void
    {
        if (isset($options['url-only'])) {
            \WP_CLI::log(Kick::url($this->turns->secret()));

            return;
        }
        $this->runner->run();
        $next = $this->turns->dueAt();
        \WP_CLI::success($next === null ? 'Done.' : 'Done. The next run is due at ' . Time::iso($next) . '.');
    }
}
