<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

use Ringwell\Call\CallRhythm;
use Ringwell\Pbx\Pull\PullStore;
use Ringwell\Pbx\Pull\Standing;
use Ringwell\Time;

/** Gathers what is known of all connections, in a handful of queries however many they are; and learns what is usual for each. */
final class Watch
{
    /** The weeks that are learnt from, and the longest silence that is still told. */
    private const LOOKED_BACK = 42 * Time::DAY;

    public function __construct(
        private readonly ConnectionLog $log,
        private readonly InboxStore $inbox,
        private readonly PullStore $pulls,
        private readonly Learnt $learnt,
        private readonly CallRhythm $calls,
        private readonly \DateTimeZone $zone,
    ) {
    }

    /** @return \Closure(int): Signs by connection id */
    public function signs(int $now): \Closure
    {
        $logged = $this->log->since($now - Time::DAY);
        $failures = $this->inbox->failures();
        $pulls = $this->pulls->all();
        $learnt = $this->learnt->all();
        $silences = $this->silences($learnt, $now);

        return static fn (int $id): Signs => new Signs(
            $logged[$id] ?? [],
            $failures[$id] ?? 0,
            new Standing($pulls[$id] ?? []),
            $silences[$id] ?? null,
            $learnt[$id]['clock'] ?? null,
        );
    }

    /** Once an hour. */
    public function learn(int $now): void
    {
        foreach ($this->calls->since($now - self::LOOKED_BACK) as $id => $rhythm) {
            $habit = Habit::of($rhythm['hours'], $rhythm['last'], $this->zone);
            if ($habit !== null) {
                $this->learnt->learnHabit($id, $habit);
            }
        }
    }

    /**
     * @param  array<int, array{clock: ClockLag, habit: ?Habit}> $learnt
     * @return array<int, int> connection id => since when, for those of which calls should have come
     */
    private function silences(array $learnt, int $now): array
    {
        $habits = array_filter(array_map(static fn (array $one): ?Habit => $one['habit'], $learnt));
        if ($habits === []) {
            return [];
        }
        $known = array_map(static fn (Habit $habit): int => $habit->lastCall, $habits);
        $last = $this->calls->lastSince(max($now - self::LOOKED_BACK, min($known)));
        $silences = [];
        foreach ($habits as $id => $habit) {
            $at = max($habit->lastCall, $last[$id] ?? 0);
            if ($habit->isSilence($at, $now, $this->zone)) {
                $silences[$id] = $at;
            }
        }

        return $silences;
    }
}
