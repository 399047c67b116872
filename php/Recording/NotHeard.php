<?php

declare(strict_types=1);

namespace Ringwell\Recording;

use Ringwell\Pbx\PullFailed;

/** A recording that can't be had now. */
final class NotHeard extends \RuntimeException
{
    /**
     * @param string $detail     the phone system's own words, without keys; shown to who manages, escaped
     * @param ?int   $retryAfter milliseconds, where the phone system says so
     */
    public function __construct(
        public readonly Trouble $trouble,
        public readonly string $detail = '',
        public readonly ?int $retryAfter = null,
    ) {
        parent::__construct("{$trouble->value}: {$detail}");
    }

    public static function ofPull(PullFailed $failed): self
    {
        return new self(Trouble::ofPull($failed), $failed->detail, $failed->retryAfter);
    }
}
