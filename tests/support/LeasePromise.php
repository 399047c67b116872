<?php

declare(strict_types=1);

namespace Ringwell\Tests\Support;

use Ringwell\Lease\Pool;
use Ringwell\Time;

/**
 * What a visitor was promised about one number, said once more and otherwise than the plugin says it: until when
 * nobody else may have it. Only ever grows.
 */
final class LeasePromise
{
    public ?string $holder = null;
    public ?int $visit = null;
    public int $pool = 0;
    public int $until = 0;
    private int $given = 0;
    private int $viewed = 0;
    private int $active = 0;
    private int $touched = 0;
    private bool $confirmed = false;

    /** @param bool $hasRoom whether the visitor's network may hold it: else nothing is promised that was not before */
    public function given(Pool $pool, string $visitor, int $visit, int $now, bool $hasRoom): void
    {
        [$this->holder, $this->visit, $this->pool] = [$visitor, $visit, $pool->id];
        [$this->given, $this->viewed, $this->active, $this->touched, $this->confirmed] = [$now, $now, $now, 0, false];
        $this->until = $hasRoom ? max($this->until, $now + Time::MINUTE) : $this->until;
    }

    public function viewed(Pool $pool, int $now, bool $hasRoom): void
    {
        [$this->viewed, $this->active] = [$now, $now];
        $this->keep($pool, $hasRoom);
    }

    /** @param array<string, int> $moments of the page's events, by type */
    public function told(Pool $pool, array $moments, bool $hasRoom): void
    {
        $touch = $moments['tap'] ?? $moments['copy'] ?? null;
        $was = [$this->confirmed, $this->active, $this->touched];
        foreach ([$moments['active'] ?? null, $touch] as $at) {
            // A page opened more than two hours ago keeps nothing.
            if ($at !== null && $at <= $this->viewed + 2 * Time::HOUR) {
                $this->active = max($this->active, $at);
                $this->confirmed = $this->confirmed || isset($moments['active']);
            }
        }
        $this->confirmed = $this->confirmed || isset($moments['seen']);
        if ($touch !== null && $this->touched === 0) {
            $this->touched = $touch;
        }
        // A page that tells nothing new is promised nothing new, whatever the owner has set meanwhile.
        if ($was !== [$this->confirmed, $this->active, $this->touched]) {
            $this->keep($pool, $hasRoom);
        }
    }

    public function called(Pool $pool, int $at): void
    {
        if ($this->confirmed) {
            $this->until = max($this->until, $at + $pool->callProtectionMinutes * Time::MINUTE);
        }
    }

    public function ended(): void
    {
        [$this->holder, $this->visit, $this->pool] = [null, null, 0];
    }

    private function keep(Pool $pool, bool $hasRoom): void
    {
        if ($hasRoom && $this->confirmed) {
            $this->until = max(
                $this->until,
                ($pool->holdFrom === Pool::FROM_ACTIVITY ? $this->active : $this->given) + $pool->holdMinutesNow() * Time::MINUTE,
                $this->active + 2 * Time::MINUTE,
                $this->touched === 0 ? 0 : $this->touched + $pool->protectionMinutes * Time::MINUTE,
            );
        }
    }
}
