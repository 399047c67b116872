<?php

declare(strict_types=1);

namespace Ringwell\Forecast;

/** What a hold would have brought: shares of 0 to 1. */
final class Point
{
    /**
     * @param int    $minutes      the hold
     * @param ?int   $more         how many numbers more it takes for enough visitors to have one; null: none, or too many
     * @param ?float $moreCoverage the coverage with those
     */
    public function __construct(
        public readonly int $minutes,
        public readonly float $coverage,
        public readonly float $accuracy,
        public readonly ?int $more = null,
        public readonly ?float $moreCoverage = null,
    ) {
    }

    /** Calls tied to the right visit ÷ all calls of visitors. */
    public function yield(): float
    {
        return $this->coverage * $this->accuracy;
    }

    public function withMore(int $numbers, float $coverage): self
    {
        return new self($this->minutes, $this->coverage, $this->accuracy, $numbers, $coverage);
    }
}
