<?php

declare(strict_types=1);

namespace Ringwell\Report;

use Ringwell\Pbx\ConnectionText;
use Ringwell\Pbx\Light;
use Ringwell\Privacy\Hooks as Clock;
use Ringwell\Services;
use Ringwell\Time;

/**
 * What the owner should look at: at most five things, each with one button.
 *
 * @phpstan-type Need array{code: string, text: string, since: ?string, button: string, path: string}
 */
final class Needs
{
    private const MOST = 5;
    private const QUEUE_LATE_AFTER = 10 * Time::MINUTE;

    public function __construct(private readonly Services $services)
    {
    }

    /**
     * @param  array<int, array{visits: int, given: int, overflow: int}> $coverage of today, by pool
     * @return list<Need>
     */
    public function list(int $now, array $coverage): array
    {
        $numbers = new NumberNeeds($this->services);

        return array_slice([
            ...$this->targets(),
            ...$this->connections($now),
            ...$this->queue($now),
            ...ClockNeeds::of(Clock::clock($this->services)),
            ...$numbers->homePage($now, $this->services->homePath()),
            ...(new LeaseNeeds($this->services))->list($now),
            ...$this->pools($coverage),
            ...$numbers->strangers($now),
        ], 0, self::MOST);
    }

    /** @return list<Need> */
    private function connections(int $now): array
    {
        $signsOf = $this->services->connectionWatch()->signs($now);
        $needs = [];
        foreach ($this->services->connections()->all() as $connection) {
            $light = Light::of($connection, $signsOf($connection->id), $now);
            if ($light->colour === 'red' || $light->colour === 'yellow') {
                $needs[] = [
                    'code' => "connection_{$light->code}",
                    'text' => "{$connection->name}: " . ConnectionText::of($light->code, $light->detail),
                    'since' => Time::isoOrNull($light->since ?? $connection->lastEventAt),
                    'button' => __('Look at the connection', 'ringwell'),
                    'path' => "connections/{$connection->id}",
                ];
            }
        }

        return $needs;
    }

    /** @return list<Need> */
    private function queue(int $now): array
    {
        $oldest = $this->services->inboxRows()->oldestWaiting($now);
        if ($oldest === null || $oldest > $now - self::QUEUE_LATE_AFTER) {
            return [];
        }

        return [[
            'code' => 'queue_late',
            'text' => __('Events of the phone system wait to be worked on: WordPress\'s scheduled tasks don\'t run. Ask your host for a cron job; Tools → Site Health has the address for it.', 'ringwell'),
            'since' => Time::iso($oldest),
            'button' => __('Look at the connections', 'ringwell'),
            'path' => 'connections',
        ]];
    }

    /**
     * @param  array<int, array{visits: int, given: int, overflow: int}> $coverage
     * @return list<Need>
     */
    private function pools(array $coverage): array
    {
        $needs = [];
        foreach ($this->services->pools()->all() as $pool) {
            $overflow = $coverage[$pool->id]['overflow'] ?? 0;
            if ($overflow > 0) {
                $needs[] = [
                    'code' => 'pool_overflow',
                    'text' => sprintf(
                        /* translators: 1: name of a pool, 2: number of visitors */
                        _n('"%1$s" had no number left for %2$d visitor today.', '"%1$s" had no number left for %2$d visitors today.', $overflow, 'ringwell'),
                        $pool->name,
                        $overflow,
                    ),
                    'since' => null,
                    'button' => __('Add numbers', 'ringwell'),
                    'path' => "pools/{$pool->id}",
                ];
            }
        }

        return $needs;
    }

    /** @return list<Need> */
    private function targets(): array
    {
        return $this->services->targets()->all() !== [] ? [] : [[
            'code' => 'no_target',
            'text' => __('Ringwell does not know yet which number on your site it should replace.', 'ringwell'),
            'since' => null,
            'button' => __('Add your number', 'ringwell'),
            'path' => 'settings',
        ]];
    }
}
