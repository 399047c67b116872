<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

/** How far a phone system's adapter has been proven, in words. */
final class ProofText
{
    public static function of(SaysProof $adapter): string
    {
        $with = $adapter->provenWith();

        return match ($adapter->proof()) {
            /* translators: %s: "Asterisk 22" */
            Proof::Tested => sprintf(__('Tested with %s', 'ringwell'), $with),
            /* translators: %s: "the makers' own test vectors" */
            Proof::Vectors => sprintf(__('Checked by %s', 'ringwell'), $with),
            Proof::Documents => __('Built from documents; not tried with the phone system itself yet', 'ringwell'),
        };
    }
}
