<?php

declare(strict_types=1);

namespace Ringwell\Demo\History;

use Ringwell\Callback\State;
use Ringwell\Demo\Phone\BridgeEvents;
use Ringwell\Demo\Phone\Ending;
use Ringwell\Demo\Phone\OrderedCall;
use Ringwell\Pbx\Connection;
use Ringwell\Pbx\Own\OwnPbxAdapter;
use Ringwell\Request\Flood;
use Ringwell\Request\FormToken;
use Ringwell\Request\RequestDesk;
use Ringwell\Request\Sent;
use Ringwell\Request\Wish;
use Ringwell\Services;
use Ringwell\SetClock;
use Ringwell\Time;

/**
 * Sends planned forms, and lets time pass: the rooms decide when somebody is rung, a bridge fetches that and tells what
 * becomes of it, staff see to what is left to them.
 */
final class Forms
{
    /** How often the bridge asks. */
    private const ASKS = 3 * Time::SECOND;
    /** A callback that can't be rung yet is looked at again by the next minute's work. */
    private const AGAIN = Time::MINUTE;
    private const PATIENCE = 30;
    /** How long somebody fills in a form. */
    private const TYPING = 14 * Time::SECOND;
    /** WordPress's first user, who makes the site. */
    private const OWNER = 1;

    /** @var list<array{int, int, \Closure(): void}> UTC milliseconds, order of coming, what happens then */
    private array $agenda = [];
    private int $added = 0;
    /** @var array<int, true> when a round is on the agenda */
    private array $rounds = [];
    /** @var array<string, PlannedForm> by phone, E.164 */
    private array $plans = [];
    /** @var array<string, int> the last try of each phone, from 0 */
    private array $tries = [];
    private readonly RequestDesk $desk;
    private readonly ?Connection $connection;
    private readonly BridgeEvents $events;

    /** @param \Closure(string): string $secret 128 bits of a name */
    public function __construct(
        private readonly Services $services,
        private readonly SetClock $clock,
        private readonly Line $line,
        private readonly string $home,
        private readonly \Closure $secret,
    ) {
        $this->desk = $services->requestDesk();
        $this->connection = $line->connection('own');
        $this->events = new BridgeEvents($this->connection?->secret(OwnPbxAdapter::SIGNING_SECRET) ?? '');
    }

    /** All that happens until then. */
    public function until(int $at): void
    {
        for ($next = $this->agenda[0] ?? null; $next !== null && $next[0] <= $at; $next = $this->agenda[0] ?? null) {
            array_shift($this->agenda);
            $this->clock->set($next[0]);
            $next[2]();
        }
    }

    /** As the forms' doors do it. */
    public function send(PlannedForm $plan, ?PlannedVisit $visit): void
    {
        $form = $this->services->forms()->find($plan->form);
        if ($form === null) {
            return;
        }
        $this->fetch();
        $policy = $this->home . '/privacy/';
        $wish = new Wish($plan->phone, $plan->name, $plan->comment, $plan->wishedAt, $this->services->branches()->first());
        $taken = $this->desk->take($this->sent($plan, $visit), $wish, $form, $this->services->consentBook()->note($form, $policy), hash('sha256', ($this->secret)("network {$plan->id}")), static fn (): bool => true);
        $this->plans[$plan->phone] = $plan;
        if ($taken->toSettle !== null) {
            $this->desk->settle($taken->toSettle);
            $this->services->callbackAfterAnswer()->run();
        }
        $now = $this->clock->now();
        $this->roundAt($now + self::ASKS);
        // What waited because nothing proves it is looked at by then.
        $this->at($now + Flood::WAIT + self::ASKS, function () use ($plan): void {
            $this->round();
            $this->leave($plan);
        });
        if ($plan->form === FormPlanner::REQUEST && $plan->seenTo !== null) {
            $this->at($now + $plan->seenTo, fn () => $this->answer($plan));
        }
    }

    private function sent(PlannedForm $plan, ?PlannedVisit $visit): Sent
    {
        $page = $this->home . $plan->page;
        $fields = ['form' => (string) $plan->form, 'phone' => $plan->phone, 'name' => $plan->name, 'comment' => $plan->comment];
        if ($plan->visit === null && ! $plan->isJunk) {
            return Sent::ofFields(['agreed' => '1'] + $fields, $page);
        }

        return Sent::ofMessage([
            'agreed' => true,
            'page' => $page,
            'key' => $this->key($plan),
            'token' => $plan->isJunk ? '' : FormToken::issue($this->services->configKeys()->keys(), $plan->form, $this->clock->now() - self::TYPING),
            'inputs' => strlen($plan->phone),
            'visit' => $plan->visit === null ? '' : ($this->secret)("visit {$plan->visit}"),
            'visitor' => $visit === null ? '' : ($this->secret)("visitor {$visit->visitor}"),
            'website' => $plan->isJunk ? 'https://top.example/' : '',
        ] + $fields);
    }

    /** The minute's work, and the bridge's question after it. */
    private function round(): void
    {
        $this->desk->settleLeft();
        $this->services->callbackAfterAnswer()->run();
        $this->services->callbackDesk()->run();
        $this->fetch();
        $next = $this->services->callbacks()->nextDue();
        if ($next !== null) {
            $now = $this->clock->now();
            $this->roundAt($next <= $now ? $now + self::AGAIN : $next + self::ASKS);
        }
    }

    private function roundAt(int $at): void
    {
        if (! isset($this->rounds[$at])) {
            $this->rounds[$at] = true;
            $this->at($at, $this->round(...));
        }
    }

    private function fetch(): void
    {
        $now = $this->clock->now();
        $orders = $this->connection === null ? [] : $this->line->ask($this->connection, $this->events->question($now));
        foreach ($orders as $order) {
            $plan = $this->plans["+{$order['from']}"] ?? null;
            if ($plan !== null) {
                $this->ring($plan, $order['command'], $order['did'], $now);
            }
        }
    }

    private function ring(PlannedForm $plan, string $command, string $did, int $now): void
    {
        $try = $this->tries[$plan->phone] = ($this->tries[$plan->phone] ?? -1) + 1;
        $ending = $plan->endings[min($try, count($plan->endings) - 1)] ?? Ending::Talked;
        $call = OrderedCall::of($command, ltrim($plan->phone, '+'), $did, $now, $ending, $plan->wait, self::PATIENCE, $plan->talk);
        foreach ($call->steps as $step) {
            $this->at($step[0], function () use ($plan, $call, $step): void {
                if ($this->connection !== null) {
                    $this->line->send($this->connection, [$this->events->of($call, $step)]);
                }
                if ($step[1] === OrderedCall::END) {
                    $this->round();
                    $this->leave($plan);
                }
            });
        }
    }

    /** What nothing can ring is left to staff. */
    private function leave(PlannedForm $plan): void
    {
        $callback = $this->services->callbacks()->openOf($plan->phone);
        if ($plan->seenTo !== null && $callback?->state === State::Task) {
            $this->at($this->clock->now() + $plan->seenTo, function () use ($plan): void {
                $callback = $this->services->callbacks()->openOf($plan->phone);
                if ($callback?->state === State::Task) {
                    $this->services->callbackSettler()->change($callback, $callback->over(State::Closed, $this->clock->now())->with(['closedBy' => self::OWNER]));
                }
            });
        }
    }

    private function answer(PlannedForm $plan): void
    {
        $request = $this->services->requests()->byKey(hash('sha256', "key\0{$this->key($plan)}"));
        if ($request !== null) {
            $this->services->requests()->handle($request->id, $this->clock->now(), self::OWNER);
        }
    }

    private function key(PlannedForm $plan): string
    {
        return ($this->secret)("form {$plan->id}");
    }

    /** @param \Closure(): void $what */
    private function at(int $at, \Closure $what): void
    {
        $this->agenda[] = [$at, $this->added++, $what];
        usort($this->agenda, static fn (array $a, array $b): int => [$a[0], $a[1]] <=> [$b[0], $b[1]]);
    }
}
