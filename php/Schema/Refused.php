<?php

declare(strict_types=1);

namespace Ringwell\Schema;

/** The database refused a statement of a migration; the message is its own. */
final class Refused extends \RuntimeException
{
}
