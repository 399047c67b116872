<?php

declare(strict_types=1);

namespace Ringwell\Tests\Support;

use Ringwell\Lease\LeaseRow;

/**
 * What one network holds of a pool, counted through all its rows: the rule on shares said once more and otherwise than
 * the plugin says it. Who names no network is bound by nothing.
 */
final class NetworkShare
{
    private readonly int $share;
    private readonly bool $isScarce;

    /** @var list<LeaseRow> */
    private readonly array $held;

    /**
     * @param array<LeaseRow> $pool    all its rows
     * @param ?int            $asksFor a number that the asking visitor has already
     */
    public function __construct(array $pool, private readonly ?string $network, int $now, private readonly ?int $asksFor = null)
    {
        $this->share = max(2, (int) floor(count($pool) / 5));
        $held = array_filter($pool, static fn (LeaseRow $row): bool => $row->holdUntil > $now);
        $this->held = array_values(array_filter($held, static fn (LeaseRow $row): bool => $network !== null && $row->network === $network));
        $this->isScarce = (count($pool) - count($held)) * 5 < count($pool);
    }

    /** Whether somebody without a number gets none though one is free. */
    public function refuses(): bool
    {
        $unconfirmed = array_filter($this->held, static fn (LeaseRow $row): bool => ! $row->confirmed);

        return $this->network !== null && (count($unconfirmed) >= $this->share || (count($this->held) >= $this->share && $this->isScarce));
    }

    /** Whether one number may be held, or held for longer: with it the network holds no more than its share. */
    public function hasRoom(): bool
    {
        $others = array_filter($this->held, fn (LeaseRow $row): bool => $row->numberId !== $this->asksFor);

        return $this->network === null || count($others) < $this->share;
    }
}
