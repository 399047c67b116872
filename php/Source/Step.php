<?php

declare(strict_types=1);

namespace Ringwell\Source;

/** What came of asking one source. */
final class Step
{
    /** @param 'won'|'lost'|'not_asked'|'disabled' $outcome */
    public function __construct(
        public readonly Source $source,
        public readonly string $outcome,
        public readonly RecognitionReason $reason,
    ) {
    }
}
