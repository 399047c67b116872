<?php

declare(strict_types=1);

namespace Ringwell\Call;

enum Direction: string
{
    case In = 'in';
    case Out = 'out';
    /** Ordered through us or by the phone system itself: it rings the clinic first, then the patient. */
    case Callback = 'callback';
    /** Between the clinic's own people: kept out of everything. */
    case Internal = 'internal';
    /** Only side events (a recording) have come so far. */
    case Unknown = 'unknown';
    /** What follows is never said of a call: such rows are kept back from everything, whatever their facts say. Told late, and by nobody who may be late. */
    case Held = 'held';
    /** Another connection counts for this number, and has not reported this call yet. */
    case Waiting = 'waiting';
    /** Another connection reported the same call: that one counts, this one adds what it lacks. */
    case Twin = 'twin';

    /** Whether it may be shown yet: its row waits for more. */
    public function isOpen(): bool
    {
        return in_array($this, [self::Unknown, self::Held, self::Waiting], true);
    }

    /** Whether lists and reports know this call at all. */
    public function isShown(): bool
    {
        return in_array($this, [self::In, self::Out, self::Callback], true);
    }
}
