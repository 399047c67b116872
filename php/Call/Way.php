<?php

declare(strict_types=1);

namespace Ringwell\Call;

/** How word of a call reached us. */
enum Way: string
{
    /** As it happened, or nearly. */
    case Live = 'live';
    /** Perhaps late, but signed by a sender that kept it while we could not be reached. */
    case Vouched = 'vouched';
    /** The phone system's own list, asked for. */
    case List = 'list';
    /** A file. */
    case Import = 'import';
    /** Somebody's hand. */
    case Hand = 'hand';

    /** Whether it tells of the past, so that a call may have begun long before we hear of it. */
    public function isRecord(): bool
    {
        return in_array($this, [self::List, self::Import, self::Hand], true);
    }
}
