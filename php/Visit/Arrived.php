<?php

declare(strict_types=1);

namespace Ringwell\Visit;

/** A page view of a visit that is known by now; the view itself is still to be written (VisitStore::view). */
final class Arrived
{
    /**
     * @param bool   $isNew      whether the visit began with this page: it is not counted again
     * @param bool   $isRepeated the same page within a few seconds: an answer was lost on the way
     * @param string $path       cut
     * @param bool   $isFirst    of a visit that is known but has no page view: after the visit the database had room for
     *                           nothing more. A new visit is counted with its first page, so this one is counted already
     * @param bool   $isBounded whether no more is stored of it than what keeps its numbers
     */
    public function __construct(
        public readonly Visit $visit,
        public readonly bool $isNew,
        public readonly bool $isRepeated,
        public readonly string $path,
        public readonly int $now,
        public readonly string $gaId,
        public readonly string $ymId,
        public readonly bool $isFirst = false,
        public readonly bool $isBounded = false,
    ) {
    }

    /** The same, of which no page view is kept: there are too many. */
    public function uncounted(): self
    {
        return new self($this->visit, $this->isNew, true, $this->path, $this->now, $this->gaId, $this->ymId, $this->isFirst, true);
    }
}
