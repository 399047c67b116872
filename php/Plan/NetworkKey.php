<?php

declare(strict_types=1);

namespace Ringwell\Plan;

use Ringwell\Clock;
use Ringwell\Db\Connection;
use Ringwell\Db\Retry;
use Ringwell\Time;

/**
 * The random key of this day (UTC), under which visitors' networks are told apart. Whichever door first sees a new day
 * makes the new one; the old one is overwritten, and then nobody can tell any more which network a value stood for.
 */
final class NetworkKey
{
    private const BYTES = 32;

    public function __construct(private readonly Connection $db, private readonly Clock $clock)
    {
    }

    /** @return string 64 hex digits */
    public function of(Plan $plan): string
    {
        $today = intdiv($this->clock->now(), Time::DAY);
        if ($plan->networkKey !== null && self::isOf($plan->networkDay, $today)) {
            return $plan->networkKey;
        }
        $mine = bin2hex(random_bytes(self::BYTES));
        // Of several doors that see the new day at once the first one's key stays.
        Retry::statement(fn () => $this->db->run(
            'UPDATE {plans} SET network_key = %s, network_day = %d WHERE id = 1 AND (network_key IS NULL OR network_day < %d OR network_day > %d)',
            [$mine, $today, $today, $today + 1],
        ));

        return Retry::statement(fn (): array => $this->db->rows('SELECT network_key FROM {plans} WHERE id = 1'))[0]['network_key'] ?? $mine;
    }

    /** A server whose clock is ahead may have begun tomorrow: its key is taken, or two servers would replace each other's for ever. */
    private static function isOf(int $day, int $today): bool
    {
        return $day === $today || $day === $today + 1;
    }
}
