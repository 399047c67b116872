<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Telphin;

/** A recording's id: the extension's, then 32 hexadecimal digits, written as in the call history, in capitals. */
final class TelphinRecording
{
    public static function of(?string $id): ?string
    {
        $id = strtoupper($id ?? '');

        return preg_match('/^\d{1,12}-[0-9A-F]{16,64}$/D', $id) === 1 ? $id : null;
    }
}
