<?php

declare(strict_types=1);

namespace Ringwell\Source;

/** A group of sources where a source's name would stand. */
final class GroupText
{
    /** @param string $name '' where there is none */
    public static function named(string $name): string
    {
        /* translators: %s: name of a group of sources */
        return $name === '' ? '' : sprintf(__('Group “%s”', 'ringwell'), $name);
    }
}
