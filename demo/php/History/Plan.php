<?php

declare(strict_types=1);

namespace Ringwell\Demo\History;

/** Everything that people will do in the demo's months, as data. Pure: the same seed and now give the same plan. */
final class Plan
{
    /**
     * @param list<PlannedVisit> $visits by start
     * @param list<PlannedCall>  $calls  by time
     * @param list<PlannedForm>  $forms  by time
     */
    public function __construct(public readonly array $visits, public readonly array $calls, public readonly array $forms = [])
    {
    }

    /**
     * @param int   $now   UTC milliseconds; the last events lie just before it
     * @param int   $days  how far back it begins
     * @param float $scale of the demo's full size, about 33 visits a day
     */
    public static function make(int|string $seed, int $now, int $days = 90, float $scale = 1): self
    {
        $visits = (new VisitPlanner(new Dice("{$seed}:visits")))->plan($now, $days, $scale);
        $planner = new CallPlanner(new Dice("{$seed}:calls"), $now);

        [$visits, $calls] = $planner->plan($visits, $now - $days * 86_400_000, $scale);
        $forms = (new FormPlanner(new Dice("{$seed}:forms"), $now))->plan($visits, $calls, $scale);

        return new self($visits, $calls, $forms);
    }
}
