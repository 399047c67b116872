<?php

declare(strict_types=1);

namespace Ringwell\Recording;

/** A file of sound on our disk: what its row must remember to find and open it again. */
final class StoredSound
{
    /**
     * @param string $name 32 hex digits, of the file
     * @param string $key  32 random bytes, this file's alone
     * @param int    $bytes of the sound, not of the sealed file
     */
    public function __construct(
        public readonly string $name,
        public readonly string $key,
        public readonly string $type,
        public readonly int $bytes,
    ) {
    }

    /** Strong: a file is written once and never changed. */
    public function etag(): string
    {
        return '"' . substr(hash('sha256', $this->name), 0, 24) . '"';
    }
}
