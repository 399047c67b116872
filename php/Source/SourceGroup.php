<?php

declare(strict_types=1);

namespace Ringwell\Source;

/** Sources that show the same numbers, under a name that the owner gave them. A source is in one group at most. */
final class SourceGroup
{
    /** @param bool $removed deleted by the owner; kept because calls name it */
    public function __construct(
        public readonly int $id,
        public readonly string $name,
        public readonly bool $removed = false,
    ) {
    }
}
