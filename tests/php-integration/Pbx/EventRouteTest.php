<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Pbx;

use Ringwell\Tests\Integration\Lease\Clinic;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Tests\Support\ClinicPlan;
use Ringwell\Time;

/** The door of the phone systems, from the bytes that come in to the call that comes out. */
final class EventRouteTest extends TestCase
{
    use Clinic;
    use PhoneSystem;

    protected function setUp(): void
    {
        parent::setUp();
        $this->openClinic();
    }

    public function testACallOfTheOwnPbxIsKeptRawAndBecomesACall(): void
    {
        $connection = $this->connect('own');
        $t = time() - 60;

        $answer = $this->post($connection, "event=start&id=7.1&did=74951110008&from=89161234567&t={$t}");
        self::assertSame([200, ['ok' => true]], [$answer->get_status(), $answer->get_data()]);
        self::assertCount(0, $this->rowsOf('calls'), 'First the answer, then the work.');
        $raw = $this->rowsOf('inbox')[0];
        self::assertStringStartsWith('v1:', (string) $raw['body']);
        $this->post($connection, 'event=answer&id=7.1&did=74951110008&from=89161234567&t=' . ($t + 8));
        $this->post($connection, 'event=end&id=7.1&did=74951110008&from=89161234567&status=ANSWER&talk=42&total=50&cause=16&t=' . ($t + 50));
        self::assertSame(3, $this->workOff());

        $calls = $this->rowsOf('calls');
        self::assertCount(1, $calls);
        self::assertSame(
            ['in', '+79161234567', '+74951110008', (string) ($t * 1000), 'ended', '42', '8', '1'],
            array_values(array_intersect_key($calls[0], array_flip(['direction', 'caller', 'did', 'started_at', 'state', 'talk_seconds', 'wait_seconds', 'new_caller']))),
        );
        $attribution = $this->rowsOf('attributions')[0];
        self::assertSame(['static', 'source', null, 'answered'], [$attribution['rule'], $attribution['certainty'], $attribution['visit'], $attribution['result']]);
        self::assertSame($this->services->sources()->builtin('organic')->id, (int) $attribution['source_id']);
        self::assertSame(['done', 'done', 'done'], array_column($this->rowsOf('inbox'), 'state'));
        self::assertSame([], $this->rowsOf('connection_log'));
    }

    public function testAMangoCallOnALeasedNumberIsTiedToTheVisitThatWasShownIt(): void
    {
        $connection = $this->connectMango();
        $shown = $this->lease(1, '/prices/?utm_source=yandex&utm_medium=cpc&utm_campaign=implant&utm_term=implant%20price')['numbers'][0]['number'];
        self::assertSame(ClinicPlan::YANDEX[0], $shown);
        $t = time() + 10;
        $this->shiftClock(90 * Time::SECOND);
        $call = ['entry_id' => 'e1', 'call_id' => 'l1', 'location' => 'abonent', 'from' => ['number' => '79161234567'], 'to' => ['extension' => '101', 'number' => 'sip:u1@clinic', 'line_number' => '74951110001']];

        // Swapped, doubled, one of them missing: any order is right.
        $this->postMango($connection, '/events/record/added', ['entry_id' => 'e1', 'recording_id' => 'r1', 'timestamp' => $t + 70]);
        $this->postMango($connection, '/events/summary', ['entry_id' => 'e1', 'call_direction' => 1, 'from' => ['number' => '79161234567'], 'to' => ['extension' => '101'], 'line_number' => '74951110001', 'create_time' => $t, 'forward_time' => $t + 1, 'talk_time' => $t + 9, 'end_time' => $t + 60, 'entry_result' => 1, 'disconnect_reason' => 1110]);
        $this->postMango($connection, '/events/call', $call + ['timestamp' => $t + 9, 'seq' => 2, 'call_state' => 'Connected']);
        $this->workOff();
        $this->postMango($connection, '/events/call', $call + ['timestamp' => $t, 'seq' => 1, 'call_state' => 'Appeared']);
        $this->postMango($connection, '/events/call', $call + ['timestamp' => $t, 'seq' => 1, 'call_state' => 'Appeared']);
        self::assertSame(200, $this->post($connection, '', '/ping')->get_status());
        $this->workOff();

        $calls = $this->rowsOf('calls');
        self::assertCount(1, $calls);
        self::assertSame(['ended', '51', '9', 'r1'], [$calls[0]['state'], $calls[0]['talk_seconds'], $calls[0]['wait_seconds'], $calls[0]['recording']]);
        self::assertSame(['101', 'talking', '2'], [$this->rowsOf('call_legs')[0]['party'], $this->rowsOf('call_legs')[0]['state'], $this->rowsOf('call_legs')[0]['seq']]);
        self::assertCount(4, $this->rowsOf('inbox'), 'A repeated event is the same event, and of a ping nothing is kept.');
        $attribution = $this->rowsOf('attributions')[0];
        self::assertSame(['pool', 'unsure', 'implant', 'implant price', null], [$attribution['rule'], $attribution['certainty'], $attribution['campaign'], $attribution['keyword'], $attribution['probability']]);
        self::assertSame($this->yandexId, (int) $attribution['source_id']);
        self::assertNotNull($attribution['visit']);
    }

    public function testACallThatRingsTooSoonAfterTheShowingIsNobodys(): void
    {
        $connection = $this->connect('own');
        $this->lease(1, '/?utm_source=yandex&utm_medium=cpc');

        $this->post($connection, 'event=start&id=1&did=74951110001&from=79161234567&t=' . time());
        $this->workOff();

        self::assertSame(['pool', 'nobody'], [$this->rowsOf('attributions')[0]['rule'], $this->rowsOf('attributions')[0]['certainty']]);
    }

    public function testALateEventThatCorrectsTheStartCorrectsTheAttribution(): void
    {
        $connection = $this->connect('own');
        $this->lease(1, '/?utm_source=yandex&utm_medium=cpc');
        $this->shiftClock(30 * Time::SECOND);
        $t = time();

        $this->post($connection, "event=answer&id=1&did=74951110001&from=79161234567&t={$t}");
        $this->workOff();
        self::assertSame('nobody', $this->rowsOf('attributions')[0]['certainty'], 'By the answer alone it rang as the number was shown.');
        // The machine's clock can't be moved, so the earlier start is tried on a number that is shown before.
        $this->post($connection, 'event=end&id=1&did=74951110009&from=79161234567&status=ANSWER&talk=1&total=3&t=' . ($t + 20));
        $this->post($connection, 'event=start&id=1&did=74951110009&from=79161234567&t=' . ($t - 2));
        $this->workOff();

        self::assertSame(['default', 'source', 'answered'], [$this->rowsOf('attributions')[0]['rule'], $this->rowsOf('attributions')[0]['certainty'], $this->rowsOf('attributions')[0]['result']]);
        self::assertCount(1, $this->rowsOf('attributions'));
    }

    public function testCallbacksOutboundAndInternalCallsAreNoInboundCalls(): void
    {
        $connection = $this->connectMango();
        $t = time() - 100;
        $summary = ['create_time' => $t, 'forward_time' => $t, 'talk_time' => $t + 5, 'end_time' => $t + 50, 'entry_result' => 1, 'line_number' => '74951110008'];

        $this->postMango($connection, '/events/call', ['entry_id' => 'cb', 'call_id' => 'l', 'timestamp' => $t, 'seq' => 1, 'call_state' => 'Appeared', 'location' => 'abonent', 'from' => ['number' => '79161234567'], 'to' => ['extension' => '101', 'line_number' => '74951110008'], 'command_id' => 'cbk1', 'callback_initiator' => 'API']);
        $this->postMango($connection, '/events/summary', ['entry_id' => 'out', 'call_direction' => 2, 'from' => ['extension' => '101'], 'to' => ['number' => '79167654321']] + $summary);
        $this->postMango($connection, '/events/summary', ['entry_id' => 'inner', 'call_direction' => 0, 'from' => ['extension' => '101'], 'to' => ['extension' => '102']] + $summary);
        $this->workOff();

        self::assertSame(['callback', 'out', 'internal'], array_column($this->rowsOf('calls'), 'direction'));
        self::assertSame([], $this->rowsOf('attributions'));
        self::assertCount(3, $this->rowsOf('inbox'));
    }

    public function testAWrongGuessIsTakenBackWithItsAttribution(): void
    {
        $connection = $this->connectMango();
        $t = time() - 100;
        $this->postMango($connection, '/events/call', ['entry_id' => 'x', 'call_id' => 'l', 'timestamp' => $t, 'seq' => 1, 'call_state' => 'Appeared', 'location' => 'abonent', 'from' => ['number' => 'sip:u@x'], 'to' => ['number' => '79161234567', 'line_number' => '74951110008']]);
        $this->workOff();
        self::assertCount(1, $this->rowsOf('attributions'));

        $this->postMango($connection, '/events/summary', ['entry_id' => 'x', 'call_direction' => 2, 'from' => ['extension' => '101'], 'to' => ['number' => '79161234567'], 'line_number' => '74951110008', 'create_time' => $t, 'talk_time' => 0, 'end_time' => $t + 9]);
        $this->workOff();

        self::assertSame(['out', '+79161234567'], [$this->rowsOf('calls')[0]['direction'], $this->rowsOf('calls')[0]['caller']]);
        self::assertSame([], $this->rowsOf('attributions'));
    }

    public function testHiddenCallersAndUnknownNumbersAreCounted(): void
    {
        $connection = $this->connect('own');
        foreach (['', 'anonymous', 'Restricted', '0', 'sip:desk@pbx'] as $index => $from) {
            $this->post($connection, ['event' => 'end', 'id' => "h{$index}", 'did' => 'sip:line7@pbx', 'from' => $from, 'status' => 'NOANSWER', 'talk' => 0, 't' => time()]);
        }
        $this->workOff();

        self::assertSame([null], array_values(array_unique(array_column($this->rowsOf('calls'), 'caller'))));
        self::assertSame(['sip:line7@pbx'], array_values(array_unique(array_column($this->rowsOf('calls'), 'did'))));
        self::assertSame(['0'], array_values(array_unique(array_column($this->rowsOf('calls'), 'new_caller'))), 'Nobody knows whether a hidden caller is new.');
        self::assertSame(['unknown_number'], array_values(array_unique(array_column($this->rowsOf('attributions'), 'rule'))));
    }

    /** Whoever has the address may send one: it must not keep the light green while events are turned away. */
    public function testAPingIsNoEventButStandsInTheLog(): void
    {
        $connection = $this->connectMango();
        $this->actAs('administrator');
        $light = function () use ($connection): array {
            $answer = $this->rest('GET', "connections/{$connection}")->get_data();

            return is_array($answer) ? [$answer['light'], $answer['last_event_at'], $answer['last_event_text']] : [];
        };

        self::assertSame(200, $this->post($connection, 'anything=' . str_repeat('x', 5000), '/ping')->get_status());
        self::assertSame(200, $this->post($connection, '', '/ping')->get_status());
        self::assertSame([], $this->rowsOf('inbox'));
        self::assertSame(['grey', null, ''], $light());
        $log = $this->services->connectionLog()->latest($connection);
        self::assertSame([['ping', 'info', 2]], array_map(static fn (array $line): array => [$line['code'], $line['level'], $line['hits']], $log));

        $this->post($connection, ['vpbx_api_key' => 'x'], '/events/call');
        $this->shiftClock(60_000);
        self::assertSame(200, $this->post($connection, '', '/ping')->get_status());
        self::assertSame('red', $light()[0], 'A ping puts nothing right.');
        self::assertSame(403, $this->post($connection, '', '/ping', str_repeat('0', 40))->get_status());
    }

    public function testAnEventOfMoreThanADayAgoIsACallMarkedLate(): void
    {
        $connection = $this->connect('own');
        $this->post($connection, 'event=end&id=1&did=74951110001&from=79161234567&status=ANSWER&talk=30&total=40&t=' . (time() - 3 * 86_400));
        $this->workOff();

        $call = $this->rowsOf('calls')[0];
        self::assertSame(['1', '30'], [$call['late'], $call['talk_seconds']]);
        self::assertLessThan((int) $call['started_at'], (int) $call['vendor_started_at']);
        self::assertSame('nobody', $this->rowsOf('attributions')[0]['certainty']);
        self::assertSame(['clock_off'], array_column($this->rowsOf('connection_log'), 'code'));
    }
}
