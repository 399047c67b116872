<?php

declare(strict_types=1);

namespace Ringwell\Lease;

/** One line of the exposure log: what happened to a number on the screen of a visit. */
final class ExposureEvent
{
    public const GRANTED = 'granted';
    public const PAINTED = 'painted';
    public const CONFIRMED = 'confirmed';
    public const SEEN = 'seen';
    public const ACTIVE = 'active';
    public const TAP = 'tap';
    public const COPY = 'copy';
    public const HIDDEN = 'hidden';
    public const TAKEN = 'taken';
    /** Its number was taken, and the page shows it no more; with FALLBACK, under the same lease, what it shows instead. */
    public const SWITCHED = 'switched';
    public const FALLBACK = 'fallback';

    public const ENDED = 'ended';
    public const CALLED = 'called';

    /** A hold that a clock which ran ahead had left behind was written back: see LeaseDesk::mend. */
    public const MENDED = 'mended';

    /**
     * @param int     $at     when we heard, UTC milliseconds
     * @param string  $kind   pool, static, default or own: what the number was
     * @param ?int    $poolId the placement's pool, also where it had no number left
     * @param int     $ago    milliseconds before that, as the client says
     * @param ?int    $rev    the row's rev after this event, for the lease's own events
     * @param string  $cause  why a placement with a pool gave another number: overflow, busy, network; with a pool number,
     *                        network: given without a hold (Cap)
     * @param ?int    $holdUntil until when the number was held after this event, for the lease's own events
     */
    public function __construct(
        public readonly int $at,
        public readonly string $event,
        public readonly string $kind,
        public readonly int $numberId,
        public readonly int $targetId,
        public readonly ?int $sourceId,
        public readonly ?int $poolId,
        public readonly ?int $visit,
        public readonly ?string $lease = null,
        public readonly ?int $rev = null,
        public readonly int $ago = 0,
        public readonly string $cause = '',
        public readonly ?int $holdUntil = null,
    ) {
    }

    /** @param array<string, string|null> $row of the table exposures */
    public static function fromRow(array $row): self
    {
        $int = static fn (?string $value): ?int => $value === null ? null : (int) $value;

        return new self(
            (int) $row['at'],
            (string) $row['event'],
            (string) $row['kind'],
            (int) $row['number_id'],
            (int) $row['target_id'],
            $int($row['source_id']),
            $int($row['pool_id']),
            $int($row['visit']),
            $row['lease'],
            $int($row['rev']),
            (int) $row['ago'],
            (string) $row['cause'],
            $int($row['hold_until']),
        );
    }
}
