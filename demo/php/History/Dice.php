<?php

declare(strict_types=1);

namespace Ringwell\Demo\History;

/**
 * Chance with a seed: the same seed gives the same throws on every machine and PHP version, which PHP's own
 * generators don't promise. Xorshift, 32 bits (Marsaglia, "Xorshift RNGs", 2003); good enough to invent people.
 */
final class Dice
{
    private const MASK = 0xFFFFFFFF;

    private int $state;

    public function __construct(int|string $seed)
    {
        // Zero is the one state that xorshift never leaves.
        $this->state = crc32("ringwell:{$seed}") | 1;
    }

    /** @return float from 0 to just under 1 */
    public function next(): float
    {
        $x = $this->state;
        $x ^= ($x << 13) & self::MASK;
        $x ^= $x >> 17;
        $x ^= ($x << 5) & self::MASK;
        $this->state = $x;

        return $x / (self::MASK + 1);
    }

    public function chance(float $probability): bool
    {
        return $this->next() < $probability;
    }

    public function between(int $from, int $to): int
    {
        return $from + (int) ($this->next() * ($to - $from + 1));
    }

    /**
     * @template T
     * @param  non-empty-list<T> $list
     * @return T
     */
    public function pick(array $list): mixed
    {
        return $list[$this->between(0, count($list) - 1)];
    }

    /**
     * @template K of array-key
     * @param  non-empty-array<K, int|float> $weights by key
     * @return K
     */
    public function weighted(array $weights): int|string
    {
        $left = $this->next() * array_sum($weights);
        foreach ($weights as $key => $weight) {
            $left -= $weight;
            if ($left < 0) {
                return $key;
            }
        }

        return array_key_last($weights);
    }

    /** A waiting time with this mean. */
    public function waiting(float $mean): int
    {
        return (int) (-$mean * log(1 - $this->next()));
    }

    /** How many of something that happens this often on average (Knuth's product of uniforms). */
    public function count(float $mean): int
    {
        $limit = exp(-$mean);
        $product = $this->next();
        $count = 0;
        while ($product > $limit) {
            $product *= $this->next();
            $count++;
        }

        return $count;
    }
}
