<?php

declare(strict_types=1);

namespace Ringwell\Demo\History;

use Ringwell\Demo\Clinic;
use Ringwell\Demo\Phone\Conversation;
use Ringwell\Demo\Phone\Systems;
use Ringwell\DoorServices;
use Ringwell\Number\Target;
use Ringwell\Page\NumberOnScreen;
use Ringwell\Plan\Plan as SitePlan;
use Ringwell\Services;
use Ringwell\SetClock;
use Ringwell\Source\Arrival;
use Ringwell\Visit\Visit;

/**
 * Lives a plan through: sets the clock to each step's time and asks the rooms what their doors would ask them. So
 * everything that is in the tables afterwards is what the code makes of such visits and calls, and nothing else.
 */
final class Player
{
    /** @var array<int, Visit> by index of the plan's visits */
    private array $visits = [];
    /** @var array<int, array<int, array{numberId: int, number: string, kind: string}>> shown, by visit and target */
    private array $shown = [];
    /** @var list<Target> */
    private array $targets = [];
    /** @var list<string> */
    private array $hosts = [];
    private Line $line;
    private Forms $forms;
    private SitePlan $site;
    private DoorServices $doors;

    public function __construct(
        private readonly Services $services,
        private readonly SetClock $clock,
        private readonly string $seed,
        private readonly string $home,
        private readonly int $now,
    ) {
        $this->line = new Line($services, $clock, $now);
        $this->forms = new Forms($services, $clock, $this->line, $home, $this->secret(...));
        $this->site = $services->plan();
        // Of numbers that are free equally long the first one, so that the same seed tells the same history.
        $this->doors = new DoorServices($services->transactionalDb(), $clock, chance: static fn (): int => 0);
    }

    /** @param callable(int, int): void $progress steps done, steps in all */
    public function play(Plan $plan, callable $progress): void
    {
        $this->targets = $this->services->targets()->all();
        $this->hosts = $this->services->siteHosts();
        $steps = self::steps($plan);
        // Staff are not told today of what was left to them months ago.
        $noMail = static fn (): bool => false;
        add_filter('pre_wp_mail', $noMail);
        foreach ($steps as $done => [$at, $what, $index, $part]) {
            $this->forms->until($at);
            $this->clock->set($at);
            match ($what) {
                'form' => $this->forms->send($plan->forms[$index], $plan->visits[$plan->forms[$index]->visit ?? -1] ?? null),
                'page' => $this->page($index, $plan->visits[$index], $part),
                'deed' => $this->deed($index, $plan->visits[$index]->deeds[$part][1]),
                default => $this->call($plan->calls[$index], $what),
            };
            if ($done % 500 === 0) {
                $progress($done, count($steps));
            }
        }
        $this->forms->until($this->now);
        remove_filter('pre_wp_mail', $noMail);
    }

    /** @return list<array{int, string, int, int}> time, what, index of visit, call or form, part of it; in order */
    private static function steps(Plan $plan): array
    {
        $steps = [];
        foreach ($plan->visits as $index => $visit) {
            foreach ($visit->pages as $part => [$at]) {
                $steps[] = [$at, 'page', $index, $part];
            }
            foreach ($visit->deeds as $part => [$at]) {
                $steps[] = [$at, 'deed', $index, $part];
            }
        }
        foreach ($plan->calls as $index => $call) {
            $steps[] = [$call->at, 'start', $index, 0];
            if ($call->talk > 0) {
                $steps[] = [$call->at + $call->wait * 1000, 'answer', $index, 0];
            }
            $steps[] = [$call->endsAt(), 'end', $index, 0];
        }
        foreach ($plan->forms as $index => $form) {
            $steps[] = [$form->at, 'form', $index, 0];
        }
        // Stable, so that steps of the same millisecond stay in the order in which they were planned.
        usort($steps, static fn (array $a, array $b): int => $a[0] <=> $b[0]);

        return $steps;
    }

    /** As the lease door does it. */
    private function page(int $index, PlannedVisit $visit, int $part): void
    {
        $landing = Arrival::from($this->home . $visit->url, $visit->referrer, $this->hosts);
        [, $path] = $visit->pages[$part] ?? $visit->pages[0];
        [, $before] = $visit->pages[$part - 1] ?? $visit->pages[0];
        $page = $part === 0 ? $landing : Arrival::from($this->home . $path, $this->home . $before, $this->hosts);
        $arrived = $this->doors->arrivals($this->site)->arrive(
            $this->secret("visitor {$visit->visitor}"),
            $this->secret("visit {$index}"),
            $part === 0 ? $landing : null,
            $page,
            $this->clock->now() - $visit->startedAt,
            ['ym' => (string) (1_700_000_000 + $visit->visitor) . sprintf('%09d', $visit->visitor * 7919)],
            'full',
            $visit->userAgent,
        );
        $this->visits[$index] = $arrived->visit;
        foreach ($this->doors->pageView($this->site)->numbers($arrived, $this->targets) as $number) {
            $this->shown[$index][$number->target] = ['numberId' => $number->numberId, 'number' => $number->number, 'kind' => $number->kind];
        }
    }

    /** As the activity door does it. */
    private function deed(int $index, string $type): void
    {
        $events = [['type' => $type, 'ago' => $type === 'seen' ? 1000 : 0]];
        if ($type === 'seen') {
            $events[] = ['type' => 'painted', 'ago' => 10_000];
        }
        $rows = $this->services->leases()->rows(array_column($this->shown[$index], 'numberId'));
        $this->doors->signs($this->site)->apply(
            $this->visits[$index],
            array_map(static fn (array $number): NumberOnScreen => new NumberOnScreen($number['numberId'], $number['kind'], $rows[$number['numberId']] ?? null), $this->shown[$index]),
            $events,
        );
    }

    private function call(PlannedCall $call, string $what): void
    {
        $number = $call->visit === null ? $call->number : $this->onScreen($call->visit);
        // The desk's own PBX has the clinic's old number; everything else is rented from Mango. It can't report calls back.
        $connection = $this->line->connection($number === Clinic::OWN_NUMBER && ! $call->isBack ? 'own' : 'mango');
        $events = $connection === null ? null : Systems::of($connection);
        if ($connection === null || $events === null) {
            return;
        }
        $conversation = new Conversation(substr($this->secret("call {$call->id}"), 0, 20), $call->caller, $number, $call->at, $call->isBack);
        if ($call->talk > 0) {
            $conversation = $conversation->answered($call->at + $call->wait * 1000);
        }
        $this->line->send($connection, match ($what) {
            'start' => $events->started($conversation),
            'answer' => $events->answered($conversation),
            default => $events->ended($conversation->ended($call->endsAt())),
        });
    }

    private function onScreen(int $visit): string
    {
        $shown = $this->shown[$visit] ?? [];

        return reset($shown)['number'] ?? Clinic::OWN_NUMBER;
    }

    /** 128 bits that nobody else will come upon, the same for the same seed. */
    private function secret(string $of): string
    {
        return substr(hash('sha256', "ringwell demo {$this->seed} {$of}"), 0, 32);
    }
}
