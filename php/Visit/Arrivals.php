<?php

declare(strict_types=1);

namespace Ringwell\Visit;

use Ringwell\Clock;
use Ringwell\Settings;
use Ringwell\Source\Arrival;
use Ringwell\Source\RuleEngine;
use Ringwell\Source\SourceStore;
use Ringwell\Time;

/** Finds or begins the visit that a page view belongs to. */
final class Arrivals
{
    private const LONGEST_AGO = 2 * Time::HOUR;

    public function __construct(
        private readonly VisitStore $visits,
        private readonly SourceStore $sources,
        private readonly Settings $settings,
        private readonly Clock $clock,
    ) {
    }

    /**
     * @param string  $visitor id as the page made it
     * @param string  $visit   id as the page made it
     * @param Arrival $landing the visit's first page
     * @param Arrival $page    this page
     * @param int     $ago     milliseconds since the first page, as the page says
     * @param array{ga?: string, ym?: string} $ids
     */
    public function arrive(string $visitor, string $visit, Arrival $landing, Arrival $page, int $ago, array $ids, string $consent, string $userAgent): Visit
    {
        $now = $this->clock->now();
        $visitHash = SecretId::hash($visit);
        $known = $this->visits->byHash($visitHash);
        if ($known === null) {
            $visitorHash = SecretId::hash($visitor);
            $known = $this->visits->add(new NewVisit(
                $visitHash,
                $visitorHash,
                $now - min(max($ago, 0), self::LONGEST_AGO),
                $now,
                $this->choose($landing, $visitorHash, $now),
                $consent,
                Device::of($userAgent),
                $landing->landing(),
                $landing->referrer(),
                array_map($landing->utm(...), ['source' => 'source', 'medium' => 'medium', 'campaign' => 'campaign', 'content' => 'content', 'term' => 'term']),
                $landing->clickIds(),
            ));
        }
        $this->visits->view($known->id, mb_substr($page->path, 0, 255), $now, $ids['ga'] ?? '', $ids['ym'] ?? '');

        return $known;
    }

    /** Source by this page alone, for a visitor who is not remembered. */
    public function sourceOfPage(Arrival $page): int
    {
        return RuleEngine::recognise($page, $this->sources->all())->source->id;
    }

    private function choose(Arrival $landing, string $visitor, int $now): SourceChoice
    {
        $direct = $this->sources->builtin('direct')->id;
        if ($landing->isSameSite() && ! $landing->hasCampaign()) {
            return SourceChoice::continued($this->visits->lastOf($visitor), $direct);
        }
        $recognised = $this->sourceOfPage($landing);
        if ($recognised !== $direct) {
            return SourceChoice::ofArrival($recognised);
        }
        $since = $now - $this->settings->lastSourceDays * Time::DAY;

        return SourceChoice::straight($this->visits->lastKnownSource($visitor, $since), $this->settings->keepPlacement, $direct);
    }
}
