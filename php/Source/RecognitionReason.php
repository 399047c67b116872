<?php

declare(strict_types=1);

namespace Ringwell\Source;

/** Why a source won or lost, as data; RecognitionReasonText says it in words. */
final class RecognitionReason
{
    /**
     * @param 'group'|'condition'|'no_rule'|'earlier'|'disabled'|'search'|'medium'|'ysclid'|'social'|'fbclid'|'site'|'tagged'|'direct'|'no_search'|'paid'|'no_social'|'no_referral' $code
     * @param array<mixed> $params group: conditions; condition: the condition and what was found ("actual"); earlier: name
     */
    public function __construct(public readonly string $code, public readonly array $params = [])
    {
    }
}
