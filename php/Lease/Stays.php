<?php

declare(strict_types=1);

namespace Ringwell\Lease;

use Ringwell\Time;

/**
 * Since when a visitor has his number, as the log tells it: pure. A new visit that follows within half an hour goes on
 * with the last one, because a page that is in use begins none by itself: who wants to seem new every few minutes must
 * not be taken for it.
 */
final class Stays
{
    public const LOOKED_BACK = Time::HOUR;

    private const APART = 30 * Time::MINUTE;

    /** @var array<int, array{int, int}> number => since when, and when it was last given */
    private array $stays = [];

    /** Events of a number in order; of one write the taking before the giving. */
    public function add(int $number, string $event, int $at): void
    {
        if ($event === ExposureEvent::TAKEN || $event === ExposureEvent::ENDED) {
            unset($this->stays[$number]);
        } elseif ($event === ExposureEvent::GRANTED) {
            [$since, $last] = $this->stays[$number] ?? [$at, $at];
            $this->stays[$number] = [$at - $last < self::APART ? $since : $at, $at];
        }
    }

    public function since(LeaseRow $row): int
    {
        return min($row->givenAt, $this->stays[$row->numberId][0] ?? $row->givenAt);
    }
}
