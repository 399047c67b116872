<?php

declare(strict_types=1);

namespace Ringwell\Report;

use Ringwell\Lease\Alarm;
use Ringwell\Lease\Pool;
use Ringwell\Lease\Standing;
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
        $minutes = $this->services->exposures()->minutes($now - self::LOOKED_BACK, $now + 1);
        $networks = $this->services->pools()->mostOfOneNetwork();
        $sizes = $this->services->pools()->sizes();
        $needs = [];
        foreach ($this->services->pools()->all() as $pool) {
            $alarm = Alarm::latest($minutes[$pool->id] ?? [], $now);
            $network = $networks[$pool->id] ?? null;
            $size = $sizes[$pool->id] ?? ['numbers' => 0, 'held' => 0];
            $isCrowded = $size['numbers'] - $size['held'] < Standing::few($size['numbers']);
            if ($alarm !== null) {
                $needs[] = self::ofAlarm($pool, $alarm);
            } elseif ($network !== null && $isCrowded && $network['held'] >= Standing::cap($size['numbers'])) {
                $needs[] = self::ofNetwork($pool, $network['held'], $size['numbers'], $network['since']);
            }
        }

        return $needs;
    }

    /** @return Need */
    private static function ofAlarm(Pool $pool, Alarm $alarm): array
    {
        $text = $alarm->kind === Alarm::UNCONFIRMED
            /* translators: 1: name of a pool, 2: number of visitors, 3: how many of them */
            ? __('Something took numbers of "%1$s" and showed no sign of a person: %3$d of %2$d visitors within ten minutes. Each number was free again after a minute.', 'ringwell')
            /* translators: 1: name of a pool, 2: number of visitors, 3: how many of them */
            : __('Of %2$d visitors of "%1$s" within ten minutes %3$d came from networks that held their share of its numbers already. If your site is behind a proxy, name it in the settings; otherwise somebody tries to take your numbers.', 'ringwell');

        return [
            'code' => "leases_{$alarm->kind}",
            'text' => sprintf($text, $pool->name, $alarm->all, $alarm->count),
            'since' => Time::iso($alarm->since),
            ...self::button($pool, $alarm->kind === Alarm::NETWORK),
        ];
    }

    /** @return Need */
    private static function ofNetwork(Pool $pool, int $held, int $numbers, int $since): array
    {
        return [
            'code' => 'leases_one_network',
            'text' => sprintf(
                /* translators: 1: name of a pool, 2: how many numbers, 3: of how many */
                __('"%1$s" is nearly used up, and visitors of one network hold %2$d of its %3$d numbers. They may be patients of one mobile operator, or somebody who keeps your numbers from others.', 'ringwell'),
                $pool->name,
                $held,
                $numbers,
            ),
            'since' => Time::iso($since),
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
