<?php

declare(strict_types=1);

namespace Ringwell\Callback;

/** Why phones that begin so are not rung, in the reader's language. */
final class DeniedText
{
    /** @param string $why of Denied */
    public static function of(string $why): string
    {
        return match ($why) {
            Denied::ABKHAZIA => __('Abkhazia: billed as a call abroad', 'ringwell'),
            Denied::OSSETIA => __('South Ossetia: billed as a call abroad', 'ringwell'),
            Denied::SATELLITE => __('Satellite phones: very dear', 'ringwell'),
            Denied::NETWORK => __('International networks: dear, and in no country', 'ringwell'),
            default => __('Paid and shared services, no patient’s phone', 'ringwell'),
        };
    }
}
