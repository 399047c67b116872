<?php

declare(strict_types=1);

namespace Ringwell\Attribution;

use Ringwell\Call\Call;

/** Whoever has patients rung knows who asked for it. */
interface OrderedCalls
{
    /** @return ?int id of the visit in which somebody asked for this call; null where nobody did, or it is not known */
    public function visitOf(Call $call): ?int;
}
