<?php

declare(strict_types=1);

namespace Ringwell\Page;

use Ringwell\Lease\ActivityMinute;
use Ringwell\Lease\ExposureEvent;
use Ringwell\Lease\Hold;
use Ringwell\Lease\LeaseRow;
use Ringwell\Lease\Pool;

/**
 * What a page told of one pool number, and what that means for its row: pure, a row in, a row and its events out.
 * Both may be asked again with a newer row where a rival was in the way.
 *
 * @phpstan-import-type ClientEvent from Activity
 */
final class PageSigns
{
    /**
     * @param array<string, ClientEvent> $events  the latest of each type
     * @param ?string                    $network keyed hash of the visitor's network
     * @param int                        $heardAt UTC milliseconds
     */
    public function __construct(
        private readonly Pool $pool,
        private readonly array $events,
        private readonly int $sourceId,
        private readonly ?string $network,
        private readonly int $heardAt,
    ) {
    }

    /** @param bool $hasRoom whether the visitor's network may hold one more number */
    public function change(LeaseRow $row, int $now, bool $hasRoom): LeaseRow
    {
        $active = $this->at('active');
        $touch = $this->at('tap') ?? $this->at('copy');
        $row = isset($this->events['seen']) ? Hold::seen($this->pool, $row, $now, $this->network, $hasRoom) : $row;
        $row = $active === null ? $row : Hold::active($this->pool, $row, $active, $now, $this->network, $hasRoom);

        return $touch === null ? $row : Hold::tapped($this->pool, $row, $touch, $now, $this->network, $hasRoom);
    }

    /** @return list<ExposureEvent> what became of the row, in the lease's own words */
    public function events(LeaseRow $before, LeaseRow $after, int $rev): array
    {
        $names = [];
        if ($after->protectedAt !== null && $after->protectedAt !== $before->protectedAt) {
            $names[] = isset($this->events['tap']) ? ExposureEvent::TAP : ExposureEvent::COPY;
        }
        if ($after->confirmed && ! $before->confirmed) {
            $names[] = ExposureEvent::CONFIRMED;
        }
        $begins = $after->activeAt !== null && $after->activeAt !== $before->activeAt && ActivityMinute::begins($before->activeAt, $after->activeAt);
        if ($begins || ($names === [] && ! ActivityMinute::isQuiet($before, $after))) {
            $names[] = ExposureEvent::ACTIVE;
        }

        return array_map(fn (string $name): ExposureEvent => new ExposureEvent(
            $this->heardAt,
            $name,
            'pool',
            $after->numberId,
            $this->pool->targetId,
            $this->sourceId,
            $this->pool->id,
            $after->visit,
            $after->lease,
            $rev,
            match ($name) {
                ExposureEvent::ACTIVE => max(0, $this->heardAt - (int) $after->activeAt),
                ExposureEvent::TAP, ExposureEvent::COPY => max(0, $this->heardAt - (int) $after->protectedAt),
                default => 0,
            },
            holdUntil: $after->holdUntil,
        ), $names);
    }

    /** @return ?int when it happened, UTC milliseconds */
    private function at(string $type): ?int
    {
        return isset($this->events[$type]) ? $this->heardAt - $this->events[$type]['ago'] : null;
    }
}
