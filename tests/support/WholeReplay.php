<?php

declare(strict_types=1);

namespace Ringwell\Tests\Support;

use Ringwell\Lease\ExposureEvent;
use Ringwell\Lease\LeaseRow;
use Ringwell\Lease\ReplayCheck;
use Ringwell\Lease\ReplayFault;
use Ringwell\Lease\ReplayNumber;
use Ringwell\Lease\ReplaySpan;
use Ringwell\Lease\ReplayState;
use Ringwell\Lease\ReplayTally;

/** A whole log at once, in any order, as tests have it, whose logs fit into memory. ReplayDesk reads one of any size. */
final class WholeReplay
{
    /**
     * @param array<int, ReplayState> $states by number id
     * @param list<ReplaySpan>        $spans  by number, then in the order of their giving
     * @param list<ReplayFault>       $faults
     * @param array<int, ReplayTally> $pools  by pool id
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
                ($numbers[$event->numberId] ??= new ReplayNumber($event->numberId))->add($event);
            }
            if ($event->poolId !== null) {
                ($pools[$event->poolId] ??= new ReplayTally())->add($event);
            }
        }
        ksort($pools);
        $states = array_map(static fn (ReplayNumber $number): ReplayState => $number->finish(), $numbers);

        return new self(
            $states,
            array_merge(...array_values(array_map(static fn (ReplayNumber $number): array => $number->spans(), $numbers))),
            array_merge(...array_values(array_map(static fn (ReplayNumber $number): array => $number->faults(), $numbers))),
            $pools,
        );
    }

    /**
     * @param  array<int, LeaseRow> $rows by number id, as they are stored
     * @return list<ReplayFault>    what the log itself and its comparison with the rows found
     */
    public function check(array $rows): array
    {
        $faults = [$this->faults];
        foreach ($rows + $this->states as $number => $_) {
            $faults[] = ReplayCheck::differences($this->states[$number] ?? new ReplayState($number), $rows[$number] ?? null);
        }

        return array_merge(...$faults);
    }
}
