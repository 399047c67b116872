<?php

declare(strict_types=1);

namespace Ringwell\Source;

/** The group was deleted in the meantime; nothing was saved. */
final class GroupGone extends \RuntimeException
{
}
