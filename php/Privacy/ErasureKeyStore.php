<?php

declare(strict_types=1);

namespace Ringwell\Privacy;

/**
 * The secret under which erased calls are remembered. It never changes, unlike WordPress's salts: with another one no
 * erased call would be known again, and the next list of a phone system would bring all of them back.
 */
final class ErasureKeyStore
{
    public const OPTION = 'ringwell_erasure_key';
    private const BYTES = 32;

    public function key(): string
    {
        $key = get_option(self::OPTION);

        return is_string($key) && $key !== '' ? $key : $this->create();
    }

    /** Two nodes may come here at once: add_option inserts under a unique key, and the loser reads the winner's. */
    private function create(): string
    {
        $made = bin2hex(random_bytes(self::BYTES));
        if (add_option(self::OPTION, $made, '', false)) {
            return $made;
        }
        wp_cache_delete('notoptions', 'options');
        wp_cache_delete(self::OPTION, 'options');
        $theirs = get_option(self::OPTION);
        if (is_string($theirs) && $theirs !== '') {
            return $theirs;
        }
        update_option(self::OPTION, $made, false);

        return $made;
    }
}
