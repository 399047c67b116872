<?php

declare(strict_types=1);

namespace Ringwell\Replay;

/** Something that can't be true if the lease does what it says: in the log itself, or between the log and a row. */
final class Fault
{
    /** Two leases were given under one revision of the row. */
    public const TWICE = 'twice';
    /** A number was given to somebody else inside its hold. */
    public const EARLY = 'early';
    /** A later event says an earlier end of the hold. */
    public const SHORTENED = 'shortened';
    /** An event of a lease that did not have the number. */
    public const STRANGER = 'stranger';
    /** The row names a lease that the log never gave: a lease without its exposure. */
    public const NOT_LOGGED = 'not_logged';
    /** The log gave a lease that the row does not name: an exposure without its lease. */
    public const NOT_IN_ROW = 'not_in_row';
    /** The row was written less often than the log says, or is not there at all. */
    public const BEHIND = 'behind';
    /** Row and log agree on the lease and not on its pool, confirmation, protection, giving, activity or hold. */
    public const DIFFERENT = 'different';

    /**
     * @param int    $rev   where in the number's history
     * @param ?int   $visit whose lease it is about; a visit that was forgotten explains what is missing
     * @param string $log   what the log says
     * @param string $row   what the row, or the next event, says
     */
    public function __construct(
        public readonly string $kind,
        public readonly int $numberId,
        public readonly int $rev,
        public readonly ?int $visit,
        public readonly string $log,
        public readonly string $row,
    ) {
    }
}
