<?php

declare(strict_types=1);

namespace Ringwell;

/** An option among those that WordPress has loaded anyway: get_option() would ask the database for one that was never saved. */
final class LoadedOption
{
    /** @return mixed null where it was never saved, or is not loaded with every page */
    public static function read(string $name): mixed
    {
        $stored = wp_load_alloptions()[$name] ?? null;

        return is_string($stored) ? maybe_unserialize($stored) : $stored;
    }
}
