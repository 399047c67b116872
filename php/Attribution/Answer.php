<?php

declare(strict_types=1);

namespace Ringwell\Attribution;

/** Whose call it was. Nobody is always one of the answers, so a null visit with reasons is as full an answer as any. */
final class Answer
{
    public const SURE = 'sure';
    public const LIKELY = 'likely';
    public const UNSURE = 'unsure';
    /** The source is known, the visit never. */
    public const SOURCE = 'source';
    /** A pool number that nobody had on screen. */
    public const NOBODY = 'nobody';
    /** The site's own number, or one that isn't ours. */
    public const UNKNOWN = 'unknown';

    /**
     * @param string       $rule    static, default, site, pool, unknown_number, callback
     * @param list<Reason> $reasons
     * @param ?int         $groupId the group of sources whose number rang; then no single source is known
     */
    public function __construct(
        public readonly string $rule,
        public readonly string $certainty,
        public readonly ?int $visit,
        public readonly ?int $sourceId,
        public readonly array $reasons,
        public readonly ?float $probability = null,
        public readonly ?int $groupId = null,
    ) {
    }
}
