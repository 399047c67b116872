<?php

declare(strict_types=1);

namespace Ringwell\Source;

/**
 * Where visitors come from, with the rule that recognises it.
 *
 * @phpstan-type ConditionArray array{field: string, op: string, value?: string, name?: string}
 * @phpstan-type RuleArray      array{any: list<array{all: list<ConditionArray>}>}
 */
final class Source
{
    public const ORGANIC = 'organic';
    public const SOCIAL = 'social';
    public const REFERRAL = 'referral';
    public const DIRECT = 'direct';

    /** The built-in fallbacks, in the order in which they are asked after all others. */
    public const BUILTINS = [self::ORGANIC, self::SOCIAL, self::REFERRAL, self::DIRECT];

    /**
     * @param string|null $builtin  one of BUILTINS
     * @param RuleArray   $rule     any of the groups, in each all conditions; no group matches nothing
     * @param int         $priority lower is asked first
     * @param bool        $removed  deleted by the owner; kept because visits and calls name it
     * @param int|null    $groupId  the group whose numbers it shows where it has none of its own
     */
    public function __construct(
        public readonly int $id,
        public readonly string $name,
        public readonly ?string $builtin,
        public readonly array $rule,
        public readonly int $priority,
        public readonly bool $enabled,
        public readonly bool $removed = false,
        public readonly ?int $groupId = null,
    ) {
    }
}
