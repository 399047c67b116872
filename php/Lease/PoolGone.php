<?php

declare(strict_types=1);

namespace Ringwell\Lease;

/** Somebody has deleted the pool since it was read. */
final class PoolGone extends \RuntimeException
{
}
