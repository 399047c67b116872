<?php

declare(strict_types=1);

namespace Ringwell\Lease;

use Ringwell\Door\Message;
use Ringwell\Door\PublicDoor;
use Ringwell\Door\Routes;
use Ringwell\Number\Target;
use Ringwell\Services;
use Ringwell\Visit\SecretId;
use Ringwell\Visit\Visit;

/**
 * POST activity: what the visitor did, and whether the numbers on his screen are still his. Never claims a number
 * and never names another pool number.
 *
 * @phpstan-type ActivityMessage array{visitor: string, visit: string, config: string, shown: list<array{target: int, number: string}>, events: list<array{type: string, ago: int, target?: int}>}
 */
final class ActivityRoute implements Routes
{
    public function __construct(private readonly Services $services)
    {
    }

    public function register(): void
    {
        PublicDoor::register('/activity', $this->answer(...));
    }

    private function answer(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $message = Message::of('Lease', 'activity-request')->read($request);
        if ($message instanceof \WP_Error) {
            return $message;
        }
        /** @var ActivityMessage $message */
        $targets = $this->services->targets()->many(array_column($message['shown'], 'target'));
        $visit = $this->services->configToken()->read($message['config']) === null ? null : $this->visit($message['visitor'], $message['visit']);
        if ($visit === null) {
            return self::respond(array_map(Fallback::own(...), $targets));
        }

        return self::respond($this->apply($visit, $targets, $message));
    }

    /**
     * @param  list<Target>      $targets
     * @param  ActivityMessage   $message
     * @return list<ShownNumber>
     */
    private function apply(Visit $visit, array $targets, array $message): array
    {
        $onScreen = array_column($message['shown'], 'number', 'target');
        $records = $this->services->numbers()->manyByE164(array_values($onScreen));
        $placements = $this->services->pageView()->placementsByTarget($visit->shownSourceId);
        $shown = [];
        $fallbacks = [];
        foreach ($targets as $target) {
            $fallback = Fallback::of($target, $placements[$target->id] ?? null);
            $fallbacks[$target->id] = $fallback;
            $record = $records[$onScreen[$target->id]] ?? null;
            if ($record !== null) {
                $kind = $record->id === $fallback->numberId ? $fallback->kind : ($record->id === $target->numberId ? 'own' : 'pool');
                $shown[$target->id] = ['numberId' => $record->id, 'kind' => $kind];
            }
        }
        $kept = $this->services->activity()->apply($visit, $shown, $message['events']);
        $this->services->visits()->seen($visit->id, $this->services->clock()->now());
        $numbers = [];
        foreach ($fallbacks as $target => $fallback) {
            $record = $records[$onScreen[$target]] ?? null;
            $numbers[] = isset($kept[$target]) && $record !== null
                ? new ShownNumber($target, $record->id, $record->number, $record->display, 'pool', $fallback->number, $kept[$target]->ttl($this->services->clock()->now()))
                : $fallback;
        }

        return $numbers;
    }

    private function visit(string $visitor, string $visit): ?Visit
    {
        $found = $this->services->visits()->byHash(SecretId::hash($visit));

        return $found !== null && $found->visitor === SecretId::hash($visitor) ? $found : null;
    }

    /** @param list<ShownNumber> $numbers */
    private static function respond(array $numbers): \WP_REST_Response
    {
        return new \WP_REST_Response(['numbers' => array_map(static fn (ShownNumber $number): array => $number->toArray(), $numbers)]);
    }
}
