<?php

declare(strict_types=1);

namespace Ringwell\Replay;

/**
 * A set of visits, one bit each: a million of them take 125 kB, where an array would take 40 MB. Their public numbers
 * are counted up by the database, so they lie close together.
 */
final class VisitSet
{
    private const BLOCK = 32_768;

    /** @var array<int, string> bits by block of visits */
    private array $blocks = [];
    private int $count = 0;

    public function add(int $visit): void
    {
        $block = intdiv($visit, self::BLOCK);
        $place = $visit - $block * self::BLOCK;
        $byte = $place >> 3;
        $bit = 1 << ($place & 7);
        $this->blocks[$block] ??= str_repeat("\0", self::BLOCK >> 3);
        $was = ord($this->blocks[$block][$byte]);
        if (($was & $bit) === 0) {
            $this->blocks[$block][$byte] = chr($was | $bit);
            $this->count++;
        }
    }

    public function count(): int
    {
        return $this->count;
    }
}
