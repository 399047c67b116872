<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Routing;

use Ringwell\Pbx\Field;

/** What the owner says about where calls shall go, for every phone system that can ask. Off until he does. */
final class RoutingFields
{
    public const ROUTING = 'routing';
    public const BRANCHES = 'branches';

    public const OFF = 'no';
    public const PERSON = 'person';
    public const BRANCH = 'branch';
    public const BOTH = 'both';

    /**
     * @param  bool $knowsPeople whether this phone system's calls name the telephone that took them by something it can ring
     * @return list<Field>
     */
    public static function all(bool $knowsPeople = true): array
    {
        $people = [self::PERSON, self::BOTH];

        return [
            new Field(
                self::ROUTING,
                __('When the phone system asks where a call shall go', 'ringwell'),
                __('Within a second, or it does as it always does.', 'ringwell'),
                kind: Field::CHOICE,
                options: array_filter([
                    self::OFF => __('let it do as it always does', 'ringwell'),
                    self::PERSON => __('to whom this caller spoke last, within 90 days', 'ringwell'),
                    self::BRANCH => __('to the branch whose number was dialled', 'ringwell'),
                    self::BOTH => __('to whom he spoke last, else to the branch', 'ringwell'),
                ], static fn (string $wish): bool => $knowsPeople || ! in_array($wish, $people, true), ARRAY_FILTER_USE_KEY),
            ),
            new Field(
                self::BRANCHES,
                __('Extension of each branch', 'ringwell'),
                __('By the name of its number on your site, like this: Main number = 600, North = 700', 'ringwell'),
                pattern: Branches::PATTERN,
            ),
        ];
    }
}
