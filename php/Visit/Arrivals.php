<?php

declare(strict_types=1);

namespace Ringwell\Visit;

use Ringwell\Clock;
use Ringwell\Source\Arrival;
use Ringwell\Source\SourceRules;
use Ringwell\Time;

/**
 * Finds or begins the visit that a page view belongs to.
 *
 * A page that still sends its landing was never answered, so its visit is most likely new: it is written at once, and
 * read only where it was there after all. Any other page belongs to a known visit: that is read first.
 */
final class Arrivals
{
    private const LONGEST_AGO = 2 * Time::HOUR;
    private const LONGEST_PATH = 255;

    public function __construct(
        private readonly VisitStore $visits,
        private readonly SourceRules $rules,
        private readonly Clock $clock,
    ) {
    }

    /**
     * @param string   $visitor id as the page made it
     * @param string   $visit   id as the page made it
     * @param ?Arrival $landing the visit's first page; null: an answer to it has reached the page
     * @param Arrival  $page    this page
     * @param int      $ago     milliseconds since the first page, as the page says
     * @param array{ga?: string, ym?: string} $ids
     */
    public function arrive(string $visitor, string $visit, ?Arrival $landing, Arrival $page, int $ago, array $ids, string $consent, string $userAgent): Arrived
    {
        $now = $this->clock->now();
        $hash = SecretId::hash($visit);
        $path = self::path($page);
        $known = $landing === null ? $this->visits->arrivedAgain($hash, $path, $now, $ids) : null;
        if ($known !== null) {
            return $known;
        }
        $new = $this->newVisit(SecretId::hash($visitor), $hash, $landing ?? $page, $ago, $ids, $consent, $userAgent, $now);
        $added = $this->visits->add($new);

        return $added !== null
            ? new Arrived($added, true, false, $path, $now, $new->gaId, $new->ymId)
            : $this->visits->arrivedAgain($hash, $path, $now, $ids) ?? throw new \RuntimeException('The visit that was just written is not there.');
    }

    /**
     * Where nothing more may be stored: the page of a visit that is known, and is not counted.
     *
     * @param  array{ga?: string, ym?: string} $ids
     * @return ?Arrived null where it would have been a new one
     */
    public function arriveUncounted(string $visit, Arrival $page, array $ids): ?Arrived
    {
        return $this->visits->arrivedAgain(SecretId::hash($visit), self::path($page), $this->clock->now(), $ids)?->uncounted();
    }

    /** @param array{ga?: string, ym?: string} $ids */
    private function newVisit(string $visitor, string $visit, Arrival $landing, int $ago, array $ids, string $consent, string $userAgent, int $now): NewVisit
    {
        return new NewVisit(
            $visit,
            $visitor,
            $now - min(max($ago, 0), self::LONGEST_AGO),
            $now,
            $this->choose($landing, $visitor, $now),
            $consent,
            Device::of($userAgent),
            $landing->landing(),
            $landing->referrer(),
            array_map($landing->utm(...), ['source' => 'source', 'medium' => 'medium', 'campaign' => 'campaign', 'content' => 'content', 'term' => 'term']),
            $landing->clickIds(),
            $ids['ga'] ?? '',
            $ids['ym'] ?? '',
            $landing->site,
        );
    }

    /** Pages of the clinic's other sites have their host before them, because paths begin with a slash. */
    private static function path(Arrival $page): string
    {
        return mb_substr($page->site . $page->path, 0, self::LONGEST_PATH);
    }

    private function choose(Arrival $landing, string $visitor, int $now): SourceChoice
    {
        $direct = $this->rules->direct();
        if ($landing->isSameSite() && ! $landing->hasCampaign()) {
            return SourceChoice::continued($this->visits->lastOf($visitor), $direct);
        }
        $recognised = $this->rules->recognise($landing);
        if ($recognised !== $direct) {
            return SourceChoice::ofArrival($recognised);
        }
        $since = $now - $this->rules->lastSourceDays * Time::DAY;

        return SourceChoice::straight($this->visits->lastKnownSource($visitor, $since), $this->rules->keepPlacement, $direct);
    }
}
