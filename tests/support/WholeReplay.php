<?php

declare(strict_types=1);

namespace Ringwell\Tests\Support;

use Ringwell\Lease\ExposureEvent;
use Ringwell\Lease\LeaseRow;
use Ringwell\Replay\Check;
use Ringwell\Replay\Fault;
use Ringwell\Replay\NumberHistory;
use Ringwell\Replay\Span;
use Ringwell\Replay\State;
use Ringwell\Replay\Tally;

/** A whole log at once, in any order, as tests have it, whose logs fit into memory. ReplayDesk reads one of any size. */
final class WholeReplay
{
    /**
     * @param array<int, State> $states by number id
     * @param list<Span>        $spans  by number, then in the order of their giving
     * @param list<Fault>       $faults
     * @param array<int, Tally> $pools  by pool id
     */
    private function __construct(
        public readonly array $states,
        public readonly array $spans,
        public readonly array $faults,
        public readonly array $pools,
    ) {
    }

    /** @param list<ExposureEvent> $log */
    public static function of(array $log): self
    {
        $order = static fn (ExposureEvent $event): array => [$event->numberId, $event->rev ?? 0];
        usort($log, static fn (ExposureEvent $a, ExposureEvent $b): int => $order($a) <=> $order($b));
        $numbers = [];
        $pools = [];
        foreach ($log as $event) {
            if ($event->rev !== null) {
                ($numbers[$event->numberId] ??= new NumberHistory($event->numberId))->add($event);
            }
            if ($event->poolId !== null) {
                ($pools[$event->poolId] ??= new Tally())->add($event);
            }
        }
        ksort($pools);
        $states = array_map(static fn (NumberHistory $number): State => $number->finish(), $numbers);

        return new self(
            $states,
            array_merge(...array_values(array_map(static fn (NumberHistory $number): array => $number->spans(), $numbers))),
            array_merge(...array_values(array_map(static fn (NumberHistory $number): array => $number->faults(), $numbers))),
            $pools,
        );
    }

    /**
     * @param  array<int, LeaseRow> $rows by number id, as they are stored
     * @return list<Fault>          what the log itself and its comparison with the rows found
     */
    public function check(array $rows): array
    {
        $faults = [$this->faults];
        foreach ($rows + $this->states as $number => $_) {
            $faults[] = Check::differences($this->states[$number] ?? new State($number), $rows[$number] ?? null);
        }

        return array_merge(...$faults);
    }
}
