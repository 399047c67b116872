<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Callback;

use Ringwell\Attribution\Answer;
use Ringwell\Call\CallEvent;
use Ringwell\Call\CallQuery;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Call\Stage;
use Ringwell\Callback\Callback;
use Ringwell\Callback\OrderedVisits;
use Ringwell\Callback\State;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Time;

/** A call that we had made is tied to the visit in which somebody asked for it, and is no inbound call for anybody. */
final class OrderedCallsTest extends TestCase
{
    use RingingClinic;

    private const PATIENT = RingingPhoneSystem::PATIENT;

    protected function setUp(): void
    {
        parent::setUp();
        $this->openRingingClinic();
        $db = $this->services->db();
        $db->run("INSERT INTO {visits} (id, visit, visitor, started_at, seen_at, source_id, shown_source_id, utm_campaign) VALUES (77, %s, %s, %d, %d, 3, 3, 'spring')", [str_repeat('a', 64), str_repeat('b', 64), $this->clock->now(), $this->clock->now()]);
        $db->run("INSERT INTO {requests} (id, form_id, kind, phone, comment, visit_id, received_at) VALUES (1, 1, 'callback', %s, '', 77, %d)", [self::PATIENT, $this->clock->now()]);
    }

    public function testItIsTiedToTheVisitAndCountedNowhere(): void
    {
        $this->ring();
        $call = (int) $this->lastTry()->callId;
        $attribution = $this->services->attributions()->find($call);
        self::assertNotNull($attribution);
        self::assertSame(['callback', Answer::SURE, 77, 3, 'spring'], [$attribution->answer->rule, $attribution->answer->certainty, $attribution->answer->visit, $attribution->answer->sourceId, $attribution->campaign]);

        [$from, $to] = [$this->clock->now() - Time::DAY, $this->clock->now() + Time::DAY];
        $store = $this->services->attributions();
        self::assertSame(['calls' => 0, 'answered' => 0, 'missed' => 0], $store->count($from, $to));
        self::assertSame([[], [], [], [[]]], [$store->countBySource($from, $to), $store->countByGroup($from, $to), $store->countByCampaign($from, $to), $store->countBetween([$from, $to])]);
        self::assertSame([0, 1], [$this->services->calls()->count((new CallQuery())->counted()), $this->services->calls()->count(new CallQuery())]);
        $found = $this->services->calls()->find($call);
        self::assertSame([Direction::Callback, false], [$found?->direction, $found?->isNewCaller]);
        $this->actAs('administrator');
        $story = $this->rest('GET', "calls/{$call}/story")->get_data();
        self::assertIsArray($story);
        self::assertSame(['callback', 77], [$story['why']['rule'], $story['visit']['id']]);
    }

    public function testOneFoundByItsPhoneIsTiedToo(): void
    {
        $this->system->knowsCommand = false;
        $this->ask();
        $this->work();
        $this->hear(null, Stage::Talking, isOver: true);

        self::assertSame(77, $this->services->attributions()->find((int) $this->lastTry()->callId)?->answer->visit);
        self::assertSame(0, $this->services->attributions()->count(0, $this->clock->now() + Time::DAY)['calls']);
    }

    public function testWhatTheClinicDialsItselfIsTiedToNobody(): void
    {
        $this->hear(null, Stage::Talking, isOver: true);

        self::assertSame([], $this->services->db()->rows('SELECT call_id FROM {attributions}'));
    }

    public function testAnotherConnectionsReportOfAnInboundCallIsNoTwinOfIt(): void
    {
        $this->ring();
        $other = $this->services->connections()->add('Other', 'ringing', true, [], []);
        $now = $this->clock->now();
        $this->services->callRecorder()->apply($other, new CallEvent(
            'inbound',
            Direction::In,
            CallState::Ended,
            final: true,
            at: $now,
            caller: self::PATIENT,
            did: RingingPhoneSystem::SITE,
            startedAt: $now,
            answered: true,
            answeredAt: $now,
            endedAt: $now,
        ), $now);

        self::assertSame([['callback', null], ['in', null]], array_map(array_values(...), $this->services->db()->rows('SELECT direction, twin_of FROM {calls} ORDER BY direction')));
        self::assertSame(1, $this->services->attributions()->count(0, $now + Time::DAY)['calls']);
        self::assertSame(['1'], array_column($this->services->db()->rows("SELECT new_caller FROM {calls} WHERE direction = 'in'"), 'new_caller'));
    }

    public function testTheVisitsOfAListAreAskedForAtOnce(): void
    {
        $this->ring();
        $tied = (int) $this->lastTry()->callId;
        $callbacks = [];
        foreach ([[1, null], [2, null], [3, null], [null, $tied], [null, 999]] as $n => [$request, $call]) {
            $callbacks[] = new Callback($n + 1, $request, $call, self::PATIENT, 1, '', State::Waiting, null, '', 0, 0, 0, 0);
        }
        $asked = [];
        $visits = new OrderedVisits(
            $this->services->callbacks(),
            $this->services->callbackTries(),
            $this->services->attributions(),
            static function (array $requests) use (&$asked): array {
                $asked[] = $requests;

                return [1 => 77, 2 => 78];
            },
        );
        $before = $this->wpdb->num_queries;

        self::assertSame([1 => 77, 2 => 78, 3 => null, 4 => 77, 5 => null], $visits->many($callbacks));
        self::assertSame([[1, 2, 3]], $asked);
        self::assertSame(1, $this->wpdb->num_queries - $before);
        self::assertSame([1 => 77], $this->services->requests()->visitsOf([1, 2, 999]));
    }

    private function ring(): void
    {
        $this->ask();
        $this->work();
        $command = $this->system->last()->command;
        $this->hear($command, Stage::ClinicRings);
        $this->hear($command, Stage::Talking, isOver: true);
    }
}
