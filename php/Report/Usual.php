<?php

declare(strict_types=1);

namespace Ringwell\Report;

/** "Today beside a usual such day": the middle of the same weekday's last four, up to this time of day. Pure. */
final class Usual
{
    public const WEEKS = 4;

    /**
     * The stretches to count, today first.
     *
     * @return non-empty-list<array{int, int}> [from, to) in UTC milliseconds
     */
    public static function stretches(int $now, \DateTimeZone $zone): array
    {
        $moment = (new \DateTimeImmutable('@' . intdiv($now, 1000)))->setTimezone($zone);
        $stretches = [[$moment->setTime(0, 0)->getTimestamp() * 1000, $now + 1]];
        for ($week = 1; $week <= self::WEEKS; $week++) {
            $then = $moment->modify("-{$week} weeks");
            $stretches[] = [$then->setTime(0, 0)->getTimestamp() * 1000, $then->getTimestamp() * 1000];
        }

        return $stretches;
    }

    /**
     * @param list<int|float> $past
     * @param bool      $hasPast whether anything at all was counted then: a new installation has no usual day
     */
    public static function of(array $past, bool $hasPast): ?float
    {
        if ($past === [] || ! $hasPast) {
            return null;
        }
        sort($past);
        $middle = intdiv(count($past), 2);

        return count($past) % 2 === 1 ? (float) $past[$middle] : ($past[$middle - 1] + $past[$middle]) / 2;
    }
}
