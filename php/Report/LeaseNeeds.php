<?php

declare(strict_types=1);

namespace Ringwell\Report;

use Ringwell\Lease\Alarm;
use Ringwell\Lease\Kept;
use Ringwell\Lease\Pool;
use Ringwell\Lease\Stays;
use Ringwell\Services;
use Ringwell\Time;

/**
 * Whether somebody takes the pools' numbers who does not mean to call.
 *
 * @phpstan-import-type Need from Needs
 */
final class LeaseNeeds
{
    private const LOOKED_BACK = Time::DAY;

    public function __construct(private readonly Services $services)
    {
    }

    /** @return list<Need> */
    public function list(int $now): array
    {
        $pools = $this->services->pools()->all();
        $minutes = $this->services->exposures()->minutes($now - self::LOOKED_BACK, $now + 1);
        $held = $this->services->pools()->held();
        $stays = $this->services->exposures()->stays(array_keys($held), $now - Stays::LOOKED_BACK);
        $called = $this->services->exposures()->called(array_keys($held), $now - self::LOOKED_BACK);
        $sizes = $this->services->pools()->sizes();
        $needs = [];
        foreach ($pools as $pool) {
            $numbers = $sizes[$pool->id]['numbers'] ?? 0;
            $kept = Kept::of($held[$pool->id] ?? [], $stays, $called, $numbers, $now);
            $alarm = Alarm::latest($minutes[$pool->id] ?? [], $now);
            if ($kept !== null) {
                $needs[] = self::ofKept($pool, $kept, $numbers);
            } elseif ($alarm !== null) {
                $needs[] = self::ofAlarm($pool, $alarm);
            }
        }

        return $needs;
    }

    /** @return Need */
    private static function ofAlarm(Pool $pool, Alarm $alarm): array
    {
        return [
            'code' => "leases_{$alarm->kind}",
            'text' => sprintf(self::text($alarm->kind), $pool->name, $alarm->all, $alarm->count),
            'since' => Time::iso($alarm->since),
            ...self::button($pool, $alarm->kind === Alarm::NETWORK),
        ];
    }

    private static function text(string $kind): string
    {
        return match ($kind) {
            /* translators: 1: name of a pool, 2: number of visitors, 3: how many of them */
            Alarm::UNCONFIRMED => __('Something took numbers of "%1$s" and showed no sign of a person: %3$d of %2$d visitors within ten minutes. Each number was free again after a minute.', 'ringwell'),
            /* translators: 1: name of a pool, 2: number of visitors, 3: how many of them */
            Alarm::NETWORK => __('Of %2$d visitors of "%1$s" within ten minutes %3$d came from networks that held their share of its numbers already. If your site is behind a proxy, name it in the settings; otherwise somebody tries to take your numbers.', 'ringwell'),
            /* translators: 1: name of a pool, 2: number of visitors, 3: how many of them */
            default => __('Of %2$d visitors of "%1$s" within ten minutes %3$d tapped the number and did not call. If your phone system is connected, somebody keeps your numbers from others.', 'ringwell'),
        };
    }

    /** @return Need */
    private static function ofKept(Pool $pool, Kept $kept, int $numbers): array
    {
        $text = $kept->isOfOneNetwork
            /* translators: 1: name of a pool, 2: how many numbers, 3: of how many */
            ? __('Visitors of one network keep %2$d of the %3$d numbers of "%1$s" and do not call. They may be your own staff, or somebody who keeps your numbers from others.', 'ringwell')
            /* translators: 1: name of a pool, 2: how many numbers, 3: of how many */
            : __('%2$d of the %3$d numbers of "%1$s" are kept by visitors who stay very long and do not call. Somebody may keep your numbers from others.', 'ringwell');

        return [
            'code' => $kept->isOfOneNetwork ? 'leases_one_network' : 'leases_kept',
            'text' => sprintf($text, $pool->name, $kept->count, $numbers),
            'since' => Time::iso($kept->since),
            ...self::button($pool, false),
        ];
    }

    /** @return array{button: string, path: string} */
    private static function button(Pool $pool, bool $isOfSettings): array
    {
        return $isOfSettings
            ? ['button' => __('Look at the settings', 'ringwell'), 'path' => 'settings']
            : ['button' => __('Look at the pool', 'ringwell'), 'path' => "pools/{$pool->id}"];
    }
}
