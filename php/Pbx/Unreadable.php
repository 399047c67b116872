<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

/** An event that says nothing we can read. Trying again won't help. */
final class Unreadable extends \RuntimeException
{
    /** @param string $field what is missing or malformed, by the phone system's own name of it */
    public function __construct(public readonly string $field)
    {
        parent::__construct("unreadable: {$field}");
    }
}
