<?php

declare(strict_types=1);

namespace Ringwell\Recording;

use Ringwell\Pbx\Hooks as PbxHooks;
use Ringwell\Privacy\Hooks as PrivacyHooks;
use Ringwell\Services;
use Ringwell\Time;

/** Copies each minute, tidying each hour. */
final class Hooks
{
    /** Less than most hosts give a request. */
    private const LONGEST = 15 * Time::SECOND;

    public static function register(Services $services): void
    {
        $services->chores()->add(PbxHooks::WORK, 'recordings', static function () use ($services): void {
            $until = ($services->clock()->machine() ?? 0) + self::LONGEST;
            $services->recordingKeeper()->copy(static fn (): bool => ($services->clock()->machine() ?? 0) < $until);
        }, isOften: true);
        $services->chores()->add(PrivacyHooks::FORGET, 'old recordings', static function () use ($services): void {
            $services->recordingKeeper()->tidy(PrivacyHooks::clock($services)->isSteady());
            $machine = $services->clock()->machine();
            if ($machine !== null) {
                Folder::sweepTemp(intdiv($machine - Time::HOUR, Time::SECOND));
            }
        });
    }
}
