<?php

declare(strict_types=1);

namespace Ringwell\Forecast;

use Ringwell\Lease\Hold;
use Ringwell\Lease\Pool;
use Ringwell\Time;

/**
 * Tells the visits of a log to a pool again, with another hold or other numbers: pure.
 *
 * Each visit gets the number that still names its visitor, else the one whose hold ran out longest ago, as LeaseDesk gives
 * it, and keeps it as Hold says; when it ended is known beforehand here, so a hold is set once. Whoever meets an empty
 * pool asks again with each further page.
 *
 * Accuracy without knowing who called: a call is tied to the last visit that its number was given to, so the call of a
 * visit is tied rightly if it comes before the number's next giving, `gap` later. With F, the distribution of the time
 * to the call (CallWait), and w, the probability that such a visit calls at all:
 *
 *     accuracy = Σ w(visit) · P(right | visit) / Σ w(visit)      over the visits that were given a number
 *     P(right | no tap)     = F_untapped(gap)
 *     P(right | tap at s)   = 1 if gap > s + 1 min, else 0: whoever taps rings within seconds
 */
final class Retelling
{
    private const AFTER_TAP = Time::MINUTE;

    /** @var \SplMinHeap<array{int, int}> hold_until, number; older entries of a number are left in and passed over */
    private \SplMinHeap $free;

    /** @var \SplMinHeap<array{int, int, int}> called at, visit, number */
    private \SplMinHeap $calls;

    /** @var \SplMinHeap<array{int, int, int}> further page at, visit, which of its pages: visits that have no number yet */
    private \SplMinHeap $again;

    /** @var array<int, int> number => hold_until */
    private array $until = [];

    /** @var array<int, array{int, int}> number => index of the visit that has it, since when */
    private array $holder = [];

    /** @var array<string, int> visitor => the number he had last */
    private array $numberOf = [];

    private int $given = 0;
    private float $weight = 0.0;
    private float $right = 0.0;

    /** @param list<PastVisit> $visits by time */
    private function __construct(
        private readonly array $visits,
        private readonly Pool $pool,
        private readonly float $tappers,
        private readonly int $hold,
        int $numbers,
    ) {
        $this->free = new \SplMinHeap();
        $this->calls = new \SplMinHeap();
        $this->again = new \SplMinHeap();
        for ($number = 1; $number <= $numbers; $number++) {
            $this->set($number, 0);
        }
    }

    /**
     * @param list<PastVisit> $visits  by time
     * @param float           $tappers how many of the callers with the page before them tap
     */
    public static function of(array $visits, Pool $pool, float $tappers, int $minutes, int $numbers): Point
    {
        $retelling = new self($visits, $pool, $tappers, $minutes * Time::MINUTE, $numbers);
        foreach ($visits as $index => $visit) {
            $retelling->pagesUntil($visit->at);
            $retelling->page($index, 0, $visit->at);
        }
        $retelling->pagesUntil(PHP_INT_MAX);
        foreach ($retelling->holder as [$visit]) {
            $retelling->judge($visit, INF);
        }

        return new Point(
            $minutes,
            $visits === [] ? 0.0 : $retelling->given / count($visits),
            $retelling->weight > 0 ? $retelling->right / $retelling->weight : 0.0,
        );
    }

    /** @param int $page 0: the first one */
    private function page(int $index, int $page, int $now): void
    {
        $visit = $this->visits[$index];
        $this->callsUntil($now);
        $number = $this->ownOf($visit) ?? $this->longestFree($now);
        if ($number !== null) {
            $this->give($number, $index, $now);
        } elseif (isset($visit->pages[$page])) {
            $this->again->insert([$visit->pages[$page], $index, $page + 1]);
        }
    }

    private function pagesUntil(int $now): void
    {
        while (! $this->again->isEmpty() && $this->again->top()[0] < $now) {
            [$at, $index, $page] = $this->again->extract();
            $this->page($index, $page, $at);
        }
    }

    private function give(int $number, int $index, int $now): void
    {
        $visit = $this->visits[$index];
        $this->given++;
        if (isset($this->holder[$number])) {
            [$before, $since] = $this->holder[$number];
            $this->judge($before, $now - $since);
        }
        $this->holder[$number] = [$index, $now];
        if ($visit->visitor !== '') {
            $this->numberOf[$visit->visitor] = $number;
        }
        $this->set($number, max($this->until[$number], $this->holdOf($visit, $now)));
        if ($visit->calledAt !== null && $visit->calledAt > $now && $this->pool->callProtectionMinutes > 0) {
            $this->calls->insert([$visit->calledAt, $index, $number]);
        }
    }

    /** The number that he had last, unless somebody else was given it since. */
    private function ownOf(PastVisit $visit): ?int
    {
        $number = $visit->visitor === '' ? null : $this->numberOf[$visit->visitor] ?? null;

        return $number !== null && $this->visits[$this->holder[$number][0]]->visitor === $visit->visitor ? $number : null;
    }

    private function holdOf(PastVisit $visit, int $givenAt): int
    {
        if (! $visit->isConfirmed) {
            return $givenAt + Hold::UNCONFIRMED;
        }

        return max(
            ($this->pool->holdFrom === Pool::FROM_ACTIVITY ? max($givenAt, $visit->activeAt) : $givenAt) + $this->hold,
            $visit->activeAt + Hold::AFTER_ACTIVITY,
            $visit->tappedAt === null ? 0 : $visit->tappedAt + $this->pool->protectionMinutes * Time::MINUTE,
        );
    }

    /** A call protects the number of whoever still has it. */
    private function callsUntil(int $now): void
    {
        while (! $this->calls->isEmpty() && $this->calls->top()[0] <= $now) {
            [$at, $visit, $number] = $this->calls->extract();
            $until = $at + $this->pool->callProtectionMinutes * Time::MINUTE;
            if ($this->holder[$number][0] === $visit && $until > $this->until[$number]) {
                $this->set($number, $until);
            }
        }
    }

    private function longestFree(int $now): ?int
    {
        while (! $this->free->isEmpty() && $this->free->top()[0] <= $now) {
            [$until, $number] = $this->free->extract();
            if ($until === $this->until[$number]) {
                return $number;
            }
        }

        return null;
    }

    private function set(int $number, int $until): void
    {
        $this->until[$number] = $until;
        $this->free->insert([$until, $number]);
    }

    private function judge(int $index, float $gap): void
    {
        $visit = $this->visits[$index];
        $hasTapped = $visit->tappedAt !== null;
        $weight = $hasTapped ? CallWait::callsAfterTap($this->tappers) : CallWait::callsWithoutTap($this->tappers);
        $this->weight += $weight;
        $this->right += $weight * ($hasTapped
            ? (float) ($gap > $visit->tappedAt - $visit->at + self::AFTER_TAP)
            : CallWait::withoutTap($this->tappers, $gap));
    }
}
