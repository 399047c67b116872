<?php

declare(strict_types=1);

namespace Ringwell\Lease;

/** Thrown inside a transaction to roll it back: another request wrote the row first. */
final class LostRace extends \RuntimeException
{
}
