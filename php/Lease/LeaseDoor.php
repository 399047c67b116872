<?php

declare(strict_types=1);

namespace Ringwell\Lease;

use Ringwell\Door\Answer;
use Ringwell\Door\ConfigToken;
use Ringwell\Door\Shape;
use Ringwell\Number\Target;
use Ringwell\Plan\Plan;
use Ringwell\Source\Arrival;
use Ringwell\Visit\Arrivals;
use Ringwell\Visit\Asker;

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
        $faults = Shape::of('Lease', 'lease-request')->faults($decoded);

        return $faults === [] ? $this->answerTo(Shape::plain($decoded), $asker) : Answer::ofFaults($faults);
    }

    /** @param array<string, mixed> $checked against lease-request.json */
    public function answerTo(array $checked, Asker $asker): Answer
    {
        $message = LeaseMessage::of($checked);
        $targets = $this->plan->targets($message->targets);
        if ($this->token?->read($message->config) === null || $this->isSpeculative($asker)) {
            return $this->respond(null, array_map(Fallback::own(...), $targets));
        }
        $hosts = $this->plan->site->hosts;
        $page = Arrival::from($message->pageUrl, $message->pageReferrer, $hosts);
        if (! $message->isRemembered()) {
            return $this->unremembered($message, $page, $targets);
        }
        $landing = $message->landingUrl === null ? null : Arrival::from($message->landingUrl, $message->landingReferrer, $hosts);
        $arrived = $this->arrivals->arrive(
            (string) $message->visitor,
            (string) $message->visit,
            $landing,
            $page,
            $message->landingAgo,
            $message->ids,
            $message->consent,
            $asker->userAgent,
        );

        return $this->respond($arrived->visit->sourceId, $this->pageView->numbers($arrived, $targets));
    }

    /** @param list<Target> $targets */
    private function unremembered(LeaseMessage $message, Arrival $page, array $targets): Answer
    {
        // A page of the same site that led here may carry the campaign in its own address.
        $arrival = $page->isSameSite() && ! $page->hasCampaign() ? Arrival::from($message->pageReferrer, '', $this->plan->site->hosts) : $page;
        $source = $this->plan->rules()->recognise($arrival);

        return $this->respond($source, $this->pageView->withoutVisit($source, $targets));
    }

    /** A page fetched ahead of time is seen by nobody yet. */
    private function isSpeculative(Asker $asker): bool
    {
        return str_starts_with($asker->secPurpose, 'prefetch');
    }

    /** @param list<ShownNumber> $numbers */
    private function respond(?int $sourceId, array $numbers): Answer
    {
        return Answer::ok([
            'source' => ['id' => $sourceId, 'name' => $sourceId === null ? '' : $this->plan->sourceName($sourceId)],
            'numbers' => array_map(static fn (ShownNumber $number): array => $number->toArray(), $numbers),
            'beat' => ['seconds' => self::BEAT_SECONDS],
        ]);
    }
}
