<?php

declare(strict_types=1);

namespace Ringwell\Recording;

/** One recording of one call. Times are UTC milliseconds. */
final class Recording
{
    /**
     * @param int          $connectionId whose phone system has it, or sent it
     * @param string       $vendorId     the phone system's id of it
     * @param bool         $isUploaded   the phone system sent the file; there is no other
     * @param ?StoredSound $sound        null where it is not here, or its key can't be opened any more (changed salts)
     * @param bool         $isKept       the clinic's own copy, not a remainder of the last listening
     * @param ?int         $nextTryAt    null where nothing is to be fetched by itself
     */
    public function __construct(
        public readonly int $id,
        public readonly int $callId,
        public readonly int $connectionId,
        public readonly string $vendorId,
        public readonly bool $isUploaded,
        public readonly int $heardAt,
        public readonly ?StoredSound $sound,
        public readonly ?int $storedAt,
        public readonly bool $isKept,
        public readonly int $tries,
        public readonly ?int $nextTryAt,
        public readonly ?Trouble $fault,
    ) {
    }
}
