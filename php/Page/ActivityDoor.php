<?php

declare(strict_types=1);

namespace Ringwell\Page;

use Ringwell\Clock;
use Ringwell\Door\Answer;
use Ringwell\Door\ConfigToken;
use Ringwell\Door\Shape;
use Ringwell\Lease\LeaseRow;
use Ringwell\Lease\Screen;
use Ringwell\Lease\ScreenStore;
use Ringwell\Number\Target;
use Ringwell\Plan\Crowds;
use Ringwell\Plan\NetworkKey;
use Ringwell\Plan\Plan;
use Ringwell\Visit\Asker;
use Ringwell\Visit\Network;
use Ringwell\Visit\SecretId;

/**
 * The activity door without what it stands in: what the visitor did, and whether the numbers on his screen are still
 * his. Never claims a number and never names another pool number.
 *
 * @phpstan-import-type ClientEvent from Activity
 * @phpstan-type PageEvent array{type: string, ago: int, target?: int, from?: string}
 * @phpstan-type ActivityMessage array{visitor: string, visit: string, config: string, shown: list<array{target: int, number: string}>, events: list<PageEvent>}
 */
final class ActivityDoor
{
    /** @param ?ConfigToken $token null where no key can be read: then no page is known as ours */
    public function __construct(
        private readonly Plan $plan,
        private readonly ?ConfigToken $token,
        private readonly ScreenStore $screens,
        private readonly Activity $activity,
        private readonly NetworkKey $networkKey,
        private readonly Crowds $crowds,
        private readonly Clock $clock,
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
        $faults = Shape::of('Page', 'activity-request')->faults($decoded);

        return $faults === [] ? $this->answerTo(Shape::plain($decoded), $asker) : Answer::ofFaults($faults);
    }

    /** @param array<string, mixed> $checked against activity-request.json */
    public function answerTo(array $checked, Asker $asker): Answer
    {
        /** @var ActivityMessage $message */
        $message = $checked;
        $targets = $this->plan->targets(array_column($message['shown'], 'target'));
        $onScreen = array_column($message['shown'], 'number', 'target');
        $screen = $asker->refuses || $this->token?->read($message['config']) === null
            ? null
            : $this->screens->read(SecretId::hash($message['visit']), [...array_values($onScreen), ...array_column($message['events'], 'from')], $this->clock->now());
        if ($screen === null || $screen->visit->visitor !== SecretId::hash($message['visitor'])) {
            return self::respond(array_map(Fallback::own(...), $targets));
        }
        $placements = $this->plan->placements($screen->visit->shownSourceId);
        $shown = [];
        $fallbacks = [];
        foreach ($targets as $target) {
            $fallbacks[$target->id] = Fallback::of($target, $placements[$target->id] ?? null);
            $number = $screen->numbers[$onScreen[$target->id]] ?? null;
            if ($number !== null) {
                $shown[$target->id] = self::shown($number->id, $target, $fallbacks[$target->id], $screen);
            }
        }
        // A page that only asks changes nothing: then it does not matter where it asks from.
        $network = $message['events'] === [] ? null : Network::of($asker->address, fn (): string => $this->networkKey->of($this->plan));
        $isFull = $screen->isFull || $this->crowds->isFull($this->plan, $network);
        $events = $isFull ? self::needed($message['events'], $screen) : $message['events'];
        $kept = $this->activity->apply($screen->visit, $shown, self::events($events, $screen), $network);
        $this->crowds->wrote($network, $isFull ? 0 : Crowds::ofWords($events, count($shown)));
        $numbers = [];
        foreach ($fallbacks as $target => $fallback) {
            $number = $screen->numbers[$onScreen[$target]] ?? null;
            $numbers[] = isset($kept[$target]) && $number !== null
                ? new ShownNumber($target, $number->id, $number->number, $number->display, 'pool', $fallback->number, $kept[$target]->ttl($this->clock->now()))
                : $fallback;
        }

        return self::respond($numbers);
    }

    private static function shown(int $numberId, Target $target, ShownNumber $fallback, Screen $screen): NumberOnScreen
    {
        $isFallback = $numberId === $fallback->numberId;
        $kind = $isFallback ? $fallback->kind : ($numberId === $target->numberId ? 'own' : 'pool');

        return new NumberOnScreen($numberId, $kind, $screen->rows[$numberId] ?? null, $isFallback);
    }

    /**
     * Of whoever has had his share of the log only what his numbers are kept by: each of these is logged once a lease,
     * input once a minute.
     *
     * @param  list<PageEvent> $events as the page says them
     * @return list<PageEvent>
     */
    private static function needed(array $events, Screen $screen): array
    {
        $own = array_filter($screen->rows, static fn (LeaseRow $row): bool => $row->names($screen->visit->visitor));
        $wanted = [
            'active' => $own !== [],
            'seen' => array_filter($own, static fn (LeaseRow $row): bool => ! $row->confirmed) !== [],
            'tap' => array_filter($own, static fn (LeaseRow $row): bool => $row->protectedAt === null) !== [],
        ];
        $wanted['copy'] = $wanted['tap'];

        return array_values(array_filter($events, static fn (array $event): bool => $wanted[$event['type']] ?? false));
    }

    /**
     * @param  list<PageEvent>   $events as the page says them
     * @return list<ClientEvent>
     */
    private static function events(array $events, Screen $screen): array
    {
        return array_map(static function (array $event) use ($screen): array {
            $from = $event['from'] ?? null;
            unset($event['from']);

            return $from === null ? $event : ['from' => $screen->numbers[$from]->id ?? 0] + $event;
        }, $events);
    }

    /** @param list<ShownNumber> $numbers */
    private static function respond(array $numbers): Answer
    {
        return Answer::ok(['numbers' => array_map(static fn (ShownNumber $number): array => $number->toArray(), $numbers)]);
    }
}
