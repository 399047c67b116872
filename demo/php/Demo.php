<?php

declare(strict_types=1);

namespace Ringwell\Demo;

use Ringwell\Demo\History\PlainSqlite;
use Ringwell\Demo\History\Plan;
use Ringwell\Demo\History\Player;
use Ringwell\Plugin;
use Ringwell\Services;
use Ringwell\SetClock;
use Ringwell\Time;

/** Loads the demo, once. */
final class Demo
{
    /** When it was loaded, UTC milliseconds, or BEGUN. */
    public const OPTION = 'ringwell_demo_loaded';
    private const BEGUN = 'begun';
    public const SEED = 'white magpie';
    public const DAYS = 90;

    public function __construct(private readonly \wpdb $wpdb)
    {
    }

    /** @param callable(string): void $say one line for each step */
    public function load(callable $say): void
    {
        $state = get_option(self::OPTION);
        if ($state === self::BEGUN) {
            throw new \RuntimeException('The demo was broken off half-way the last time. Start it anew: npm start -- --fresh');
        }
        if ($state !== false) {
            return;
        }
        update_option(self::OPTION, self::BEGUN, false);
        Hooks::loadWords();
        $now = Plugin::instance()->services()->clock()->now();
        Site\Pages::make();
        $say('Site of the clinic');
        $this->history($now, self::SEED, self::DAYS, 1, $say);
        // Else the first one would come with the next night's cron.
        Plugin::instance()->services()->forecaster()->run();
        update_option(self::OPTION, (string) $now, false);
    }

    /**
     * @param float                  $scale of the demo's full size
     * @param callable(string): void $say
     */
    public function history(int $now, string $seed, int $days, float $scale, callable $say): Plan
    {
        $clock = new SetClock($now - ($days + 1) * Time::DAY);
        // As if it had all been set up a day before the first visit: numbers have their roles since then.
        (new SetUp(new Services($this->wpdb, $clock)))->run();
        $plan = Plan::make($seed, $now, $days, $scale);
        $say(sprintf('%d visits and %d calls of %d days', count($plan->visits), count($plan->calls), $days));
        $sqlite = PlainSqlite::of($this->wpdb);
        $player = new Player(new Services($sqlite ?? $this->wpdb, $clock), $clock, $seed, untrailingslashit(home_url()), $now);
        $player->play($plan, static fn (int $done, int $all) => $say(sprintf('%d of %d steps', $done, $all)));
        $sqlite?->commit();

        return $plan;
    }
}
