<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

/** How far an adapter has been proven; the screens say it. */
enum Proof: string
{
    /** Against the phone system itself. */
    case Tested = 'tested';
    /** Against the makers' own test vectors, samples or program libraries. */
    case Vectors = 'vectors';
    /** From documents alone. */
    case Documents = 'documents';
}
