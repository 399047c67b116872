<?php

declare(strict_types=1);

namespace Ringwell\Plan;

/** A door without WordPress can't answer yet: the door by REST can, and then this one can too. */
final class NotReady extends \RuntimeException
{
}
