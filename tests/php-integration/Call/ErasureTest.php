<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Call;

use Ringwell\Call\Applied;
use Ringwell\Call\CallEvent;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Call\LegReport;
use Ringwell\Privacy\ErasureKeyStore;
use Ringwell\Tests\Integration\Lease\Clinic;
use Ringwell\Tests\Integration\Pbx\PhoneSystem;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Tests\Support\ClinicPlan;

/** A patient who wants to be forgotten is, and no event, replay or list brings the calls back. */
final class ErasureTest extends TestCase
{
    use Clinic;
    use PhoneSystem;

    private const PATIENT = '+79161234567';

    private int $connection;
    private int $t;

    protected function setUp(): void
    {
        parent::setUp();
        $this->openClinic();
        $this->connection = $this->connect('own');
        $this->t = intdiv((int) floor(microtime(true) * 1000), 1000) * 1000;
    }

    public function testNothingOfTheCallerStaysAndNothingBringsTheCallsBack(): void
    {
        $this->send('1.1', self::PATIENT);
        $this->send('1.2', self::PATIENT, 'end');
        $this->send('1.3', '+79160000000');
        $this->services->callRecorder()->apply($this->connection, new CallEvent('leg', Direction::Out, CallState::Ringing, at: $this->t, caller: self::PATIENT, did: ClinicPlan::OWN, leg: new LegReport('l', CallState::Ringing, '101')), $this->t);
        self::assertCount(3, $this->rowsOf('inbox'));
        $id = (int) $this->rowsOf('calls')[0]['id'];

        $this->actAs('administrator');
        $answer = $this->rest('DELETE', "calls/{$id}/caller");

        self::assertSame([200, ['erased' => 3]], [$answer->get_status(), $answer->get_data()]);
        self::assertSame(['+79160000000'], array_column($this->rowsOf('calls'), 'caller'));
        self::assertCount(1, $this->rowsOf('inbox'));
        self::assertCount(1, $this->rowsOf('attributions'));
        self::assertSame([], $this->rowsOf('call_legs'));
        self::assertSame(404, $this->rest('DELETE', "calls/{$id}/caller")->get_status());

        // A replay, a later event and a list.
        $this->send('1.1', self::PATIENT);
        $this->send('1.1', self::PATIENT, 'end');
        $pulled = $this->services->callRecorder()->applyPulled($this->connection, new CallEvent('1.2', Direction::In, CallState::Ended, true, caller: self::PATIENT, did: ClinicPlan::OWN, startedAt: $this->t), $this->t);

        self::assertSame([Applied::ERASED, null], [$pulled->what, $pulled->callId]);
        self::assertSame(['+79160000000'], array_column($this->rowsOf('calls'), 'caller'));
        self::assertCount(1, $this->rowsOf('inbox'), 'Nor are the raw events kept.');
        $this->send('1.4', self::PATIENT);
        self::assertCount(2, $this->rowsOf('calls'), 'Who rings again is there again.');
    }

    public function testWhatStaysIsAHashThatOnlyOurKeyMakes(): void
    {
        $this->send('1.1', self::PATIENT);
        $this->services->callEraser()->eraseCallerOf($this->firstCall());
        $rows = $this->services->db()->rows('SELECT hash FROM {erased_calls}');

        self::assertCount(1, $rows);
        self::assertMatchesRegularExpression('/^[0-9a-f]{64}$/', (string) $rows[0]['hash']);
        self::assertNotContains($rows[0]['hash'], [hash('sha256', '1.1'), hash('sha256', "{$this->connection}:1.1")]);
        self::assertFalse($this->services->erasedCalls()->has($this->connection + 1, substr(hash('sha256', '1.1'), 0, 32)), 'Another connection\'s call of the same id is another call.');
        self::assertSame(64, strlen((new ErasureKeyStore())->key()));
        self::assertSame((new ErasureKeyStore())->key(), (new ErasureKeyStore())->key());
    }

    public function testOfAHiddenCallerOnlyThisCallGoesWithItsTwin(): void
    {
        $other = $this->connect('own');
        foreach ([[$this->connection, 'a', 0], [$other, 'b', 1000], [$this->connection, 'c', 60_000]] as [$connection, $id, $after]) {
            $at = $this->t + $after;
            $this->services->callRecorder()->apply($connection, new CallEvent($id, Direction::In, CallState::Ringing, at: $at, caller: '', did: ClinicPlan::OWN, startedAt: $at), $at);
        }
        self::assertSame(2, $this->services->callEraser()->eraseCallerOf($this->firstCall()));
        self::assertCount(1, $this->rowsOf('calls'));
        self::assertCount(2, $this->services->db()->rows('SELECT hash FROM {erased_calls}'));
    }

    public function testOnlyWhoManagesMayErase(): void
    {
        $this->send('1.1', self::PATIENT);
        $id = $this->firstCall()->id;
        foreach (['', 'subscriber', 'ringwell_marketer', 'ringwell_receptionist'] as $role) {
            $role === '' ? wp_set_current_user(0) : $this->actAs($role);
            self::assertContains($this->rest('DELETE', "calls/{$id}/caller")->get_status(), [401, 403], $role);
        }
        self::assertCount(1, $this->rowsOf('calls'));
    }

    private function firstCall(): \Ringwell\Call\Call
    {
        $call = $this->services->calls()->find((int) $this->rowsOf('calls')[0]['id']);
        self::assertNotNull($call);

        return $call;
    }

    private function send(string $id, string $from, string $event = 'start'): void
    {
        $answer = $this->post($this->connection, ['event' => $event, 'id' => $id, 'did' => ClinicPlan::OWN, 'from' => $from, 't' => intdiv($this->t, 1000)]);
        self::assertSame(200, $answer->get_status());
        $this->workOff();
    }
}
