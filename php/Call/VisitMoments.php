<?php

declare(strict_types=1);

namespace Ringwell\Call;

use Ringwell\Lease\ExposureEvent;
use Ringwell\Visit\Visit;

/** What the visitor did before he rang, in words. */
final class VisitMoments
{
    /** The first page view belongs to the arrival. */
    private const SAME_MOMENT = 5000;

    /**
     * @param  list<array{at: int, path: string}> $pages
     * @param  list<ExposureEvent>                $exposures of the whole visit
     * @return list<Moment>
     */
    public static function of(Visit $visit, string $source, array $pages, array $exposures, Call $call): array
    {
        $moments = [new Moment(
            $visit->startedAt,
            'arrived',
            self::arrival($visit, $source),
            LandingText::short($visit),
        )];
        foreach ($pages as $index => $page) {
            if ($index > 0 || $page['at'] - $visit->startedAt > self::SAME_MOMENT) {
                /* translators: %s: address of a page */
                $moments[] = new Moment($page['at'], 'page', sprintf(__('Opened %s', 'ringwell'), $page['path']));
            }
        }
        foreach ($exposures as $event) {
            $moment = $event->numberId === $call->numberId ? self::ofExposure($event, CallView::written($call->did)) : null;
            if ($moment !== null) {
                $moments[] = $moment;
            }
        }

        return $moments;
    }

    private static function arrival(Visit $visit, string $source): string
    {
        return match (true) {
            $visit->site === null && $source === '' => __('Came to the site', 'ringwell'),
            /* translators: %s: source */
            $visit->site === null => sprintf(__('Came to the site: %s', 'ringwell'), $source),
            /* translators: %s: host of another site of the clinic, "landing.example" */
            $source === '' => sprintf(__('Came to %s', 'ringwell'), $visit->site),
            /* translators: 1: host of another site of the clinic, "landing.example", 2: source */
            default => sprintf(__('Came to %1$s: %2$s', 'ringwell'), $visit->site, $source),
        };
    }

    private static function ofExposure(ExposureEvent $event, string $number): ?Moment
    {
        $at = $event->at - max(0, $event->ago);

        return match ($event->event) {
            /* translators: %s: number of the clinic */
            ExposureEvent::GRANTED, ExposureEvent::FALLBACK => new Moment($at, 'shown', sprintf(__('Was shown %s', 'ringwell'), $number)),
            ExposureEvent::TAP => new Moment($at, 'tapped', __('Tapped the number', 'ringwell')),
            ExposureEvent::COPY => new Moment($at, 'copied', __('Copied the number', 'ringwell')),
            ExposureEvent::HIDDEN => new Moment($at, 'left', __('Left the page', 'ringwell')),
            ExposureEvent::TAKEN, ExposureEvent::SWITCHED, ExposureEvent::ENDED => new Moment($at, 'taken', __('The number left this screen', 'ringwell')),
            default => null,
        };
    }
}
