<?php

declare(strict_types=1);

namespace Ringwell\Page;

use Ringwell\Lease\Claim;

/** Why a page view was given no number of a pool though there may have been one. None of these is overflow. */
final class Refused
{
    public const BOT = 'bot';
    public const SPECULATIVE = 'speculative';
    public const NO_CONSENT = 'no_consent';
    public const NETWORK = Claim::NETWORK;

    public const ALL = [self::BOT, self::SPECULATIVE, self::NO_CONSENT, self::NETWORK];
}
