<?php

declare(strict_types=1);

namespace Ringwell\Forecast;

use Ringwell\Lease\Pool;
use Ringwell\Time;

/**
 * What holds of 2 to 30 minutes would have brought a pool, told from its log: pure. The best is the one with the highest
 * yield, coverage × accuracy: a longer hold lets fewer visitors have a number, and ties more of their calls rightly.
 */
final class Forecast
{
    public const HOLDS = [2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30];

    /**
     * Less tells too little. A week, because a Sunday is not a Monday; 300 visits, because then the hold found was
     * within a point of the best one in 95 of 100 simulated weeks (docs/algorithm/simulation.md).
     */
    public const ENOUGH_VISITS = 300;
    public const ENOUGH_TIME = 6 * Time::DAY;

    /** Who is shown a number of his own, where an owner is advised to have enough. */
    public const ENOUGH_COVERAGE = 0.95;

    private const MOST_ADVISED = 100;

    /**
     * @param non-empty-list<Point> $points by hold
     * @param int                   $visits from how many visits
     * @param int                   $from   when the first of them came, UTC milliseconds
     * @param int                   $to     when the last of them came
     */
    public function __construct(
        public readonly int $numbers,
        public readonly int $visits,
        public readonly int $from,
        public readonly int $to,
        public readonly array $points,
    ) {
    }

    /**
     * @param  list<PastVisit> $visits  by time
     * @param  int             $numbers usable ones
     * @return ?self null where there is too little to tell from
     */
    public static function of(array $visits, Pool $pool, int $numbers): ?self
    {
        $last = end($visits);
        if ($last === false || $numbers === 0 || count($visits) < self::ENOUGH_VISITS || $last->at - $visits[0]->at < self::ENOUGH_TIME) {
            return null;
        }
        $taps = count(array_filter($visits, static fn (PastVisit $visit): bool => $visit->tappedAt !== null));
        $tappers = CallWait::tappers($taps / count($visits));
        $replay = static fn (int $minutes, int $numbers): Point => Retelling::of($visits, $pool, $tappers, $minutes, $numbers);
        $points = array_map(static fn (int $minutes): Point => self::withAdvice($replay($minutes, $numbers), $numbers, $replay), self::HOLDS);

        return new self($numbers, count($visits), $visits[0]->at, $last->at, $points);
    }

    public function best(): Point
    {
        $best = $this->points[0];
        foreach ($this->points as $point) {
            if ($point->yield() > $best->yield()) {
                $best = $point;
            }
        }

        return $best;
    }

    /** @return array<string, mixed> as pool-forecast.json has it */
    public function told(int $now): array
    {
        $share = static fn (float $value): float => round($value, 4);

        return [
            'made' => Time::iso($now),
            'visits' => $this->visits,
            'from' => Time::iso($this->from),
            'to' => Time::iso($this->to),
            'numbers' => $this->numbers,
            'best' => $this->best()->minutes,
            'holds' => array_map(static fn (Point $point): array => [
                'minutes' => $point->minutes,
                'coverage' => $share($point->coverage),
                'accuracy' => $share($point->accuracy),
                'yield' => $share($point->yield()),
                'more' => $point->more,
                'more_coverage' => $point->moreCoverage === null ? null : $share($point->moreCoverage),
            ], $this->points),
        ];
    }

    /**
     * The fewest numbers more that let enough visitors have one: doubled until they do, then halved in between.
     *
     * @param callable(int, int): Point $replay hold, numbers
     */
    private static function withAdvice(Point $point, int $numbers, callable $replay): Point
    {
        if ($point->coverage >= self::ENOUGH_COVERAGE) {
            return $point;
        }
        $few = 0;
        $many = 1;
        $found = $replay($point->minutes, $numbers + $many)->coverage;
        while ($found < self::ENOUGH_COVERAGE) {
            if ($many >= self::MOST_ADVISED) {
                return $point;
            }
            $few = $many;
            $many *= 2;
            $found = $replay($point->minutes, $numbers + $many)->coverage;
        }
        while ($many - $few > 1) {
            $middle = intdiv($few + $many, 2);
            $coverage = $replay($point->minutes, $numbers + $middle)->coverage;
            if ($coverage >= self::ENOUGH_COVERAGE) {
                [$many, $found] = [$middle, $coverage];
            } else {
                $few = $middle;
            }
        }

        return $point->withMore($many, $found);
    }
}
