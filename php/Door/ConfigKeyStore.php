<?php

declare(strict_types=1);

namespace Ringwell\Door;

/** Where the keys of config tokens live: one autoloaded option, so that a lease request needs no query for it. */
final class ConfigKeyStore
{
    public const OPTION = 'ringwell_config_keys';

    public function keys(): ConfigKeys
    {
        return $this->stored() ?? $this->create();
    }

    /** @param int $now UTC milliseconds */
    public function rotate(int $now): void
    {
        update_option(self::OPTION, $this->keys()->rotated($now)->toArray(), true);
    }

    /** Two nodes may come here at once: add_option inserts under a unique key, and the loser reads the winner's. */
    private function create(): ConfigKeys
    {
        $made = ConfigKeys::make();
        if (add_option(self::OPTION, $made->toArray(), '', true)) {
            return $made;
        }
        wp_cache_delete('alloptions', 'options');
        wp_cache_delete('notoptions', 'options');
        wp_cache_delete(self::OPTION, 'options');
        $theirs = $this->stored();
        if ($theirs !== null) {
            return $theirs;
        }
        // Something else was stored under our name: a broken key is as good as none.
        update_option(self::OPTION, $made->toArray(), true);

        return $made;
    }

    private function stored(): ?ConfigKeys
    {
        return ConfigKeys::of(get_option(self::OPTION));
    }
}
