<?php

declare(strict_types=1);

namespace Ringwell\Source;

/** There are GroupStore::MOST groups already; nothing was saved. */
final class TooManyGroups extends \RuntimeException
{
}
