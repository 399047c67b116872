<?php

declare(strict_types=1);

namespace Ringwell\Lease;

use Ringwell\Door\Message;
use Ringwell\Door\PublicDoor;
use Ringwell\Door\Routes;
use Ringwell\Services;
use Ringwell\Source\Arrival;

/** POST lease: one for every page view. */
final class LeaseRoute implements Routes
{
    public const BEAT_SECONDS = 30;

    public function __construct(private readonly Services $services)
    {
    }

    public function register(): void
    {
        PublicDoor::register('/lease', $this->answer(...));
    }

    private function answer(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $message = Message::of('Lease', 'lease-request')->read($request);
        if ($message instanceof \WP_Error) {
            return $message;
        }
        $message = LeaseMessage::of($message);
        $targets = $this->services->targets()->many($message->targets);
        if ($this->services->configToken()->read($message->config) === null || $this->isSpeculative($request)) {
            return $this->respond(null, array_map(Fallback::own(...), $targets));
        }
        $hosts = $this->services->siteHosts();
        $page = Arrival::from($message->pageUrl, $message->pageReferrer, $hosts);
        if (! $message->isRemembered()) {
            // A page of the same site that led here may carry the campaign in its own address.
            $arrival = $page->isSameSite() && ! $page->hasCampaign() ? Arrival::from($message->pageReferrer, '', $hosts) : $page;
            $source = $this->services->arrivals()->sourceOfPage($arrival);

            return $this->respond($source, $this->services->pageView()->withoutVisit($source, $targets));
        }
        $landing = $message->landingUrl === null ? $page : Arrival::from($message->landingUrl, $message->landingReferrer, $hosts);
        $visit = $this->services->arrivals()->arrive(
            (string) $message->visitor,
            (string) $message->visit,
            $landing,
            $page,
            $message->landingAgo,
            $message->ids,
            $message->consent,
            (string) $request->get_header('user-agent'),
        );

        return $this->respond($visit->sourceId, $this->services->pageView()->numbers($visit, $targets));
    }

    /** A page fetched ahead of time is seen by nobody yet. */
    private function isSpeculative(\WP_REST_Request $request): bool
    {
        return str_starts_with((string) $request->get_header('sec-purpose'), 'prefetch');
    }

    /** @param list<ShownNumber> $numbers */
    private function respond(?int $sourceId, array $numbers): \WP_REST_Response
    {
        return new \WP_REST_Response([
            'source' => ['id' => $sourceId, 'name' => $sourceId === null ? '' : $this->services->sources()->find($sourceId)->name ?? ''],
            'numbers' => array_map(static fn (ShownNumber $number): array => $number->toArray(), $numbers),
            'beat' => ['seconds' => self::BEAT_SECONDS],
        ]);
    }
}
