<?php

declare(strict_types=1);

namespace Ringwell\Callback;

use Ringwell\Pbx\Hooks as Minute;
use Ringwell\Privacy\Hooks as Hourly;
use Ringwell\Queue\Kick;
use Ringwell\Services;
use Ringwell\Time;

/** Ringing each minute and right after answers; forgetting each hour. */
final class Hooks
{
    private const FORGOTTEN_AT_ONCE = 200;

    public static function register(Services $services): void
    {
        $services->chores()->add(Minute::WORK, 'callbacks', static fn () => $services->callbackDesk()->run(), isOften: true);
        $services->chores()->add(Minute::WORK, 'orders and lists', static fn () => $services->callbackListCheck()->run(), isOften: true);
        $services->chores()->add(Hourly::FORGET, 'old callbacks', static function () use ($services): void {
            if (Hourly::clock($services)->isSteady()) {
                $before = $services->clock()->now() - $services->settings()->visitDays * Time::DAY;
                $services->callbacks()->forget($services->callbacks()->askedBefore($before, self::FORGOTTEN_AT_ONCE));
            }
        });
    }

    /** @param \Closure(): void $work */
    public static function afterAnswer(Services $services, \Closure $work): void
    {
        Kick::afterAnswer(static fn () => $services->chores()->do('callbacks', $work, true), 1);
    }
}
