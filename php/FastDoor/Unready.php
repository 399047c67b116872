<?php

declare(strict_types=1);

namespace Ringwell\FastDoor;

/** This door can't answer here or now; REST can. */
final class Unready extends \RuntimeException
{
}
