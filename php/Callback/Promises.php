<?php

declare(strict_types=1);

namespace Ringwell\Callback;

use Ringwell\Branch\Branch;
use Ringwell\Branch\BranchStore;
use Ringwell\Clock;
use Ringwell\Request\When;
use Ringwell\Time;

/** When somebody who asks now is going to be rung, and what he is told of it. */
final class Promises
{
    /** One takes about so long where none has been yet. */
    private const USUAL_SECONDS = 180;

    /**
     * @param \Closure(): CallbackSettings $settings
     * @param \Closure(string): bool       $isDialable whether a phone may be rung, but for the clinic's own, which nobody is told of
     */
    public function __construct(
        private readonly CallbackStore $callbacks,
        private readonly TryStore $tries,
        private readonly BranchStore $branches,
        private readonly Lines $lines,
        private readonly \Closure $settings,
        private readonly \Closure $isDialable,
        private readonly Clock $clock,
    ) {
    }

    /** @param string $phone E.164; '' where it isn't known yet */
    public function of(int $branchId, ?int $wishedAt, string $phone): When
    {
        $now = $this->clock->now();
        $settings = ($this->settings)();
        $branch = $this->branches->of($branchId);
        if (! $settings->on || $this->lines->of($branch)?->isReady($now) !== true || ($phone !== '' && ! ($this->isDialable)($phone))) {
            return When::staff();
        }
        [$from, $minutes] = $this->moment($branch, $wishedAt, $now);

        return match (true) {
            $from === null => When::staff(),
            $from > $now => When::at($from),
            $minutes === null, $this->tries->isDayFull($settings, $now) => When::staff(),
            default => When::now($minutes),
        };
    }

    /** @return ?int when he is rung first; null: the branch is closed until further notice */
    public function firstMoment(Branch $branch, ?int $wishedAt): ?int
    {
        return $this->moment($branch, $wishedAt, $this->clock->now())[0];
    }

    /**
     * Who would not be rung before the branch closes is rung when it opens again.
     *
     * @return array{?int, ?int} from when on, and how many minutes it takes from now; null: too many are before him to say, or it isn't now
     */
    private function moment(Branch $branch, ?int $wishedAt, int $now): array
    {
        $hours = $this->branches->hours($branch);
        $from = $hours->nextOpening(max($now, $wishedAt ?? $now));
        if ($from !== $now) {
            return [$from, null];
        }
        $minutes = Estimate::minutes($this->callbacks->ahead($now), ($this->settings)()->atOnce, $this->tries->usualSeconds(self::USUAL_SECONDS));
        $rungAt = $now + (int) $minutes * Time::MINUTE;

        return $hours->isOpen($rungAt) ? [$now, $minutes] : [$hours->nextOpening($rungAt), null];
    }
}
