<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Any;

/** What a message of a phone system that nobody knows yet says of its call. */
enum Kind: string
{
    case Begun = 'begun';
    case Ringing = 'ringing';
    /** A person has taken it; the talk goes on. */
    case Answered = 'answered';
    /** It is over; whether anybody talked is told by other fields. */
    case Ended = 'ended';
    /** It is over, and somebody talked. */
    case Talked = 'talked';
    /** It is over, and nobody answered. */
    case Missed = 'missed';
    /** Nothing new of the call but the recording's address. */
    case Recording = 'recording';
    /** About no call: such messages are passed over. */
    case Nothing = 'nothing';

    public function isClosing(): bool
    {
        return in_array($this, [self::Ended, self::Talked, self::Missed], true);
    }
}
