<?php

declare(strict_types=1);

namespace Ringwell\Tests\Support;

use Eris\Generator;
use Eris\Generators;
use PHPUnit\Framework\Assert;
use PHPUnit\Framework\AssertionFailedError;
use Ringwell\Lease\Claim;
use Ringwell\Lease\Claimant;
use Ringwell\Lease\Hold;
use Ringwell\Lease\LeaseDesk;
use Ringwell\Lease\LeaseRow;
use Ringwell\Lease\Pool;
use Ringwell\Lease\TiedCalls;
use Ringwell\Page\PageSigns;
use Ringwell\Replay\Span;
use Ringwell\SetClock;
use Ringwell\Time;

/**
 * One random history of two pools: visitors come, read, tap, leave and come back, calls are tied, the owner changes
 * holds, takes numbers out, moves them, adds some and deletes a pool. Most visitors are of a network, and some of a
 * region that some numbers have. After each step everything that must always be
 * true is asserted, against promises that know nothing of rows.
 *
 * A step is four plain numbers, so that a failing history can be printed, repeated and made smaller.
 *
 * Of a step the numbers say what happens, to whom, to which number or pool, and after how many milliseconds.
 *
 * @phpstan-type Step array{int, int, int, int}
 */
final class LeaseHistory
{
    private const VISITORS = 7;
    private const DO = ['page', 'page', 'page', 'visit', 'beat', 'beat', 'beat', 'wait', 'wait', 'call', 'hide', 'owner'];
    private const OWNER = ['withdraw', 'put', 'put', 'settings', 'settings', 'add', 'empty'];
    private const SPANS = [0, 1, 999, 20_000, 59_999, 60_000, 60_001, 119_999, 120_000, 300_000, 600_000, 900_000, 3_600_000, 7_300_000, 90_000_000];

    /** By visitor: four of one network, two of another, one of none that is known; and their regions. */
    private const NETWORKS = ['a', 'a', 'a', 'a', 'b', 'b', null];
    private const REGIONS = [null, 'RU-SPE', 'RU-MOW', 'RU-SPE', 'RU-SPE', '', 'RU-TUL'];

    /** By number, in turn. */
    private const PLACES = ['', 'RU-SPE', 'RU-MOW', '', 'RU-SPE'];

    private readonly LeaseDesk $desk;

    /** @var array<int, Pool> */
    private array $pools = [];

    /** @var array<int, LeasePromise> by number */
    private array $promises = [];

    /** @var array<int, string> by number */
    private array $regions = [];

    /** @var array<string, array<int, int>> visitor => pool => number on his screen */
    private array $screens = [];

    /** @var array<string, int> */
    private array $visits = [];

    /** @var array<int, int> by number: the latest end of its hold that was ever written */
    private array $written = [];
    private int $visitsMade = 0;

    /** Each of the equally old numbers in turn, so that a history ends the same way every time. */
    private int $choices = 0;

    public function __construct(private readonly LeaseWorld $world, private readonly SetClock $clock, int $numbers = 3)
    {
        $this->desk = new LeaseDesk($world->store(), $clock, fn (int $equal): int => $this->choices++ % $equal);
        foreach ([1 => Pool::FROM_GIVING, 2 => Pool::FROM_ACTIVITY] as $id => $from) {
            $this->pools[$id] = new Pool($id, "Pool {$id}", $id, 5, $from, 15, 60);
            $this->world->empty($this->pools[$id]);
            for ($i = 0; $i < $numbers; $i++) {
                $this->add($id);
            }
        }
    }

    /** @return Generator<list<list<int>>> a list of steps */
    public static function steps(): Generator
    {
        return Generators::seq(Generators::tuple(
            Generators::choose(0, count(self::DO) - 1),
            Generators::choose(0, self::VISITORS - 1),
            Generators::choose(0, 999),
            Generators::elements(...self::SPANS),
        ));
    }

    /**
     * Runs a history; one that fails is made smaller, step by step, and thrown with what is left of it.
     *
     * @param list<Step>                $steps
     * @param \Closure(): self          $begin a new world
     */
    public static function live(array $steps, \Closure $begin): void
    {
        $failure = self::failure($steps, $begin);
        for ($index = count($steps) - 1; $failure !== null && $index >= 0; $index--) {
            $fewer = $steps;
            array_splice($fewer, $index, 1);
            $other = self::failure($fewer, $begin);
            if ($other !== null) {
                [$steps, $failure] = [$fewer, $other];
            }
        }
        if ($failure !== null) {
            throw new AssertionFailedError("{$failure->getMessage()}\nin the history " . json_encode($steps), 0, $failure);
        }
    }

    /**
     * @param list<Step>       $steps
     * @param \Closure(): self $begin
     */
    private static function failure(array $steps, \Closure $begin): ?\Throwable
    {
        try {
            $begin()->run($steps);
        } catch (\Throwable $failure) {
            return $failure;
        }

        return null;
    }

    /** @param list<Step> $steps */
    private function run(array $steps): void
    {
        foreach ($steps as $index => [$do, $who, $which, $span]) {
            $what = self::DO[$do];
            $visitor = str_repeat((string) $who, 32);
            match ($what) {
                'wait' => $this->clock->advance($span),
                'page' => $this->page($visitor, 1 + $which % 2),
                'visit' => $this->visit($visitor, 1 + $which % 2),
                'beat' => $this->beat($visitor, 1 + $which % 2, intdiv($which, 2), min($span, 120_000)),
                'hide' => $this->tell($visitor, 1 + $which % 2, ['hidden' => ['type' => 'hidden', 'ago' => 0]]),
                'call' => $this->call($visitor, 1 + $which % 2, min($span, 600_000)),
                default => $this->owner(self::OWNER[$which % count(self::OWNER)], $which, $who),
            };
            $this->nothingIsShortened("step {$index}: {$what}");
        }
        $this->theLogIsTrue();
    }

    private function visit(string $visitor, int $pool): void
    {
        unset($this->visits[$visitor]);
        $this->page($visitor, $pool);
    }

    private function page(string $visitor, int $pool): void
    {
        $now = $this->clock->now();
        $visit = $this->visits[$visitor] ??= ++$this->visitsMade;
        $before = $this->inUse($pool);
        $had = array_key_first(array_filter($before, fn (LeaseRow $row): bool => $this->promises[$row->numberId]->holder === $visitor));
        $network = self::network($visitor);
        $share = new NetworkShare($before, $network, $now, $had);
        $claim = $this->desk->claim($this->pools[$pool], new Claimant($visitor, $visit, 5, $network, self::region($visitor)));
        $free = array_filter($before, static fn (LeaseRow $row): bool => $row->holdUntil <= $now);
        if ($claim->row === null) {
            Assert::assertNull($had, 'Who has a number keeps it.');
            Assert::assertSame($free === [] ? Claim::OVERFLOW : Claim::NETWORK, $claim->cause);
            Assert::assertTrue($free === [] || $share->refuses(), 'Refused, though a number was free and the network not at its share.');
            unset($this->screens[$visitor][$pool]);

            return;
        }
        $number = $claim->row->numberId;
        $promise = $this->promises[$number];
        if ($had === null) {
            Assert::assertFalse($share->refuses(), 'The network has enough unconfirmed ones, or its share of a pool with few left.');
            Assert::assertGreaterThanOrEqual($promise->until, $now, "Number {$number} was given away inside its hold.");
            $this->theRightOne($number, $free, self::region($visitor));
        } else {
            Assert::assertSame($had, $number, 'A visitor has one number of a pool, and keeps it.');
        }
        if ($had === null || $promise->visit !== $visit) {
            $promise->given($this->pools[$pool], $visitor, $visit, $now, $share->hasRoom());
        } else {
            $promise->viewed($this->pools[$pool], $now, $share->hasRoom());
        }
        $this->screens[$visitor][$pool] = $number;
        self::heldAsItMay($promise, $before[$number], $claim->row, $share->hasRoom(), $now);
    }

    /** @param array<int, LeaseRow> $free by number */
    private function theRightOne(int $number, array $free, ?string $region): void
    {
        $near = array_filter($free, fn (LeaseRow $row): bool => (string) $region !== '' && $this->regions[$row->numberId] === $region);
        $among = $near === [] ? $free : $near;
        Assert::assertArrayHasKey($number, $among, 'A number of his own region was free.');
        $older = array_filter($among, static fn (LeaseRow $row): bool => $row->holdUntil + Time::SECOND <= $among[$number]->holdUntil);
        Assert::assertSame([], $older, 'The hold of others ran out longer ago.');
    }

    private static function heldAsItMay(LeasePromise $promise, LeaseRow $before, LeaseRow $after, bool $hasRoom, int $now): void
    {
        Assert::assertGreaterThanOrEqual($promise->until, $after->holdUntil, 'Held for less than was promised.');
        if (! $hasRoom) {
            Assert::assertLessThanOrEqual(max($before->holdUntil, $now), $after->holdUntil, 'The network holds its share already.');
        }
    }

    private static function network(string $visitor): ?string
    {
        $letter = self::NETWORKS[(int) $visitor[0]];

        return $letter === null ? null : str_repeat($letter, 32);
    }

    private static function region(string $visitor): ?string
    {
        return self::REGIONS[(int) $visitor[0]];
    }

    private function beat(string $visitor, int $pool, int $which, int $ago): void
    {
        $types = array_values(array_filter(['active', 'seen', 'tap', 'copy'], static fn (int $bit): bool => ($which >> $bit & 1) === 1, ARRAY_FILTER_USE_KEY));
        $this->tell($visitor, $pool, array_map(static fn (string $type): array => ['type' => $type, 'ago' => $ago], array_combine($types, $types)));
    }

    /** @param array<string, array{type: string, ago: int}> $events none: the page only asks */
    private function tell(string $visitor, int $pool, array $events): void
    {
        $number = $this->screens[$visitor][$pool] ?? null;
        if ($number === null) {
            return;
        }
        $promise = $this->promises[$number];
        $now = $this->clock->now();
        $pool = $this->pools[$promise->pool] ?? $this->pools[$pool];
        $network = self::network($visitor);
        $before = $this->inUse($pool->id);
        $hasRoom = self::mayBeHeld($before, $number, $network, $now);
        $signs = new PageSigns($pool, $events, 5, $network, $now);
        $row = $this->desk->change($number, $visitor, $signs->change(...), $signs->events(...), $pool, $network);
        Assert::assertSame($promise->holder === $visitor, $row !== null, 'A page hears at its next ask whether the number is still its own.');
        if ($row !== null) {
            $promise->told($pool, array_map(static fn (array $event): int => $now - $event['ago'], $events), $hasRoom);
            self::heldAsItMay($promise, $before[$number], $row, $hasRoom, $now);
        }
    }

    /**
     * Whether a sign of the page may lengthen a hold: what is confirmed while it runs was counted when it began. One that
     * a call began counts to nobody that day.
     *
     * @param array<int, LeaseRow> $pool by number
     */
    private static function mayBeHeld(array $pool, int $number, ?string $network, int $now): bool
    {
        $row = $pool[$number] ?? null;
        $runs = $row !== null && $row->holdUntil > $now;
        $isOfToday = gmdate('Y-m-d', intdiv($row->activeAt ?? $row->givenAt ?? 0, 1000)) === gmdate('Y-m-d', intdiv($now, 1000));

        return ($runs && (! $row->confirmed || ($row->network === null && $isOfToday))) || (new NetworkShare($pool, $network, $now, $number))->hasRoom();
    }

    private function call(string $visitor, int $pool, int $ago): void
    {
        $number = $this->screens[$visitor][$pool] ?? null;
        $promise = $number === null ? null : $this->promises[$number];
        if ($number === null || $promise?->holder !== $visitor) {
            return;
        }
        $at = $this->clock->now() - $ago;
        $pool = $this->pools[$promise->pool];
        $row = $this->desk->change(
            $number,
            $visitor,
            static fn (LeaseRow $row): LeaseRow => Hold::called($pool, $row, $at),
            static fn (LeaseRow $before, LeaseRow $after, int $rev): array => [TiedCalls::event($pool, $after, $at, $rev)],
        );
        $promise->called($pool, $at);
        Assert::assertGreaterThanOrEqual($promise->until, $row?->holdUntil, 'Held for less than a tied call promised.');
    }

    private function owner(string $what, int $which, int $who): void
    {
        $pool = $this->pools[1 + $which % 2];
        $inside = array_keys($this->inUse($pool->id));
        $outside = array_keys(array_diff_key($this->promises, $this->inUse(1), $this->inUse(2)));
        match (true) {
            $what === 'withdraw' && $inside !== [] => $this->withdraw([$inside[$which % count($inside)]], $pool),
            $what === 'put' && $outside !== [] => $this->world->put($outside[$which % count($outside)], $pool),
            $what === 'add' => $this->add($pool->id),
            $what === 'empty' => $this->withdraw($inside, $pool),
            $what === 'settings' => $this->pools[$pool->id] = new Pool(
                $pool->id,
                $pool->name,
                $pool->targetId,
                [null, 0, 1, 5, 30][$which % 5],
                [Pool::FROM_GIVING, Pool::FROM_ACTIVITY][$who % 2],
                $who * 5,
                $who * 60,
            ),
            default => null,
        };
    }

    /** @param list<int> $numbers */
    private function withdraw(array $numbers, Pool $pool): void
    {
        count($numbers) === 1 ? $this->world->withdraw($numbers[0], $pool) : $this->world->empty($pool);
        foreach ($numbers as $number) {
            $this->promises[$number]->ended();
        }
    }

    private function add(int $pool): void
    {
        $region = self::PLACES[count($this->promises) % count(self::PLACES)];
        $number = $this->world->number($region);
        $this->regions[$number] = $region;
        $this->promises[$number] = new LeasePromise();
        $this->world->put($number, $this->pools[$pool]);
    }

    /** @return array<int, LeaseRow> by number */
    private function inUse(int $pool): array
    {
        return array_filter(
            $this->world->store()->ofNumbers(array_keys($this->promises), $this->clock->now()),
            static fn (LeaseRow $row): bool => $row->poolId === $pool,
        );
    }

    private function nothingIsShortened(string $step): void
    {
        $rows = $this->world->rows();
        foreach ($this->promises as $number => $promise) {
            $row = $rows[$number] ?? new LeaseRow($number, 0);
            Assert::assertSame($promise->holder, $row->visitor, "{$step}: number {$number} has changed hands silently.");
            Assert::assertGreaterThanOrEqual($this->written[$number] ?? 0, $row->holdUntil, "{$step}: the hold of number {$number} was shortened.");
            $this->written[$number] = $row->holdUntil;
        }
    }

    private function theLogIsTrue(): void
    {
        $log = $this->world->log();
        $replay = WholeReplay::of($log);
        Assert::assertEquals([], $replay->check($this->world->rows()), 'The log replays to the present state.');
        Assert::assertEquals($replay, WholeReplay::of(array_reverse($log)), 'In whatever order.');
        $holders = array_filter(array_map(static fn (LeasePromise $promise): ?int => $promise->visit, $this->promises), is_int(...));
        $open = array_column(array_filter($replay->spans, static fn (Span $span): bool => $span->to === null), 'visit', 'numberId');
        ksort($open);
        ksort($holders);
        Assert::assertSame($holders, $open, 'The log knows who has each number.');
    }
}
