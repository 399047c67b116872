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
    private int $tries = 0;

    /**
     * @param list<ExposureEvent>                                         $events
     * @param \Closure(bool): void                                        $write  inside the transaction; asked again where that failed: then with true
     * @param (\Closure(list<ExposureEvent>): list<ExposureEvent>)|null   $missing of these events those that are not in the log yet
     */
    public function __construct(private readonly array $events, private readonly \Closure $write, private readonly ?\Closure $missing = null)
    {
    }

    /**
     * A COMMIT whose answer was lost may have gone through: whoever tries again looks first.
     *
     * @param  list<ExposureEvent> $more
     * @return list<ExposureEvent> to be logged in the same transaction, with its own
     */
    public function events(array $more = []): array
    {
        $events = [...($this->isWritten ? [] : $this->events), ...$more];

        return $this->tries === 0 || $events === [] || $this->missing === null ? $events : ($this->missing)($events);
    }

    public function write(): void
    {
        if (! $this->isWritten) {
            ($this->write)($this->tries++ > 0);
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
