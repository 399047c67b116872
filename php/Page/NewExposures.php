<?php

declare(strict_types=1);

namespace Ringwell\Page;

use Ringwell\Lease\ExposureEvent;
use Ringwell\Lease\ExposureLog;

/** Of numbers that are nobody's lease one exposure a visit and number is enough; which there are is read at most once. */
final class NewExposures
{
    /** @var list<string>|null "target:number" */
    private ?array $known;

    /** @param bool $isNew a new visit was given nothing yet */
    public function __construct(private readonly ExposureLog $log, private readonly int $visit, bool $isNew)
    {
        $this->known = $isNew ? [] : null;
    }

    /**
     * @param  list<ExposureEvent> $events
     * @return list<ExposureEvent> those that this visit was not given before
     */
    public function of(array $events): array
    {
        if ($events === []) {
            return [];
        }
        $known = $this->known ??= $this->log->grantedTo($this->visit);

        return array_values(array_filter($events, static fn (ExposureEvent $event): bool => ! in_array("{$event->targetId}:{$event->numberId}", $known, true)));
    }
}
