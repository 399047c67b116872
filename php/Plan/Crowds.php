<?php

declare(strict_types=1);

namespace Ringwell\Plan;

use Ringwell\Clock;
use Ringwell\Db\Connection;
use Ringwell\Db\Failed;
use Ringwell\Db\Retry;
use Ringwell\Time;

/**
 * Bounds what one network (a /24 or a /48) may have written in an hour: whoever knows a page of the site can begin visits
 * as fast as the door answers, and each of them is a row for a year (docs/decisions/crowds.md has the figures).
 *
 * Counted is by sample, because a count of each message would be a statement for each: of one message in 32, as 32.
 * Whoever asks reads nothing more than before: which networks are full stands with the plan.
 */
final class Crowds
{
    /** Rows in an hour. A visit of three pages with a tap is about twenty, so this is a thousand such visits. */
    public const MOST = 20_000;

    /** What a new visit counts: its row is as long as ten others, and it comes with a page and an exposure. Each further number is one more. */
    public const OF_VISIT = 12;

    private const SAMPLE = 32;

    /** As many full networks are known; the plan must stay short. */
    private const MOST_KNOWN = 200;

    /** @var \Closure(): bool */
    private readonly \Closure $isSampled;

    /** @param (\Closure(): bool)|null $isSampled whether this message is the one that is counted */
    public function __construct(private readonly Connection $db, private readonly Clock $clock, ?\Closure $isSampled = null)
    {
        $this->isSampled = $isSampled ?? static fn (): bool => random_int(1, self::SAMPLE) === 1;
    }

    /** @param ?string $network keyed hash; null where it is not known: then nobody can tell it from others */
    public function isFull(Plan $plan, ?string $network): bool
    {
        return $network !== null && ($plan->crowded[$network] ?? null) === $this->hour();
    }

    /**
     * What a page's words count: one that names no number is said of each on the page.
     *
     * @param list<array{target?: int}> $events
     * @param int                       $shown  how many numbers are on the page
     */
    public static function ofWords(array $events, int $shown): int
    {
        return array_sum(array_map(static fn (array $event): int => isset($event['target']) ? 1 : max(1, $shown), $events));
    }

    /**
     * After an answer's writes.
     *
     * @param int $rows as many rows were written
     */
    public function wrote(?string $network, int $rows): void
    {
        if ($network === null || $rows === 0 || ! ($this->isSampled)()) {
            return;
        }
        try {
            Retry::statement(fn () => $this->db->run(
                'INSERT INTO {crowds} (network, hour, written) VALUES (%s, %d, %d) ON DUPLICATE KEY UPDATE written = written + %d',
                [$network, $this->hour(), $rows * self::SAMPLE, $rows * self::SAMPLE],
            ));
            $written = $this->db->rows('SELECT written FROM {crowds} WHERE network = %s AND hour = %d', [$network, $this->hour()])[0]['written'] ?? 0;
            if ((int) $written >= self::MOST) {
                $this->save([$network => $this->hour()] + $this->known());
            }
        } catch (Failed) {
            // The visitor has his number; the next sample counts.
        }
    }

    /** What past hours have left. */
    public function forget(): void
    {
        $this->db->run('DELETE FROM {crowds} WHERE hour < %d OR hour > %d', [$this->hour(), $this->hour() + 1]);
        $this->save($this->known());
    }

    /** @return array<string, int> network => hour, of this hour */
    private function known(): array
    {
        $stored = self::parse($this->db->rows('SELECT crowded FROM {plans} WHERE id = 1')[0]['crowded'] ?? null);

        return array_filter($stored, fn (int $hour): bool => $hour === $this->hour());
    }

    /** @param array<string, int> $crowded two servers at once: one network is lost, and found by its next sample */
    private function save(array $crowded): void
    {
        $json = $crowded === [] ? null : json_encode(array_slice($crowded, 0, self::MOST_KNOWN, true), JSON_THROW_ON_ERROR);
        Retry::statement(fn () => $this->db->run('UPDATE {plans} SET crowded = %s WHERE id = 1', [$json]));
    }

    /** @return array<string, int> network => the hour in which it is full */
    public static function parse(?string $stored): array
    {
        $crowded = $stored === null ? [] : json_decode($stored, true);

        return is_array($crowded) ? array_filter($crowded, is_int(...)) : [];
    }

    private function hour(): int
    {
        return intdiv($this->clock->now(), Time::HOUR);
    }
}
