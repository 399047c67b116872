<?php

declare(strict_types=1);

namespace Ringwell\Page;

use Ringwell\Door\Answer;
use Ringwell\Door\ConfigToken;
use Ringwell\Door\Shape;
use Ringwell\Number\Target;
use Ringwell\Plan\Crowds;
use Ringwell\Plan\NetworkKey;
use Ringwell\Plan\Plan;
use Ringwell\Source\Arrival;
use Ringwell\Visit\Arrivals;
use Ringwell\Visit\Arrived;
use Ringwell\Visit\Asker;
use Ringwell\Visit\Network;
use Ringwell\Visit\Region;
use Ringwell\Visit\RegionFile;
use Ringwell\Visit\Visit;

/** The lease door without what it stands in: by REST and by the fast door the same code answers. One message a page view. */
final class LeaseDoor
{
    public const BEAT_SECONDS = 30;

    /** @param ?ConfigToken $token null where no key can be read: then no page is known as ours */
    public function __construct(
        private readonly Plan $plan,
        private readonly ?ConfigToken $token,
        private readonly Arrivals $arrivals,
        private readonly PageView $pageView,
        private readonly RefusalStore $refusals,
        private readonly NetworkKey $networkKey,
        private readonly Crowds $crowds,
        private readonly RegionFile $regionFile,
    ) {
    }

    /**
     * @param  string $body JSON as it came
     * @throws \Ringwell\Db\Failed where the database refused
     */
    public function answer(string $body, Asker $asker): Answer
    {
        $decoded = Shape::decode($body);
        if ($decoded === null) {
            return Answer::notJson();
        }
        $faults = Shape::of('Page', 'lease-request')->faults($decoded);

        return $faults === [] ? $this->answerTo(Shape::plain($decoded), $asker) : Answer::ofFaults($faults);
    }

    /** @param array<string, mixed> $checked against lease-request.json */
    public function answerTo(array $checked, Asker $asker): Answer
    {
        $message = LeaseMessage::of($checked);
        $targets = $this->plan->targets($message->targets);
        if ($this->token?->read($message->config) === null) {
            return $this->respond(null, array_map(Fallback::own(...), $targets));
        }
        $page = $this->arrival($message->pageUrl, $message->pageReferrer);
        $refusal = Gate::refusal($asker);
        if ($refusal !== null) {
            $this->refusals->count($refusal, $this->pools($this->sourceOfPage($message, $page), $targets));

            return $this->respond(null, array_map(Fallback::own(...), $targets));
        }
        // The browser's own headers, whatever the page says: no script of it can take them away.
        if (! $message->isRemembered() || $asker->refuses) {
            return $this->unremembered(Refused::NO_CONSENT, $message, $page, $targets);
        }
        $network = Network::of($asker->address, fn (): string => $this->networkKey->of($this->plan));
        $isFull = $this->crowds->isFull($this->plan, $network);
        $arrived = $isFull ? $this->arrivals->arriveUncounted((string) $message->visit, $page, $message->ids) : $this->arrive($message, $page, $asker);
        if ($arrived === null) {
            return $this->unremembered(Refused::NETWORK, $message, $page, $targets);
        }
        $numbers = $this->pageView->numbers($arrived, $targets, $network, fn (): array => $this->regions($asker));
        // A page that is asked for again may have a lease written all the same.
        $this->crowds->wrote($network, match (true) {
            $isFull => 0,
            $arrived->isNew => Crowds::OF_VISIT + max(0, count($targets) - 1),
            default => 1,
        });

        return $this->respond($arrived->visit->sourceId, $numbers, $arrived->visit);
    }

    private function arrive(LeaseMessage $message, Arrival $page, Asker $asker): Arrived
    {
        return $this->arrivals->arrive(
            (string) $message->visitor,
            (string) $message->visit,
            $message->landingUrl === null ? null : $this->arrival($message->landingUrl, $message->landingReferrer),
            $page,
            $message->landingAgo,
            $message->ids,
            $message->consent,
            $asker->userAgent,
        );
    }

    private function arrival(string $url, string $referrer): Arrival
    {
        return Arrival::from($url, $referrer, $this->plan->site->hosts, $this->plan->site->otherSite($url));
    }

    /** @return list<string> codes, the narrowest first. What a proxy says goes before a file, which may be years old. */
    private function regions(Asker $asker): array
    {
        $told = Region::ofHeader($asker->region);

        return $told === [] ? $this->regionFile->codes($asker->address) : $told;
    }

    /**
     * @param Refused::NO_CONSENT|Refused::NETWORK $why
     * @param list<Target>                         $targets
     */
    private function unremembered(string $why, LeaseMessage $message, Arrival $page, array $targets): Answer
    {
        $source = $this->sourceOfPage($message, $page);
        $this->refusals->count($why, $this->pools($source, $targets));

        return $this->respond($source, $this->pageView->withoutVisit($source, $targets));
    }

    private function sourceOfPage(LeaseMessage $message, Arrival $page): int
    {
        // A page of the same site that led here may carry the campaign in its own address.
        $arrival = $page->isSameSite() && ! $page->hasCampaign() ? $this->arrival($message->pageReferrer, '') : $page;

        return $this->plan->rules()->recognise($arrival);
    }

    /**
     * @param  list<Target> $targets
     * @return list<int>    ids of the pools that a visitor of this source would be given a number of
     */
    private function pools(int $source, array $targets): array
    {
        $placements = $this->plan->placements($source);

        return array_values(array_filter(array_map(static fn (Target $target): ?int => ($placements[$target->id] ?? null)?->poolId, $targets), is_int(...)));
    }

    /** @param list<ShownNumber> $numbers */
    private function respond(?int $sourceId, array $numbers, ?Visit $visit = null): Answer
    {
        return Answer::ok([
            'source' => ['id' => $sourceId, 'name' => $sourceId === null ? '' : $this->plan->sourceName($sourceId)],
            'visit' => $visit?->id,
            'utm' => (object) ($visit->utm ?? []),
            'numbers' => array_map(static fn (ShownNumber $number): array => $number->toArray(), $numbers),
            'beat' => ['seconds' => self::BEAT_SECONDS],
        ]);
    }
}
