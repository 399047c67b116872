<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

/** The phone system took the order. */
final class Rung
{
    private function __construct(public readonly ?string $call, public readonly bool $isLeftToFetch)
    {
    }

    /** @param ?string $call the phone system's id of the call (CallEvent::$call), where its answer names it */
    public static function taken(?string $call = null): self
    {
        return new self($call, false);
    }

    /** Nothing has been asked yet: a bridge beside the phone system fetches the order. */
    public static function leftToFetch(): self
    {
        return new self(null, true);
    }
}
