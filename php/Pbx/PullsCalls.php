<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

/** A phone system whose list of calls can be asked for: what events missed is repaired by it. */
interface PullsCalls
{
    /** Whether the fields that this needs are filled in. */
    public function canPull(Connection $connection): bool;

    /**
     * One step: at most a few requests, then back. The events' ids of calls, legs and recordings must be those that the
     * phone system's live events have, or one call becomes two.
     *
     * @param  ?array<string, mixed> $resume what the last step gave to go on with; null at the beginning
     * @throws PullFailed
     */
    public function pull(Connection $connection, Period $period, ?array $resume, Http $http): Pulled;

    /** The longest period that may be asked for at once, in milliseconds. */
    public function longestPull(): int;
}
