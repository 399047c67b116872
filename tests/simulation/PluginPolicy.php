<?php

declare(strict_types=1);

namespace Ringwell\Tests\Simulation;

use Ringwell\Lease\Claimant;
use Ringwell\Lease\Hold;
use Ringwell\Lease\LeaseDesk;
use Ringwell\Lease\LeaseRow;
use Ringwell\Lease\Pool;
use Ringwell\Lease\TiedCalls;
use Ringwell\Page\PageSigns;
use Ringwell\SetClock;
use Ringwell\Tests\Support\MemoryLeaseStore;

/** Gives numbers out by the plugin's own desk and rules, on rows in memory and a clock that is set by what it is told. */
final class PluginPolicy
{
    private const POOL = 1;

    private readonly SetClock $clock;
    private readonly MemoryLeaseStore $store;
    private readonly LeaseDesk $desk;
    private readonly Pool $pool;

    /** @var array<int, int> visit => the first number it was given */
    private array $numberOf = [];

    /** @var array<int, string> number => who was shown it last */
    private array $lastViewer = [];

    /** @var array<string, int> visitor => the number that he was shown last */
    private array $shown = [];

    /** @param array{numbers: int, hold: int, from: string, protection: int, call_protection: int} $rules minutes */
    public function __construct(array $rules, private readonly ?AlarmWatch $watch = null)
    {
        $this->clock = new SetClock(0);
        $this->store = new MemoryLeaseStore();
        $this->desk = new LeaseDesk($this->store, $this->clock, static fn (): int => 0);
        $this->pool = new Pool(self::POOL, 'Simulated', 1, $rules['hold'], $rules['from'], $rules['protection'], $rules['call_protection'], $rules['numbers']);
        for ($number = 1; $number <= $rules['numbers']; $number++) {
            $this->store->addNumber(self::POOL, $number);
        }
    }

    /**
     * @param  array{string, int, int, int} $deed what, milliseconds, visitor (a stranger: number), visit
     * @return array{?int, ?int} number, hold_until
     */
    public function answer(array $deed): array
    {
        [$what, $at, $visitor, $visit] = $deed;
        $this->watch?->look($this->store->rows, $at);
        $this->clock->set($at);
        $row = match ($what) {
            'page' => $this->page((string) $visitor, $visit),
            'call' => $this->called($this->numberOf[$visit] ?? 0, $at),
            'stranger' => $this->called($visitor, $at),
            default => $this->heard($what, (string) $visitor),
        };
        $this->watch?->note($this->store->log, $at);
        // What is logged is asked for by nobody here, and a year of it would fill the memory.
        $this->store->log = [];

        return [$row?->numberId, $row?->holdUntil];
    }

    private function page(string $visitor, int $visit): ?LeaseRow
    {
        $claim = $this->desk->claim($this->pool, new Claimant($visitor, $visit, null, $this->watch?->networkOf($visitor)));
        $row = $claim->row;
        if ($row === null) {
            $this->watch?->withNone($visit, (string) $claim->cause, $this->clock->now());
        } else {
            $this->numberOf[$visit] ??= $row->numberId;
            $this->lastViewer[$row->numberId] = $visitor;
            $this->shown[$visitor] = $row->numberId;
        }

        return $row;
    }

    private function heard(string $what, string $visitor): ?LeaseRow
    {
        $network = $this->watch?->networkOf($visitor);
        $signs = new PageSigns($this->pool, [$what => ['type' => $what, 'ago' => 0]], 1, $network, $this->clock->now());

        return $this->desk->change($this->shown[$visitor] ?? 0, $visitor, $signs->change(...), $signs->events(...), $this->pool, $network);
    }

    /** The call is tied to whoever was shown the number last, as Attribution\FirstRules does. */
    private function called(int $number, int $at): ?LeaseRow
    {
        return $this->desk->change(
            $number,
            $this->lastViewer[$number] ?? '',
            fn (LeaseRow $row): LeaseRow => Hold::called($this->pool, $row, $at),
            fn (LeaseRow $before, LeaseRow $after, int $rev): array => [TiedCalls::event($this->pool, $after, $at, $rev)],
        );
    }
}
