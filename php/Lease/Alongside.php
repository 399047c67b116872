<?php

declare(strict_types=1);

namespace Ringwell\Lease;

/**
 * What an answer writes besides its leases: the page view, exposures of numbers that nobody leases. It goes into the
 * transaction of the first lease that is committed, because every COMMIT waits for the disk; where there is none, into
 * one of its own.
 */
final class Alongside
{
    private bool $isWritten = false;

    /**
     * @param list<ExposureEvent> $events
     * @param \Closure(): void    $write  inside the transaction; asked again where that was rolled back
     */
    public function __construct(private readonly array $events, private readonly \Closure $write)
    {
    }

    /** @return list<ExposureEvent> to be logged in the same transaction, with its own */
    public function events(): array
    {
        return $this->isWritten ? [] : $this->events;
    }

    public function write(): void
    {
        if (! $this->isWritten) {
            ($this->write)();
        }
    }

    /** After the COMMIT. */
    public function committed(): void
    {
        $this->isWritten = true;
    }

    public function isWritten(): bool
    {
        return $this->isWritten;
    }
}
