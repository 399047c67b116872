<?php

declare(strict_types=1);

namespace Ringwell\Number;

/** There are TargetStore::MOST targets already; nothing was saved. */
final class TooManyTargets extends \RuntimeException
{
}
