<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

/** A phone system asks, while the caller waits, where his call shall go. Phones as it wrote them. */
final class RoutingQuestion
{
    public function __construct(public readonly ?string $caller, public readonly string $did)
    {
    }
}
