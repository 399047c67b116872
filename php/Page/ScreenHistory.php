<?php

declare(strict_types=1);

namespace Ringwell\Page;

use Ringwell\Lease\ExposureEvent;
use Ringwell\Time;

/**
 * What the log has of one visit's screens, and what of a page's words is news to it. Pure.
 *
 * A page is believed what it did with a number that it was given, and with the one that its placement shows without a
 * lease once it was given a lease there: a page whose number was taken shows that one. Nothing else.
 */
final class ScreenHistory
{
    /** Of these the log has one line for one thing that happened, however often it is told. */
    public const ONCE = [ExposureEvent::SWITCHED, ExposureEvent::FALLBACK, ExposureEvent::TAP, ExposureEvent::COPY];

    /** What makes a history. */
    public const TOLD_BY = [ExposureEvent::GRANTED, ...self::ONCE];

    /**
     * A page says with its next beats what it got no answer to, and its clock says how long ago that was. Two taps so
     * close to each other are no more evidence than one.
     */
    private const SAME_DEED = Time::MINUTE;

    /** @param list<ExposureEvent> $lines of one visit, of the kinds in TOLD_BY */
    public function __construct(private readonly array $lines)
    {
    }

    public function wasShown(int $target, NumberOnScreen $number): bool
    {
        foreach ($this->lines as $line) {
            if ($line->targetId === $target && $line->numberId === $number->numberId && in_array($line->event, [ExposureEvent::GRANTED, ExposureEvent::FALLBACK], true)) {
                return true;
            }
        }

        return $number->isFallback && $this->lease($target) !== null;
    }

    /**
     * That a page went over to the number it shows without a lease: what left the screen, and what came.
     *
     * @param  ExposureEvent $word what the page said, about the number that came
     * @param  ?int          $from the number that left, as the page says; null: it does not say, then the one given last
     * @return list<ExposureEvent> nothing where the visit was never given that number there
     */
    public function switched(ExposureEvent $word, ?int $from): array
    {
        $lease = $this->lease($word->targetId, $from);
        if ($lease === null || $lease->numberId === $word->numberId) {
            return [];
        }
        $line = static fn (string $event, string $kind, int $number): ExposureEvent => new ExposureEvent(
            $word->at,
            $event,
            $kind,
            $number,
            $word->targetId,
            $word->sourceId,
            $lease->poolId,
            $word->visit,
            $lease->lease,
            null,
            $word->ago,
        );

        return [$line(ExposureEvent::SWITCHED, 'pool', $lease->numberId), $line(ExposureEvent::FALLBACK, $word->kind, $word->numberId)];
    }

    /**
     * @param  list<ExposureEvent> $events
     * @return list<ExposureEvent> those that are not in the log yet
     */
    public function news(array $events): array
    {
        return array_values(array_filter($events, fn (ExposureEvent $event): bool => ! $this->knows($event)));
    }

    private function knows(ExposureEvent $event): bool
    {
        if (! in_array($event->event, self::ONCE, true)) {
            return false;
        }
        foreach ($this->lines as $line) {
            $isSame = [$line->event, $line->targetId, $line->numberId, $line->lease] === [$event->event, $event->targetId, $event->numberId, $event->lease];
            // A switch ends its lease: that happens once.
            $isOneDeed = in_array($event->event, [ExposureEvent::SWITCHED, ExposureEvent::FALLBACK], true)
                || abs($line->at - $line->ago - $event->at + $event->ago) < self::SAME_DEED;
            if ($isSame && $isOneDeed) {
                return true;
            }
        }

        return false;
    }

    /** The lease that the visit was given last at a target, of this number where one is named. */
    private function lease(int $target, ?int $number = null): ?ExposureEvent
    {
        $last = null;
        foreach ($this->lines as $line) {
            $isLease = $line->event === ExposureEvent::GRANTED && $line->kind === 'pool' && $line->lease !== null;
            if ($isLease && $line->targetId === $target && ($number === null || $line->numberId === $number) && ($last === null || self::isLater($line, $last))) {
                $last = $line;
            }
        }

        return $last;
    }

    /** Of one number the row's revision tells; of two there is only the time. */
    private static function isLater(ExposureEvent $one, ExposureEvent $other): bool
    {
        return $one->numberId === $other->numberId ? $one->rev > $other->rev : $one->at > $other->at;
    }
}
