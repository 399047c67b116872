<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Call;

use PHPUnit\Framework\Attributes\DataProvider;
use Ringwell\Call\Applied;
use Ringwell\Call\Call;
use Ringwell\Call\CallEvent;
use Ringwell\Call\CallRhythm;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Call\LegReport;
use Ringwell\Call\Way;
use Ringwell\Number\CountingConnection;
use Ringwell\Tests\Integration\Lease\Clinic;
use Ringwell\Tests\Integration\Pbx\PhoneSystem;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Tests\Support\ClinicPlan;
use Ringwell\Time;

/** The provider and the own PBX behind it report the same calls, in any order: each is one call. */
final class TwinsTest extends TestCase
{
    use Clinic;
    use PhoneSystem;

    private const T = self::START;
    private const PATIENT = '79161234567';
    private const PROVIDER = 1;
    private const PBX = 2;

    protected function setUp(): void
    {
        parent::setUp();
        $this->openClinic();
    }

    public function testTheFirstConnectionThatReportsCountsAndTheOtherAddsWhatItLacks(): void
    {
        $this->ring(self::PROVIDER, 'p1', self::T);
        $this->ring(self::PBX, 'b1', self::T + 1000);
        $this->services->callRecorder()->apply(self::PBX, new CallEvent('b1', Direction::In, CallState::Talking, at: self::T + 9000, answeredAt: self::T + 9000, leg: new LegReport('l', CallState::Talking, '101')), self::T + 9000);
        $this->end(self::PBX, 'b1', self::T + 1000, 30, recording: 'r-of-the-pbx');

        $calls = $this->shown();
        self::assertCount(1, $calls);
        self::assertSame([self::PROVIDER, self::T, 'answered', 30, 'r-of-the-pbx', false], [$calls[0]->connectionId, $calls[0]->startedAt, $calls[0]->result(), $calls[0]->talkSeconds, $calls[0]->recording, $calls[0]->isSeenOnly]);
        self::assertSame([['call_id' => (string) $calls[0]->id, 'connection_id' => (string) self::PBX]], $this->services->db()->rows('SELECT call_id, connection_id FROM {recordings}'));
        self::assertSame(['101'], array_column($this->services->calls()->legs($calls[0]->id), 'party'));
        self::assertSame([['call_id' => (string) $calls[0]->id]], $this->services->db()->rows('SELECT call_id FROM {attributions}'));

        $this->end(self::PROVIDER, 'p1', self::T, 31);
        self::assertSame([31, 'r-of-the-pbx'], [$this->shown()[0]->talkSeconds, $this->shown()[0]->recording], 'What it says itself goes first.');
    }

    public function testAReportOfAnotherConnectionWaitsAndThenCountsByItself(): void
    {
        $this->ring(self::PROVIDER, 'p0', self::T - Time::DAY, '79160000000');
        $this->ring(self::PBX, 'b1', self::T);
        self::assertCount(0, $this->since(self::T), 'For ten minutes it waits.');

        $this->clock->advance(9 * Time::MINUTE);
        $this->services->callRecorder()->settleWaiting();
        self::assertCount(0, $this->since(self::T));
        $this->clock->advance(2 * Time::MINUTE);
        $this->services->callRecorder()->settleWaiting();

        $call = $this->since(self::T)[0];
        self::assertSame([self::PBX, true, true], [$call->connectionId, $call->isSeenOnly, $call->isNewCaller]);
        self::assertNotNull($this->services->attributions()->find($call->id));
        $this->end(self::PBX, 'b1', self::T, 30, recording: 'r1');
        self::assertSame(['answered', true], [$this->since(self::T)[0]->result(), $this->since(self::T)[0]->isSeenOnly], 'Once shown it stays shown.');

        // The provider's list comes at last: the call that is there stays, with its tags and its story.
        $applied = $this->services->callRecorder()->applyPulled(self::PROVIDER, $this->closing('p1', self::T + 400, 30), self::T + Time::HOUR);
        self::assertSame([Applied::UNCHANGED, $call->id], [$applied->what, $applied->callId]);
        self::assertCount(1, $this->since(self::T));
        self::assertFalse($this->since(self::T)[0]->isSeenOnly);
        self::assertTrue($this->since(self::T)[0]->isNewCaller);
    }

    /** @param array{int, int, ?string, string} $second connection, milliseconds after, caller, number */
    #[DataProvider('others')]
    public function testWhatIsNotTheSameCallCountsForItself(array $second): void
    {
        [$connection, $after, $caller, $did] = $second;
        $this->ring(self::PROVIDER, 'p1', self::T);
        $this->ring($connection, 'b1', self::T + $after, $caller, $did);
        $this->clock->advance(11 * Time::MINUTE);
        $this->services->callRecorder()->settleWaiting();

        self::assertCount(2, $this->shown());
    }

    /** @return iterable<string, array{array{int, int, ?string, string}}> */
    public static function others(): iterable
    {
        yield 'later' => [[self::PBX, 15_001, self::PATIENT, ClinicPlan::STATIC]];
        yield 'another caller' => [[self::PBX, 1000, '79160000000', ClinicPlan::STATIC]];
        yield 'hidden here, shown there' => [[self::PBX, 1000, '', ClinicPlan::STATIC]];
        yield 'who rings is not said yet' => [[self::PBX, 1000, null, ClinicPlan::STATIC]];
        yield 'another number' => [[self::PBX, 1000, self::PATIENT, ClinicPlan::OWN]];
        yield 'the same connection' => [[self::PROVIDER, 1000, self::PATIENT, ClinicPlan::STATIC]];
    }

    public function testARecordingThatWasNamedBeforeTheTwinWasFoundGoesWithIt(): void
    {
        $this->ring(self::PROVIDER, 'p0', self::T - Time::DAY, '79160000000');
        $this->end(self::PBX, 'b1', self::T, 30, recording: 'r1');
        $this->ring(self::PROVIDER, 'p1', self::T + 100);

        self::assertSame(
            [['call_id' => (string) $this->since(self::T)[0]->id, 'recording' => 'r1']],
            $this->services->db()->rows('SELECT call_id, recording FROM {recordings}'),
        );
    }

    public function testACallThatWasShownAndTurnsOutToBeAnothersTakesEverythingAlong(): void
    {
        // The first does not say yet who rings, so the other's report finds nobody and counts at last.
        $this->ring(self::PROVIDER, 'p1', self::T, null);
        $this->end(self::PBX, 'b1', self::T + 1000, 30, recording: 'r1');
        $this->clock->advance(11 * Time::MINUTE);
        $this->services->callRecorder()->settleWaiting();
        self::assertCount(2, $this->shown());
        [$main, $twin] = $this->shown();
        $recording = $this->services->recordings()->ofCall($twin->id)[0];
        $this->services->recordingLinks()->add($recording, 'IDENT', $this->clock->now() + Time::DAY, 1);
        $this->services->listens()->begun($recording, 1);

        $this->end(self::PROVIDER, 'p1', self::T, 30);

        self::assertSame([$main->id], array_map(static fn (Call $call): int => $call->id, $this->shown()));
        self::assertSame([(string) $main->id], array_column($this->services->db()->rows('SELECT call_id FROM {attributions}'), 'call_id'));
        self::assertTrue($this->shown()[0]->isNewCaller);
        self::assertSame(
            [['r1'], ['IDENT'], [$recording->id]],
            [
                array_column($this->services->recordings()->ofCall($main->id), 'vendorId'),
                array_column($this->services->recordingLinks()->ofCall($main->id), 'label'),
                array_column($this->services->listens()->ofCall($main->id), 'recording'),
            ],
        );
    }

    public function testWhatWasLeftWithATwinWhenAProcessDiedGoesAtTheNextWordOfIt(): void
    {
        $this->ring(self::PROVIDER, 'p1', self::T);
        $this->end(self::PBX, 'b1', self::T + 1000, 30, recording: 'r1');
        $main = $this->shown()[0];
        $twin = (int) $this->services->db()->rows('SELECT id FROM {calls} WHERE twin_of = %d', [$main->id])[0]['id'];
        $same = $this->services->recordings()->ofCall($main->id)[0];
        $left = $this->services->recordings()->find((int) $this->services->recordings()->add($twin, self::PBX, 'r1', self::T));
        self::assertNotNull($left);
        $this->services->recordingLinks()->add($left, 'IDENT', $this->clock->now() + Time::DAY, 1);
        $this->services->listens()->begun($left, 1);

        $this->end(self::PBX, 'b1', self::T + 1000, 30, recording: 'r1');

        self::assertSame([], $this->services->recordings()->ofCall($twin));
        self::assertCount(1, $this->services->recordings()->ofCall($main->id));
        self::assertSame([$same->id], array_column($this->services->recordingLinks()->ofCall($main->id), 'recordingId'));
        self::assertSame([$same->id], array_column($this->services->listens()->ofCall($main->id), 'recording'));
    }

    public function testHiddenCallersAreTheSameOnlyWhereBothAreHidden(): void
    {
        $this->ring(self::PROVIDER, 'p1', self::T, '');
        $this->ring(self::PBX, 'b1', self::T + 2000, 'anonymous');

        self::assertCount(1, $this->shown());
        self::assertNull($this->shown()[0]->caller);
    }

    public function testEachCallHasOneTwinOfEachConnection(): void
    {
        $this->ring(self::PROVIDER, 'p1', self::T);
        $this->ring(self::PROVIDER, 'p2', self::T + 12_000);
        $this->ring(self::PBX, 'b1', self::T + 500);
        $this->ring(self::PBX, 'b2', self::T + 12_500);
        $this->ring(3, 'c1', self::T + 700);

        self::assertCount(2, $this->shown());
        $twins = $this->services->db()->rows('SELECT twin_of, connection_id FROM {calls} WHERE twin_of IS NOT NULL ORDER BY id');
        self::assertCount(3, $twins);
        self::assertNotSame($twins[0]['twin_of'], $twins[1]['twin_of']);
        self::assertSame($twins[0]['twin_of'], $twins[2]['twin_of']);
    }

    public function testAConnectionThatIsSilentForAMonthOrGoneCountsNoMore(): void
    {
        $this->ring(self::PROVIDER, 'p1', self::T);
        $this->clock->advance(CountingConnection::SILENT_AFTER - 1);
        $this->ring(self::PBX, 'b1', $this->clock->now(), '79160000001');
        self::assertCount(1, $this->shown());
        $this->clock->advance(2);
        $this->ring(self::PBX, 'b2', $this->clock->now(), '79160000002');
        self::assertCount(2, $this->shown());

        $this->services->countingConnection()->release(self::PBX);
        $this->ring(self::PROVIDER, 'p2', $this->clock->now(), '79160000003');
        self::assertCount(3, $this->shown());
    }

    public function testAConnectionThatIsSwitchedOffOrRemovedFreesItsNumbers(): void
    {
        $this->actAs('administrator');
        $id = $this->connect('own');
        foreach ([['PUT', ['name' => 'PBX', 'adapter' => 'own', 'enabled' => false]], ['DELETE', null]] as $index => [$method, $body]) {
            $this->ring($id, "c{$index}", self::T);
            self::assertSame((string) $id, $this->countedBy());
            self::assertSame(200, $this->rest($method, "connections/{$id}", $body)->get_status());
            self::assertNull($this->countedBy());
        }
    }

    public function testTheOwnerChoosesWhichConnectionCounts(): void
    {
        $this->actAs('administrator');
        // Routes go by the machine's clock.
        $now = time() * Time::SECOND;
        $this->clock->set($now);
        $provider = $this->connect('mango');
        $pbx = $this->connect('own');
        $this->ring($provider, 'p1', $now);
        self::assertSame([], $this->rest('GET', "connections/{$pbx}/counting")->get_data(), 'It has reported nothing yet.');
        $this->ring($pbx, 'b1', $now + 500);
        self::assertSame([['connection' => $provider, 'name' => 'Phone mango', 'numbers' => 1]], $this->rest('GET', "connections/{$pbx}/counting")->get_data());
        self::assertSame([], $this->rest('GET', "connections/{$provider}/counting")->get_data());

        self::assertSame([200, []], [$this->rest('POST', "connections/{$pbx}/counting")->get_status(), $this->rest('GET', "connections/{$pbx}/counting")->get_data()]);

        self::assertSame((string) $pbx, $this->countedBy());
        self::assertSame([$provider], array_map(static fn (Call $call): int => $call->connectionId, $this->shown()), 'What was counted stays.');
        $this->ring($provider, 'p2', $now + Time::HOUR);
        self::assertCount(1, $this->shown());
        $this->ring($pbx, 'b2', $now + Time::HOUR + 400);
        self::assertSame([$provider, $pbx], array_map(static fn (Call $call): int => $call->connectionId, $this->shown()));
        $this->end($provider, 'p1', $now, 30);
        self::assertSame([30, null], array_map(static fn (Call $call): ?int => $call->talkSeconds, $this->shown()));
    }

    public function testWhatIsSwitchedOffOrNoPhoneSystemCanNotBeChosenToCount(): void
    {
        $this->actAs('administrator');
        // Routes go by the machine's clock.
        $now = time() * Time::SECOND;
        $this->clock->set($now);
        $provider = $this->connect('mango');
        $pbx = $this->connect('own');
        $this->ring($provider, 'p1', $now);
        $this->ring($pbx, 'b1', $now + 500);
        self::assertSame(200, $this->rest('PUT', "connections/{$pbx}", ['name' => 'PBX', 'adapter' => 'own', 'enabled' => false])->get_status());

        self::assertSame([], $this->rest('GET', "connections/{$pbx}/counting")->get_data());
        self::assertSame([409, 404], [$this->rest('POST', "connections/{$pbx}/counting")->get_status(), $this->rest('POST', 'connections/999999/counting')->get_status()]);
        self::assertSame((string) $provider, $this->countedBy());
    }

    public function testAConnectionsTwinsAreSignsOfItsLife(): void
    {
        $this->ring(self::PROVIDER, 'p1', self::T);
        $this->ring(self::PBX, 'b1', self::T + 500);

        self::assertSame([self::PROVIDER => self::T, self::PBX => self::T + 500], (new CallRhythm($this->services->db()))->lastSince(self::T));
    }

    public function testAFileOfCallsNeverCountsInPlaceOfAPhoneSystem(): void
    {
        $recorder = $this->services->callRecorder();
        $recorder->applyPulled(7, $this->closing('f1', self::T - Time::DAY, 20), self::T, Way::Import);
        self::assertCount(1, $this->shown(), 'Where nobody counts yet, a file is shown at once.');
        $this->ring(self::PROVIDER, 'p1', self::T);
        $recorder->applyPulled(7, $this->closing('f2', self::T, 20), self::T + Time::HOUR, Way::Import);

        self::assertCount(2, $this->shown());
        self::assertSame('1', $this->countedBy());
    }

    public function testAnOutgoingCallIsOneToo(): void
    {
        foreach ([[self::PROVIDER, 'p1', 0], [self::PBX, 'b1', 900]] as [$connection, $id, $after]) {
            $this->services->callRecorder()->apply($connection, new CallEvent($id, Direction::Out, CallState::Ringing, at: self::T + $after, caller: self::PATIENT, did: ClinicPlan::STATIC, startedAt: self::T + $after), self::T + $after);
        }
        $this->ring(self::PBX, 'b2', self::T + 2000);
        $this->clock->advance(11 * Time::MINUTE);
        $this->services->callRecorder()->settleWaiting();

        self::assertSame([Direction::Out, Direction::In], array_map(static fn (Call $call): Direction => $call->direction, $this->shown()));
    }

    /** However reports of several connections are mixed, doubled and late, each call is there once and nothing is left waiting. */
    public function testAnyOrderGivesEachCallOnce(): void
    {
        $numbers = [ClinicPlan::STATIC, ClinicPlan::OWN, ClinicPlan::DEFAULT];
        for ($run = 0; $run < 25; $run++) {
            mt_srand(1000 + $run);
            $base = self::T + $run * 10 * Time::HOUR;
            $this->clock->set($base + Time::HOUR);
            $events = [];
            $calls = mt_rand(1, 4);
            for ($call = 0; $call < $calls; $call++) {
                $caller = ['', '79161234567', '79161234568'][mt_rand(0, 2)];
                $number = $numbers[mt_rand(0, 2)];
                $who = array_filter([1, 2, 3], static fn (): bool => mt_rand(0, 2) > 0);
                foreach ($who === [] ? [2] : $who as $connection) {
                    $events = [...$events, ...$this->reports($connection, "{$run}/{$call}", $base + $call * 40_000 + mt_rand(-4000, 4000), $caller, $number)];
                }
            }
            $mixed = [...$events, ...array_filter($events, static fn (): bool => mt_rand(0, 2) === 0)];
            shuffle($mixed);
            foreach ($mixed as [$connection, $event, $at, $isPulled]) {
                if (mt_rand(0, 5) === 0) {
                    $this->clock->advance(11 * Time::MINUTE);
                    $this->services->callRecorder()->settleWaiting();
                }
                $isPulled
                    ? $this->services->callRecorder()->applyPulled($connection, $event, $this->clock->now())
                    : $this->services->callRecorder()->apply($connection, $event, $at);
            }
            $this->clock->advance(11 * Time::MINUTE);
            $this->services->callRecorder()->settleWaiting();

            $shown = $this->since($base - Time::MINUTE);
            self::assertCount($calls, $shown, "Run {$run}");
            self::assertSame([], $this->services->db()->rows("SELECT id FROM {calls} WHERE direction = 'waiting'"));
            self::assertSame([], $this->services->db()->rows(
                "SELECT t.id FROM {calls} t JOIN {calls} m ON m.id = t.twin_of WHERE t.started_at >= %d AND (t.direction <> 'twin' OR m.direction <> 'in')",
                [$base],
            ), 'A twin is hidden, and what it is a twin of is shown.');
            self::assertSame([], $this->services->db()->rows("SELECT a.call_id FROM {attributions} a JOIN {calls} c ON c.id = a.call_id WHERE c.direction <> 'in'"));
            self::assertSame(array_fill(0, $calls, 30), array_map(static fn (Call $call): ?int => $call->talkSeconds, $shown));
        }
    }

    /** @return list<array{int, CallEvent, int, bool}> connection, event, when it came, whether by a list */
    private function reports(int $connection, string $id, int $start, string $caller, string $number): array
    {
        $closing = new CallEvent($id, Direction::In, CallState::Ended, true, $start + 38_000, $caller, $number, startedAt: $start, answered: true, answeredAt: $start + 8000, endedAt: $start + 38_000, talkSeconds: 30, waitSeconds: 8);
        if (mt_rand(0, 3) === 0) {
            return [[$connection, $closing, 0, true]];
        }

        return [
            [$connection, new CallEvent($id, Direction::In, CallState::Ringing, at: $start, caller: $caller, did: $number, startedAt: $start), $start + 200, false],
            [$connection, $closing, $start + 38_200, false],
        ];
    }

    private function ring(int $connection, string $id, int $at, ?string $caller = self::PATIENT, string $did = ClinicPlan::STATIC): void
    {
        $this->services->callRecorder()->apply($connection, new CallEvent($id, Direction::In, CallState::Ringing, at: $at, caller: $caller, did: $did, startedAt: $at), $at);
    }

    private function end(int $connection, string $id, int $start, int $talk, ?string $recording = null): void
    {
        $event = $this->closing($id, $start, $talk, $recording);
        $this->services->callRecorder()->apply($connection, $event, (int) $event->at);
    }

    private function closing(string $id, int $start, int $talk, ?string $recording = null): CallEvent
    {
        $end = $start + 8000 + $talk * 1000;

        return new CallEvent($id, Direction::In, CallState::Ended, true, $end, self::PATIENT, ClinicPlan::STATIC, startedAt: $start, answered: true, answeredAt: $start + 8000, endedAt: $end, talkSeconds: $talk, recording: $recording);
    }

    private function countedBy(): ?string
    {
        return $this->services->db()->rows('SELECT counted_by FROM {numbers} WHERE number = %s', [ClinicPlan::STATIC])[0]['counted_by'];
    }

    /** @return list<Call> */
    private function shown(): array
    {
        return $this->since(0);
    }

    /** @return list<Call> by their start */
    private function since(int $from): array
    {
        return array_map(Call::fromRow(...), $this->services->db()->rows("SELECT * FROM {calls} WHERE direction IN ('in','out','callback') AND started_at >= %d ORDER BY started_at, id", [$from]));
    }
}
