<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Pull;

use Ringwell\Pbx\PullFailed;

/** Why the last try of a pull, or of a check, came to nothing. */
final class Failure
{
    /** Something of ours, or another plugin's adapter, went wrong. */
    public const CRASHED = 'pull_crashed';

    /**
     * @param string $code   a reason of PullFailed, or CRASHED
     * @param string $detail the phone system's own words
     * @param int    $times  in a row
     */
    public function __construct(
        public readonly int $at,
        public readonly string $code,
        public readonly string $detail,
        public readonly int $times,
    ) {
    }

    public function isForGood(): bool
    {
        return (new PullFailed($this->code))->isForGood();
    }

    /** Whether the phone system answered by an error, of which a second one may lock us. */
    public function mayLock(): bool
    {
        return ! in_array($this->code, [PullFailed::UNREACHABLE, self::CRASHED], true);
    }
}
