<?php

declare(strict_types=1);

namespace Ringwell\Site;

use Ringwell\Number\Phone;
use Ringwell\Page\ShownNumber;
use Ringwell\Services;

/**
 * What a source's placements show, without a visit: static and default numbers as they are; of a pool one number as an
 * example, which stays whoever's it is.
 *
 * @phpstan-type Previewed array{source: array{id: int, name: string}, numbers: list<array<string, mixed>>, lines: list<string>}
 */
final class PreviewNumbers
{
    public function __construct(private readonly Services $services)
    {
    }

    /**
     * @param  array<int> $targets ids
     * @return Previewed  numbers as the lease answer's schema has them, and a line about each of them for people
     */
    public function of(int $sourceId, array $targets): array
    {
        $plan = $this->services->plan();
        $placements = $plan->placements($sourceId);
        $numbers = $lines = [];
        foreach ($this->services->pageView()->withoutVisit($sourceId, $plan->targets($targets)) as $without) {
            $pool = $plan->pool(($placements[$without->target] ?? null)->poolId ?? 0);
            $shown = $pool === null ? $without : $this->example($pool->id, $without);
            $numbers[] = $shown->toArray();
            $lines[] = self::line($shown, $pool?->name);
        }

        return ['source' => ['id' => $sourceId, 'name' => $plan->sourceName($sourceId)], 'numbers' => $numbers, 'lines' => $lines];
    }

    private function example(int $poolId, ShownNumber $without): ShownNumber
    {
        $number = $this->services->numbers()->find($this->services->pools()->example($poolId) ?? 0);

        return $number === null ? $without : new ShownNumber($without->target, $number->id, $number->number, $number->display, 'pool', $without->number);
    }

    private static function line(ShownNumber $shown, ?string $pool): string
    {
        $number = $shown->display ?? Phone::parse($shown->number)?->international() ?? $shown->number;
        if ($shown->kind === 'pool') {
            /* translators: 1: phone number; 2: name of a pool */
            return sprintf(__('%1$s is an example from the pool “%2$s”: each visitor gets a number of his own.', 'ringwell'), $number, (string) $pool);
        }
        if ($pool !== null) {
            /* translators: 1: phone number; 2: name of a pool */
            return sprintf(__('%1$s, because the pool “%2$s” has no numbers.', 'ringwell'), $number, $pool);
        }

        return $shown->kind === 'static'
            /* translators: %s: phone number */
            ? sprintf(__('%s, the same for all visitors from this source.', 'ringwell'), $number)
            /* translators: %s: phone number */
            : sprintf(__('%s, the site’s own number.', 'ringwell'), $number);
    }
}
