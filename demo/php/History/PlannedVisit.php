<?php

declare(strict_types=1);

namespace Ringwell\Demo\History;

/** What one visitor will do on the site. Which number he sees is not planned: the rooms decide it. */
final class PlannedVisit
{
    /**
     * @param int                                  $visitor  number of the person
     * @param string                               $url      path and query of the first page
     * @param non-empty-list<array{int, string}>   $pages    [UTC milliseconds, path], the first at the visit's start
     * @param list<array{int, string}>             $deeds    [UTC milliseconds, activity event's type]
     */
    public function __construct(
        public readonly int $visitor,
        public readonly int $startedAt,
        public readonly string $channel,
        public readonly string $url,
        public readonly string $referrer,
        public readonly array $pages,
        public readonly array $deeds,
        public readonly string $userAgent,
    ) {
    }

    public function endsAt(): int
    {
        return max([...array_column($this->pages, 0), ...array_column($this->deeds, 0)]);
    }

    public function isPhone(): bool
    {
        return str_contains($this->userAgent, 'Mobile');
    }

    /** @param list<array{int, string}> $deeds */
    public function alsoDoing(array $deeds): self
    {
        $all = [...$this->deeds, ...$deeds];
        usort($all, static fn (array $a, array $b): int => $a[0] <=> $b[0]);

        return new self($this->visitor, $this->startedAt, $this->channel, $this->url, $this->referrer, $this->pages, $all, $this->userAgent);
    }
}
