<?php

declare(strict_types=1);

namespace Ringwell\Forecast;

/** What the log tells of one visit that wanted a number of a pool. UTC milliseconds. */
final class PastVisit
{
    /**
     * @param int  $activeAt    last input on the page
     * @param ?int $tappedAt    first tap or copy
     * @param ?int $calledAt    a call was tied to it
     * @param bool $isConfirmed whether a person was seen at work
     * @param list<int> $pages  when further pages were opened, by time: who met an empty pool asks again with each
     * @param string $visitor   who it was; '': somebody who came this once
     */
    public function __construct(
        public readonly int $at,
        public readonly int $activeAt,
        public readonly ?int $tappedAt = null,
        public readonly ?int $calledAt = null,
        public readonly bool $isConfirmed = true,
        public readonly array $pages = [],
        public readonly string $visitor = '',
    ) {
    }

    /**
     * The same behaviour by somebody who came at another time.
     *
     * @param ?int      $activeAt his own, where it is known
     * @param list<int> $pages    his own
     */
    public function movedTo(int $at, ?int $activeAt = null, array $pages = [], string $visitor = ''): self
    {
        $by = $at - $this->at;

        return new self(
            $at,
            $activeAt ?? $this->activeAt + $by,
            $this->tappedAt === null ? null : $this->tappedAt + $by,
            $this->calledAt === null ? null : $this->calledAt + $by,
            $this->isConfirmed,
            $pages,
            $visitor,
        );
    }
}
