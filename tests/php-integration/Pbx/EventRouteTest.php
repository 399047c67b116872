<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Pbx;

use PHPUnit\Framework\Attributes\DataProvider;
use Ringwell\Pbx\EventDoor;
use Ringwell\Pbx\Inbox;
use Ringwell\Pbx\Own\OwnPbxAdapter;
use Ringwell\Plugin;
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

    public function testWithAWrongSecretNothingIsKeptButANote(): void
    {
        $connection = $this->connect('own');
        $body = 'event=start&id=1&did=74951110008&from=79161234567&t=1790000000';

        $wrong = $this->post($connection, $body, '', str_repeat('0', 40));
        $again = $this->post($connection, $body, '', 'short');
        $unknown = $this->post(999_999, $body, '', str_repeat('0', 40));

        self::assertSame(403, $wrong->get_status());
        self::assertSame([403, $wrong->get_data()], [$unknown->get_status(), $unknown->get_data()], 'Who guesses learns not even which connections there are.');
        self::assertSame($wrong->get_data(), $again->get_data());
        self::assertSame([], $this->rowsOf('inbox'));
        self::assertSame([['wrong_address', '2']], array_map(static fn (array $row): array => [$row['code'], $row['hits']], $this->rowsOf('connection_log')));
    }

    public function testWithAWrongSignatureNothingIsKeptButANote(): void
    {
        $mango = $this->connectMango();
        $own = $this->connect('own', [OwnPbxAdapter::SIGNING_SECRET => 'long random text']);
        $body = 'event=start&id=1&did=74951110008&from=79161234567&t=' . time();

        self::assertSame(403, $this->post($mango, ['vpbx_api_key' => MangoKeys::KEY, 'sign' => str_repeat('0', 64), 'json' => '{"entry_id":"e"}'], '/events/call')->get_status());
        self::assertSame(403, $this->post($own, $body)->get_status());
        self::assertSame(200, $this->post($own, $body . '&s=' . sha1($body . 'long random text'))->get_status());
        $this->workOff();

        self::assertCount(1, $this->rowsOf('inbox'));
        self::assertCount(1, $this->rowsOf('calls'));
        self::assertSame(['wrong_signature', 'wrong_signature'], array_column($this->rowsOf('connection_log'), 'code'));
    }

    public function testBothSecretsAreGoodWhileTheAddressIsChanged(): void
    {
        $connection = $this->connect('own');
        $old = (string) $this->services->connections()->pathSecret($connection);
        Plugin::instance()->services()->connections()->rotatePathSecret($connection);
        $new = (string) $this->services->connections()->pathSecret($connection);
        self::assertNotSame($old, $new);

        self::assertSame(200, $this->post($connection, 'event=start&id=1', '', $old)->get_status());
        self::assertSame(200, $this->post($connection, 'event=start&id=2', '', $new)->get_status());
        $this->shiftClock(8 * Time::DAY);
        self::assertSame(403, $this->post($connection, 'event=start&id=3', '', $old)->get_status());
        self::assertSame(200, $this->post($connection, 'event=start&id=4', '', $new)->get_status());
    }

    public function testASwitchedOffConnectionTakesNothing(): void
    {
        $connection = $this->connect('own');
        $this->services->connections()->update($connection, 'Off', false, [], []);

        self::assertSame(403, $this->post($connection, 'event=start&id=1')->get_status());
        self::assertSame(['switched_off'], array_column($this->rowsOf('connection_log'), 'code'));
    }

    public function testChangedSaltsAreSaidAndNothingBreaks(): void
    {
        $connection = $this->connectMango();
        $this->services->db()->run('UPDATE {connections} SET secrets = %s', ['v1:' . base64_encode(str_repeat('x', 80))]);

        self::assertSame(403, $this->postMango($connection, '/events/call', ['entry_id' => 'e'])->get_status());
        self::assertSame(['secrets_lost'], array_column($this->rowsOf('connection_log'), 'code'));
        $this->actAs('administrator');
        $answer = $this->rest('GET', "connections/{$connection}")->get_data();
        self::assertIsArray($answer);
        self::assertSame(['red', []], [$answer['light'], $answer['secrets_set']]);
    }

    public function testOfAPingOnlyTheTimeIsKept(): void
    {
        $connection = $this->connectMango();

        self::assertSame(200, $this->post($connection, 'anything=' . str_repeat('x', 5000), '/ping')->get_status());

        self::assertSame([], $this->rowsOf('inbox'));
        $this->actAs('administrator');
        $answer = $this->rest('GET', "connections/{$connection}")->get_data();
        self::assertIsArray($answer);
        self::assertSame(['green', 'A sign of life, about no call'], [$answer['light'], $answer['last_event_text']]);
        self::assertSame(403, $this->post($connection, '', '/ping', str_repeat('0', 40))->get_status());
    }

    public function testWhatAConnectionMayStoreInADayIsBounded(): void
    {
        $connection = $this->connect('own');
        $other = $this->connect('own');
        $event = static fn (int $id): string => "event=start&id={$id}&did=74951110001&from=79161234567";
        $this->post($connection, $event(1));
        $stored = $this->services->db()->rows('SELECT taken_events, taken_bytes FROM {connections} WHERE id = %d', [$connection])[0];
        self::assertSame(['1', (string) strlen($event(1))], [$stored['taken_events'], $stored['taken_bytes']]);
        $this->services->db()->run('UPDATE {connections} SET taken_events = %d WHERE id = %d', [Inbox::MAX_EVENTS_A_DAY - 1, $connection]);

        self::assertSame([200, 200], [$this->post($connection, $event(1))->get_status(), $this->post($connection, $event(2))->get_status()], 'A repeat counts nothing.');
        self::assertSame([429, 429], [$this->post($connection, $event(3))->get_status(), $this->post($connection, $event(4))->get_status()]);
        self::assertSame(200, $this->post($other, $event(3))->get_status(), 'Another connection has its own share.');
        self::assertSame([['too_many', '2']], array_map(static fn (array $row): array => [$row['code'], $row['hits']], $this->rowsOf('connection_log')));
        self::assertCount(3, $this->rowsOf('inbox'));
        self::assertSame(3, $this->workOff(), 'What was taken is worked on.');

        $this->shiftClock(Time::DAY);
        self::assertSame(200, $this->post($connection, $event(5))->get_status());
        $this->services->db()->run('UPDATE {connections} SET taken_bytes = %d WHERE id = %d', [Inbox::MAX_BYTES_A_DAY - 10, $connection]);
        self::assertSame(429, $this->post($connection, $event(6))->get_status());
    }

    public function testTooLargeIsRefusedAndWrongMethodToo(): void
    {
        $connection = $this->connect('own');

        self::assertSame(413, $this->post($connection, 'event=start&id=1&from=' . str_repeat('7', EventDoor::MAX_BYTES))->get_status());
        self::assertSame(413, $this->post($connection, 'event=start&id=1&from=' . str_repeat('7', 1_000_000))->get_status());
        $secret = $this->services->connections()->pathSecret($connection);
        self::assertSame(405, $this->rest('GET', "connections/{$connection}/events/{$secret}")->get_status());
        self::assertSame([], $this->rowsOf('inbox'));
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

    /** @param int $status what the sender hears; nothing of it may become a call, a notice or an error 5xx */
    #[DataProvider('rubbish')]
    public function testRubbishIsAnswered(string $adapter, string $body, string $path, int $status): void
    {
        $connection = $adapter === 'own' ? $this->connect('own') : $this->connectMango();

        self::assertSame($status, $this->post($connection, $body, $path)->get_status());
        $this->workOff();
        self::assertSame([], $this->rowsOf('calls'));
    }

    /** @return iterable<string, array{string, string, string, int}> */
    public static function rubbish(): iterable
    {
        $mango = static fn (string $json): string => http_build_query(MangoKeys::form($json));
        yield 'own: empty' => ['own', '', '', 400];
        yield 'own: no id' => ['own', 'event=start', '', 400];
        yield 'own: arrays' => ['own', 'event[]=start&id[a][b]=1', '', 400];
        yield 'own: invalid UTF-8' => ['own', "event=start&id=\xC3\x28", '', 400];
        yield 'own: thousands of fields' => ['own', str_repeat('a=1&', 9000), '', 400];
        yield 'own: JSON' => ['own', '{"event":"start"}', '', 400];
        yield 'own: a NUL byte' => ['own', "event=start\0&id=1", '', 400];
        yield 'mango: empty' => ['mango', '', '/events/call', 403];
        yield 'mango: arrays' => ['mango', 'vpbx_api_key[]=a&sign[]=b&json[]=c', '/events/call', 403];
        yield 'mango: broken JSON' => ['mango', $mango('{"entry_id":'), '/events/call', 400];
        yield 'mango: nested bomb' => ['mango', $mango(str_repeat('[', 9000)), '/events/call', 400];
        yield 'mango: huge numbers' => ['mango', $mango('{"entry_id":1e400,"call_direction":1}'), '/events/summary', 400];
        yield 'mango: an unknown event' => ['mango', $mango('{"a":1}'), '/events/nothing', 200];
        yield 'mango: an unknown path' => ['mango', $mango('{"a":1}'), '/x/../../y', 200];
    }

    /** Mutated events: whatever comes, the answer is 200 or 4xx and no call is damaged. */
    public function testMutatedEventsBreakNothing(): void
    {
        mt_srand(17);
        $own = $this->connect('own');
        $mango = $this->connectMango();
        $form = 'event=end&id=1.2&did=74951110008&from=79161234567&status=ANSWER&talk=4&total=9&cause=16&t=1790000000';
        $json = '{"entry_id":"e","call_id":"b","timestamp":1790000000,"seq":2,"call_direction":1,"call_state":"Connected","location":"abonent","from":{"number":"79161234567"},"to":{"extension":"12","line_number":"74951110008"},"dct":{"number":"74951110008","type":1},"create_time":1790000000,"talk_time":1790000001,"end_time":1790000002,"recording_id":"r"}';
        $statuses = [];
        for ($run = 0; $run < 150; $run++) {
            $statuses[] = $this->post($own, self::mutate($form))->get_status();
            $bad = self::mutate($json);
            $path = ['/events/call', '/events/summary', '/events/record/added', '/events/recording'][mt_rand(0, 3)];
            $statuses[] = $this->post($mango, MangoKeys::form($bad), $path)->get_status();
        }
        $this->workOff();

        self::assertSame([], array_diff($statuses, [200, 400]));
        self::assertSame([], array_filter($this->rowsOf('inbox'), static fn (array $row): bool => $row['state'] === 'new'), 'Each was worked on at the first try.');
        self::assertSame([], array_filter($this->rowsOf('inbox'), static fn (array $row): bool => ! in_array(substr((string) $row['error'], 0, 10), ['', 'unreadable'], true)));
    }

    private static function mutate(string $text): string
    {
        for ($times = mt_rand(1, 4); $times > 0; $times--) {
            $at = mt_rand(0, strlen($text));
            $text = match (mt_rand(0, 5)) {
                0 => substr($text, 0, $at) . chr(mt_rand(0, 255)) . substr($text, $at),
                1 => substr($text, 0, $at) . substr($text, min(strlen($text), $at + mt_rand(1, 9))),
                2 => (string) preg_replace('/\d+/', (string) mt_rand(-9, PHP_INT_MAX), $text, 1),
                3 => (string) preg_replace('/"[^"]*"(?=[,}])/', ['[]', '{}', 'null', '-1', '1e999', '"' . str_repeat('я', 300) . '"'][mt_rand(0, 5)], $text, mt_rand(1, 3)),
                4 => (string) preg_replace('/1790000000/', ['0', '-1', '9999999999999', '4102444800', ''][mt_rand(0, 4)], $text),
                default => $text . substr($text, $at),
            };
        }

        return $text;
    }
}
