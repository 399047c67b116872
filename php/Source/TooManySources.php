<?php

declare(strict_types=1);

namespace Ringwell\Source;

/** There are SourceStore::MOST sources already; nothing was saved. */
final class TooManySources extends \RuntimeException
{
}
