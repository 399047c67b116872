<?php

declare(strict_types=1);

namespace Ringwell\Pbx\File;

/** Why a row of a file makes no call. */
enum LeftOut: string
{
    case NoTime = 'no_time';
    case InFuture = 'in_future';
    /** Neither who rang nor the number rung is a phone. */
    case NoPhone = 'no_phone';
    case NoNumber = 'no_number';
    case UnknownDirection = 'unknown_direction';
    case UnknownResult = 'unknown_result';
    /** Between employees: counted nowhere, as those of a phone system. */
    case Internal = 'internal';
    /** The owner said so of its result. */
    case NotWanted = 'not_wanted';
}
