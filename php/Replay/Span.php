<?php

declare(strict_types=1);

namespace Ringwell\Replay;

/** That a visit had a pool number: from its giving to the next giving of that number, or until the number was taken out of use. */
final class Span
{
    /**
     * @param int     $rev   of the giving: with the number's id it names this span
     * @param ?int    $to    null: still
     * @param ?string $endBy taken (by another visitor), renewed (by the same one's next visit) or ended (by the owner)
     */
    public function __construct(
        public readonly int $numberId,
        public readonly int $rev,
        public readonly int $from,
        public readonly ?int $to,
        public readonly ?int $visit,
        public readonly ?int $sourceId,
        public readonly ?int $poolId,
        public readonly ?string $endBy,
    ) {
    }

    public function ended(int $at, string $by): self
    {
        return new self($this->numberId, $this->rev, $this->from, $at, $this->visit, $this->sourceId, $this->poolId, $by);
    }

    /** Whether any of it lies in [from, to). */
    public function isWithin(int $from, int $to): bool
    {
        return $this->from < $to && ($this->to === null || $this->to > $from);
    }

    /** The same text for the same span, on every machine: what a fingerprint is made of. */
    public function line(): string
    {
        return implode(' ', [
            $this->numberId, $this->rev, $this->from, $this->to ?? '-', $this->visit ?? '-', $this->sourceId ?? '-', $this->poolId ?? '-', $this->endBy ?? '-',
        ]) . "\n";
    }
}
