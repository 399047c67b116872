<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

/** A phone system that has the files itself and sends them: see docs/developers/recordings.md. */
interface TakesRecordings
{
    /**
     * Whether an upload is this phone system's own, beyond the path secret, which has been checked before.
     *
     * @param string $query of the address, byte for byte as it was sent
     */
    public function authenticateUpload(string $query, Connection $connection): bool;
}
