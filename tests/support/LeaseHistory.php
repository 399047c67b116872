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
 * holds, takes numbers out, moves them, adds some and deletes a pool. After each step everything that must always be
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

    private readonly LeaseDesk $desk;

    /** @var array<int, Pool> */
    private array $pools = [];

    /** @var array<int, LeasePromise> by number */
    private array $promises = [];

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
        $claim = $this->desk->claim($this->pools[$pool], new Claimant($visitor, $visit, 5));
        if ($claim->row === null) {
            Assert::assertSame(Claim::OVERFLOW, $claim->cause);
            Assert::assertNull($had, 'Who has a number keeps it.');
            Assert::assertSame([], array_filter($before, static fn (LeaseRow $row): bool => $row->holdUntil <= $now), 'Overflow, though a number was free.');
            unset($this->screens[$visitor][$pool]);

            return;
        }
        $number = $claim->row->numberId;
        $promise = $this->promises[$number];
        if ($had === null) {
            Assert::assertGreaterThanOrEqual($promise->until, $now, "Number {$number} was given away inside its hold.");
            $older = array_filter($before, static fn (LeaseRow $row): bool => $row->holdUntil + Time::SECOND <= $before[$number]->holdUntil);
            Assert::assertSame([], $older, 'The hold of others ran out longer ago.');
        } else {
            Assert::assertSame($had, $number, 'A visitor has one number of a pool, and keeps it.');
        }
        if ($had === null || $promise->visit !== $visit) {
            $promise->given($this->pools[$pool], $visitor, $visit, $now);
        } else {
            $promise->viewed($this->pools[$pool], $now);
        }
        $this->screens[$visitor][$pool] = $number;
        Assert::assertGreaterThanOrEqual($promise->until, $claim->row->holdUntil, 'Held for less than was promised.');
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
        $signs = new PageSigns($pool, $events, 5, null, $now);
        $row = $this->desk->change($number, $visitor, $signs->change(...), $signs->events(...), $pool);
        Assert::assertSame($promise->holder === $visitor, $row !== null, 'A page hears at its next ask whether the number is still its own.');
        if ($row !== null) {
            $promise->told($pool, array_map(static fn (array $event): int => $now - $event['ago'], $events));
            Assert::assertGreaterThanOrEqual($promise->until, $row->holdUntil, 'Held for less than was promised.');
        }
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
        $number = $this->world->number();
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
