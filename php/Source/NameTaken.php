<?php

declare(strict_types=1);

namespace Ringwell\Source;

/** Another group has this name; nothing was saved. */
final class NameTaken extends \RuntimeException
{
}
