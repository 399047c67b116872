<?php

declare(strict_types=1);

namespace Ringwell\Report;

use Ringwell\Call\Call;
use Ringwell\Call\CallQuery;
use Ringwell\Number\NumberRecord;
use Ringwell\Number\Phone;
use Ringwell\Number\Role;
use Ringwell\Services;
use Ringwell\Time;
use Ringwell\Visit\Visit;

/**
 * What is wrong with numbers, told from what visitors were shown and what callers rang: nothing is fetched or probed.
 *
 * @phpstan-import-type Need from Needs
 */
final class NumberNeeds
{
    /** So many visitors in a row may have come through the home page without scripts or with a broken page; more is a fault. */
    private const UNSHOWN = 10;
    private const UNSHOWN_WITHIN = 2 * Time::DAY;
    private const VISITS_READ = 500;

    /** A number rings for nobody about once in forty days (a wrong number, its former owner's customers); three in a week is no chance. */
    private const STRANGERS = 3;
    private const STRANGERS_WITHIN = 7 * Time::DAY;
    private const CALLS_READ = 200;

    public function __construct(private readonly Services $services)
    {
    }

    /** @return list<Need> the last visitors of the home page alone were shown no number at all */
    public function homePage(int $now, string $path): array
    {
        if ($this->services->targets()->all() === []) {
            return [];
        }
        $since = $now - self::UNSHOWN_WITHIN;
        $visits = array_slice(array_filter(
            $this->services->visits()->seenSince($since, $since, self::VISITS_READ),
            static fn (Visit $visit): bool => $visit->pages === 1 && self::path($visit->landing) === $path,
        ), 0, self::UNSHOWN);
        if (count($visits) < self::UNSHOWN || $this->services->exposures()->anyShown(array_column($visits, 'id'))) {
            return [];
        }

        return [[
            'code' => 'home_without_number',
            'text' => __('Visitors of the home page are shown no number of yours: Ringwell does not find one there.', 'ringwell'),
            'since' => Time::iso(min(array_column($visits, 'startedAt'))),
            'button' => __('Check your numbers', 'ringwell'),
            'path' => 'settings',
        ]];
    }

    /** @return list<Need> pool numbers that ring though nobody was shown them: printed somewhere, or still a former owner's */
    public function strangers(int $now): array
    {
        $query = (new CallQuery(limit: self::CALLS_READ))->spam(false)->since($now - self::STRANGERS_WITHIN);
        $this->services->attributions()->filter($query->where, 'c.id', null, 'nobody');
        $calls = [];
        foreach ($this->services->calls()->list($query) as $call) {
            $calls[$call->numberId ?? 0][] = $call;
        }
        $calls = array_filter($calls, static fn (array $of): bool => count($of) >= self::STRANGERS);
        unset($calls[0]);
        $numbers = array_filter(
            $this->services->numbers()->many(array_keys($calls)),
            static fn (NumberRecord $number): bool => $number->role->name === Role::POOL,
        );

        return array_values(array_map(static fn (NumberRecord $number): array => self::stranger($number, $calls[$number->id]), $numbers));
    }

    /**
     * @param  non-empty-list<Call> $calls
     * @return Need
     */
    private static function stranger(NumberRecord $number, array $calls): array
    {
        return [
            'code' => 'rings_unshown',
            'text' => sprintf(
                /* translators: 1: phone number, 2: number of calls */
                _n('%1$s rang %2$d time this week, though nobody had it on screen.', '%1$s rang %2$d times this week, though nobody had it on screen.', count($calls), 'ringwell'),
                Phone::parse($number->number)?->international() ?? $number->number,
                count($calls),
            ),
            'since' => Time::iso(min(array_map(static fn (Call $call): int => $call->startedAt, $calls))),
            'button' => __('Look at the calls', 'ringwell'),
            'path' => 'calls?search=' . ltrim($number->number, '+'),
        ];
    }

    /** "clinic.example/prices/?utm_source=x" → "/prices/" */
    private static function path(string $landing): string
    {
        $address = explode('?', $landing, 2)[0];
        $slash = strpos($address, '/');

        return $slash === false ? '/' : substr($address, $slash);
    }
}
