<?php

declare(strict_types=1);

namespace Ringwell\Attribution;

use Ringwell\Lease\Exposure;
use Ringwell\Number\Role;
use Ringwell\Time;

/**
 * Whose call it was, in the first form: by the number's role when it rang, and for pool numbers by who was shown
 * it last. Nothing is weighed yet, so no probability is given (docs/decisions/first-attribution.md). Pure.
 */
final class FirstRules
{
    /** How far back a showing counts. */
    public const WINDOW = 7 * Time::DAY;
    /** From dialling to the first ring that the phone system reports: who was shown the number later can't have read it. */
    public const RING_DELAY = 5 * Time::SECOND;

    /**
     * @param ?Role     $role   what the number was when it rang; null where it is none of ours
     * @param ?Exposure $viewer the last visit that was shown it within the window
     * @param bool      $isLate reported more than a day after, so that nobody can say when it rang
     */
    public static function decide(?Role $role, ?Exposure $viewer, int $startedAt, bool $isLate): Answer
    {
        return match ($role?->name) {
            null => self::withoutVisit('unknown_number', Answer::UNKNOWN, Reason::UNKNOWN_NUMBER),
            Role::STATIC => self::ofPlacement('static', Reason::STATIC_NUMBER, $role),
            Role::DEFAULT => self::ofPlacement('default', Reason::DEFAULT_NUMBER, $role),
            Role::SITE => self::withoutVisit('site', Answer::UNKNOWN, Reason::SITE_NUMBER),
            Role::POOL => self::ofPool($viewer, $startedAt, $isLate),
            // Out of its pool or placement, it may still be on the screen of who was shown it before.
            default => $viewer === null
                ? self::withoutVisit('unknown_number', Answer::UNKNOWN, Reason::OUT_OF_USE)
                : self::ofPool($viewer, $startedAt, $isLate),
        };
    }

    private static function ofPlacement(string $rule, string $reason, Role $role): Answer
    {
        return $role->sourceId === null && $role->groupId === null
            ? self::withoutVisit($rule, Answer::UNKNOWN, $reason)
            : new Answer($rule, Answer::SOURCE, null, $role->groupId === null ? $role->sourceId : null, [new Reason($reason)], null, $role->groupId);
    }

    private static function ofPool(?Exposure $viewer, int $startedAt, bool $isLate): Answer
    {
        if ($isLate) {
            return self::withoutVisit('pool', Answer::NOBODY, Reason::REPORTED_LATE);
        }
        $ago = $viewer === null ? 0 : $startedAt - $viewer->givenAt;
        if ($viewer === null || $ago < self::RING_DELAY || $ago > self::WINDOW) {
            return self::withoutVisit('pool', Answer::NOBODY, Reason::NOBODY_SHOWN);
        }

        return new Answer(
            'pool',
            Answer::UNSURE,
            $viewer->visit,
            $viewer->sourceId,
            [new Reason(Reason::LAST_VIEWER, ['seconds' => intdiv($ago, Time::SECOND)])],
        );
    }

    private static function withoutVisit(string $rule, string $certainty, string $reason): Answer
    {
        return new Answer($rule, $certainty, null, null, [new Reason($reason)]);
    }
}
