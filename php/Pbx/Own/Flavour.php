<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Own;

/** Asterisk as it is, or as another program makes it. The value is the adapter's id, stored with each connection. */
enum Flavour: string
{
    case Asterisk = 'own';
    case FreePbx = 'freepbx';

    /** Where calls go on to, unless the owner says otherwise: as FreePBX itself does after its own hook for us. */
    public function onward(): string
    {
        return $this === self::FreePbx ? 'ringwell-onward' : 'from-pstn';
    }

    /** What Dial() rings for an extension, written as a dialplan writes it. */
    public function telephone(string $extension): string
    {
        return $this === self::FreePbx ? "Local/{$extension}@from-internal/n" : "PJSIP/{$extension}";
    }
}
