<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

/** An adapter that says how far it has been proven; of others nothing is said. */
interface SaysProof
{
    public function proof(): Proof;

    /** What it was proven with, translated: "Asterisk 22", "the makers' own test vectors". */
    public function provenWith(): string;
}
