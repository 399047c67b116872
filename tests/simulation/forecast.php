<?php

declare(strict_types=1);

/*
 * The plugin's own forecast from a simulated log: `php tests/simulation/forecast.php`, for forecast.ts.
 *
 * In: {"numbers", "from", "protection", "call_protection", "visits": [[at, active_at, ?tapped_at, ?called_at, confirmed, pages, visitor]]}.
 * Out: {"hold": best, "points": [[hold, coverage, accuracy, more]]}, null where the log is too short.
 */

use Ringwell\Forecast\Forecast;
use Ringwell\Forecast\PastVisit;
use Ringwell\Forecast\Point;
use Ringwell\Lease\Pool;

require_once dirname(__DIR__, 2) . '/php/autoload.php';

/** @var array{numbers: int, from: string, protection: int, call_protection: int, visits: list<array{int, int, ?int, ?int, bool, list<int>, string}>} $told */
$told = json_decode((string) stream_get_contents(STDIN), true, 8, JSON_THROW_ON_ERROR);
$pool = new Pool(1, 'Simulated', 1, null, $told['from'], $told['protection'], $told['call_protection']);
$visits = array_map(static fn (array $visit): PastVisit => new PastVisit(...$visit), $told['visits']);
$forecast = Forecast::of($visits, $pool, $told['numbers']);
echo json_encode($forecast === null ? null : [
    'hold' => $forecast->best()->minutes,
    'points' => array_map(
        static fn (Point $point): array => [$point->minutes, $point->coverage, $point->accuracy, $point->more],
        $forecast->points,
    ),
], JSON_THROW_ON_ERROR);
