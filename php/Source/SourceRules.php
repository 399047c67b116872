<?php

declare(strict_types=1);

namespace Ringwell\Source;

/** How the source of a visit is found: all sources, and what the owner decided about visits that tell none. Pure. */
final class SourceRules
{
    /** @param list<Source> $sources in asking order, with all built-in ones */
    public function __construct(
        private readonly array $sources,
        public readonly int $lastSourceDays,
        public readonly bool $keepPlacement,
    ) {
    }

    /** @return int source id */
    public function recognise(Arrival $arrival): int
    {
        return RuleEngine::recognise($arrival, $this->sources)->source->id;
    }

    /** @return int source id */
    public function direct(): int
    {
        foreach ($this->sources as $source) {
            if ($source->builtin === Source::DIRECT) {
                return $source->id;
            }
        }
        throw new \LogicException('The built-in source for direct visits is missing.');
    }
}
