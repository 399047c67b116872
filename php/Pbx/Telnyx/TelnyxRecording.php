<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Telnyx;

/** A recording's id: a UUID. The addresses that stand beside it in an event are good for ten minutes only. */
final class TelnyxRecording
{
    public static function of(?string $id): ?string
    {
        $id = strtolower($id ?? '');

        return preg_match('/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/D', $id) === 1 ? $id : null;
    }
}
