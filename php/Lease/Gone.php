<?php

declare(strict_types=1);

namespace Ringwell\Lease;

/** The pool, or the target that it was to serve, has been deleted since it was read. */
final class Gone extends \RuntimeException
{
}
