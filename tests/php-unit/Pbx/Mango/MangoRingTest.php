<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Pbx\Mango;

use PHPUnit\Framework\Attributes\DataProvider;
use Ringwell\Call\CallEvent;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Call\Stage;
use Ringwell\Call\Unreached;
use Ringwell\Call\Way;
use Ringwell\Pbx\Connection;
use Ringwell\Pbx\HttpAnswer;
use Ringwell\Pbx\Mango\MangoAdapter;
use Ringwell\Pbx\NotRung;
use Ringwell\Pbx\PbxAdapter;
use Ringwell\Pbx\PbxEvent;
use Ringwell\Pbx\Period;
use Ringwell\Pbx\RingsOut;
use Ringwell\Tests\Unit\Pbx\Contract\FakeHttp;
use Ringwell\Tests\Unit\Pbx\Contract\Memory;
use Ringwell\Tests\Unit\Pbx\Contract\OrderScene;
use Ringwell\Tests\Unit\Pbx\Contract\RingingContract;
use Ringwell\Tests\Unit\Pbx\Contract\Scene;
use Ringwell\Tests\Unit\Pbx\Contract\Told;

/** Requests as the vendor's document has them (3.2.1, 3.2.2); events put together from its rules for the fields. */
final class MangoRingTest extends RingingContract
{
    private const KEY = 'testkey000';
    private const SALT = 'testsalt111';
    private const ENTRY = 'MjY4Nzg2ODQwMTo4Mg==';

    protected function adapter(): PbxAdapter&RingsOut
    {
        return new MangoAdapter();
    }

    protected function connection(): Connection
    {
        return new Connection(1, 'Mango', 'mango', true, [], ['api_key' => self::KEY, 'api_salt' => self::SALT], null, 0);
    }

    protected function taken(): HttpAnswer
    {
        return FakeHttp::json(['result' => 1000]);
    }

    protected function clinics(): array
    {
        return ['101', 'group 12', 'Group12', 'группа 12'];
    }

    protected function notClinics(): array
    {
        return ['+74951112233', 'group', 'group 12 13', 'queue 12', '0x1', 'reception'];
    }

    protected function listKnowsCommand(): bool
    {
        return false;
    }

    protected function tell(OrderScene $scene): Told
    {
        $events = [[0, '/result/callback', ['command_id' => OrderScene::COMMAND, 'result' => 1000]]];
        $over = $scene->overAfter();
        $isTaken = $scene !== OrderScene::ClinicSilent;
        $clinic = ['to' => ['extension' => '101', 'number' => 'sip:user101@clinic.mangosip.ru', 'line_number' => Scene::DID], 'from' => ['number' => Scene::DID]];
        $events[] = self::leg(0, 'a', 1, 'Appeared', $clinic);
        if ($isTaken) {
            $events[] = self::leg(OrderScene::CLINIC_ANSWERS, 'a', 2, 'Connected', $clinic);
            $patient = ['from' => ['extension' => '101', 'taken_from_call_id' => 'a'], 'to' => ['number' => Scene::CALLER, 'line_number' => Scene::DID]];
            $events[] = self::leg(OrderScene::PATIENT_RINGS, 'b', 1, 'Appeared', $patient);
            if ($scene === OrderScene::Done) {
                $events[] = self::leg(OrderScene::PATIENT_ANSWERS, 'b', 2, 'Connected', $patient);
            }
            $events[] = self::leg($over, 'b', 3, 'Disconnected', $patient + ['disconnect_reason' => self::reason($scene)]);
        }
        $events[] = self::leg($over, 'a', 3, 'Disconnected', $clinic + ['disconnect_reason' => $isTaken ? 1110 : 1111]);
        $events[] = [$over + 1, '/events/summary', [
            'entry_id' => self::ENTRY, 'call_direction' => 2, 'from' => ['extension' => '101'], 'to' => ['number' => Scene::CALLER], 'line_number' => Scene::DID,
            'create_time' => Scene::START, 'forward_time' => Scene::START, 'talk_time' => $scene->talk() > 0 ? Scene::START + OrderScene::PATIENT_ANSWERS : 0,
            'end_time' => Scene::START + $over, 'entry_result' => $scene->talk() > 0 ? 1 : 0, 'disconnect_reason' => self::reason($scene),
        ]];

        return new Told(...array_map(static fn (array $one): array => [$one[0], self::event($one[1], $one[2])], $events));
    }

    protected function listed(OrderScene $scene): array
    {
        $over = Scene::START + $scene->overAfter();
        $isTaken = $scene !== OrderScene::ClinicSilent;
        $leg = static fn (string $kind, int $from, int $taken, string $key, int $reason): array => [
            'call_type' => $kind, 'call_start_time' => Scene::START + $from, 'call_answer_time' => $taken === 0 ? 0 : Scene::START + $taken, 'call_end_time' => $over,
            'call_end_reason' => $reason, 'recording_id' => [], 'external_call_id' => $key,
        ];
        $legs = [$leg('user', 0, $isTaken ? OrderScene::CLINIC_ANSWERS : 0, 'a', $isTaken ? 1110 : 1111)];
        if ($isTaken) {
            $legs[] = $leg('number', OrderScene::PATIENT_RINGS, $scene === OrderScene::Done ? OrderScene::PATIENT_ANSWERS : 0, 'b', self::reason($scene));
        }
        $row = [
            'entry_id' => self::ENTRY, 'context_type' => 2, 'context_init_type' => 4, 'caller_number' => '101', 'called_number' => Scene::CALLER,
            'context_start_time' => Scene::START, 'duration' => $scene->overAfter(), 'talk_duration' => $scene->talk(), 'context_calls' => $legs,
        ];
        $http = FakeHttp::inTurn(FakeHttp::json(['result' => 1000, 'status' => 'complete', 'data' => [['list' => [$row]]]]));

        return (new MangoAdapter())->pull($this->connection(), new Period(0, 1), ['key' => 'k', 'offset' => 0, 'asks' => 0], $http)->events;
    }

    /** @param array<string, mixed> $question */
    #[DataProvider('questions')]
    public function testAsksAsTheDocumentSays(string $clinic, string $path, array $question): void
    {
        $http = FakeHttp::inTurn($this->taken());
        (new MangoAdapter())->ring($this->connection(), OrderScene::order($clinic), $http);
        $form = PbxEvent::form($http->asked[0]['body']);
        $json = (string) json_encode($question);

        self::assertSame(['POST', "https://app.mango-office.ru/vpbx/{$path}"], [$http->asked[0]['method'], $http->asked[0]['url']]);
        self::assertSame(['Content-Type' => 'application/x-www-form-urlencoded'], $http->asked[0]['headers']);
        self::assertSame(['vpbx_api_key' => self::KEY, 'sign' => hash('sha256', self::KEY . $json . self::SALT), 'json' => $json], $form);
    }

    /** @return iterable<string, array{string, string, array<string, mixed>}> */
    public static function questions(): iterable
    {
        $employee = ['command_id' => OrderScene::COMMAND, 'from' => ['extension' => '101'], 'to_number' => '79161234567', 'line_number' => '74951112233'];
        $group = ['command_id' => OrderScene::COMMAND, 'from' => '12', 'to' => '79161234567', 'line_number' => '74951112233'];
        yield 'an employee' => ['101', 'commands/callback', $employee];
        yield 'a group' => ['group 12', 'commands/callback_group', $group];
        yield 'a group, in Russian' => ['Группа 12', 'commands/callback_group', $group];
    }

    #[DataProvider('refusals')]
    public function testEachCodeSaysWhatItMeans(HttpAnswer $answer, string $reason, string $detail): void
    {
        $http = FakeHttp::inTurn($answer);
        $why = $this->refusal($this->connection(), '101', $http);

        self::assertSame($reason, $why->reason);
        self::assertStringContainsString($detail, $why->detail);
        self::assertCount(1, $http->asked);
    }

    /** @return iterable<string, array{HttpAnswer, string, string}> */
    public static function refusals(): iterable
    {
        $code = static fn (int|string $code, int $status = 200): HttpAnswer => FakeHttp::json(['result' => $code], $status);
        yield 'no money' => [$code(2240), NotRung::REFUSED, 'run out of money'];
        yield 'as a text' => [$code('2240'), NotRung::REFUSED, '2240'];
        yield 'another fault of the bill' => [$code(2219), NotRung::REFUSED, 'billing'];
        yield 'too many at once' => [$code(2220), NotRung::TOO_OFTEN, 'at once'];
        yield 'no such extension' => [$code(3100), NotRung::REFUSED, 'extension'];
        yield 'a wrong signature' => [$code(3102), NotRung::WRONG_KEYS, '3102'];
        yield 'a wrong key' => [$code(3105, 403), NotRung::WRONG_KEYS, '3105'];
        yield 'a number that is none' => [$code(3200), NotRung::REFUSED, 'no telephone number'];
        yield 'no such object' => [$code(3300), NotRung::NO_SUCH_LINE, '3300'];
        yield 'not in the tariff' => [$code(4001), NotRung::REFUSED, 'tariff'];
        yield 'its own fault' => [$code(5000), NotRung::UNKNOWN, 'fault of its own'];
        yield 'locked after wrong requests' => [new HttpAnswer(401, ''), NotRung::TOO_OFTEN, 'HTTP 401'];
        yield 'an address that may not ask' => [new HttpAnswer(403, ''), NotRung::WRONG_KEYS, 'HTTP 403'];
        yield 'more than it takes in a second' => [new HttpAnswer(429, ''), NotRung::TOO_OFTEN, 'HTTP 429'];
        yield 'a code that is none' => [FakeHttp::json(['result' => 'ok']), NotRung::UNKNOWN, 'HTTP 200'];
    }

    public function testARefusalThatComesLaterMovesTheOrderOn(): void
    {
        foreach (['/result/callback', '/result/callback_group/'] as $path) {
            [$event] = $this->read($path, ['command_id' => OrderScene::COMMAND, 'result' => '2240']);
            self::assertSame([OrderScene::COMMAND, Direction::Callback, CallState::Ended, Unreached::Failed, '2240'], [$event->command, $event->direction, $event->state, $event->unreached, $event->endReason]);
        }
        foreach ([['result' => 1000, 'command_id' => OrderScene::COMMAND], ['result' => 2240, 'command_id' => 'of-another-program'], ['result' => 2240], ['command_id' => OrderScene::COMMAND]] as $other) {
            self::assertSame([], $this->read('/result/callback', $other));
        }
    }

    public function testAColleagueWhoWasBusyIsForgottenWhenAnotherAnswers(): void
    {
        $group = static fn (string $extension): array => ['from' => ['number' => Scene::DID], 'to' => ['extension' => $extension, 'number' => "sip:{$extension}@x", 'acd_group' => '12']];
        $busy = $this->read(...array_slice(self::leg(3, 'a', 2, 'Disconnected', $group('101') + ['disconnect_reason' => 1121]), 1))[0];
        $queue = $this->read(...array_slice(self::leg(0, 'q', 2, 'Connected', ['location' => 'queue', 'from' => ['number' => Scene::DID], 'to' => ['number' => '12']]), 1))[0];
        $taken = $this->read(...array_slice(self::leg(8, 'b', 2, 'Connected', $group('102')), 1))[0];

        self::assertSame([Unreached::ClinicBusy, Stage::ClinicRings], [$busy->unreached, $busy->stage]);
        self::assertSame([Stage::ClinicRings, null], [$queue->stage, $queue->answeredAt]);
        self::assertSame([Stage::ClinicAnswered, null], [$taken->stage, $taken->answeredAt]);
        self::assertNull(Unreached::of(Stage::ClinicAnswered, $busy->unreached, true, true));
        self::assertSame(Unreached::PatientSilent, Unreached::of(Stage::ClinicAnswered, $busy->unreached, true, false));
    }

    /** Whether such a leg is the order as a whole or the patient's isn't said: the patient's answer is not made of it. */
    public function testALegOutsideThatWasTakenFromNoneProvesNoMoreThanTheClinicsAnswer(): void
    {
        $event = $this->read(...array_slice(self::leg(8, 'a', 2, 'Connected', ['from' => ['extension' => '101'], 'to' => ['number' => Scene::CALLER]]), 1))[0];

        self::assertSame([Stage::ClinicAnswered, CallState::Ringing, null, Scene::CALLER], [$event->stage, $event->state, $event->answeredAt, $event->caller]);
    }

    /** The document says that the id comes back, but not in which legs. */
    public function testALegWithoutOurIdIsOfTheSameCall(): void
    {
        foreach ([OrderScene::Done, OrderScene::PatientSilent] as $scene) {
            $memory = new Memory();
            foreach ($this->tell($scene)->events as [$after, $event]) {
                $fields = (array) json_decode(PbxEvent::form($event->body)['json'], true);
                $bare = ($fields['call_id'] ?? '') === 'b' ? array_diff_key($fields, ['command_id' => 1, 'callback_initiator' => 1]) : $fields;
                foreach ($this->read($event->path, $bare) as $said) {
                    $memory->hear($said, (Scene::START + $after) * 1000 + 300, Way::Live);
                }
            }
            [$shape] = $memory->shown();
            self::assertCount(1, $memory->shown());
            self::assertSame([Direction::Callback, OrderScene::COMMAND, Scene::CALLER], [$shape->direction, $shape->command, $shape->caller]);
            self::assertSame([$scene->talk(), $scene->unreached()], [$shape->talkSeconds, $shape->unreached]);
        }
    }

    public function testACommandOfOthersThatLeadsACallerElsewhereMakesNoCallback(): void
    {
        $leg = ['from' => ['number' => Scene::CALLER, 'taken_from_call_id' => 'menu'], 'to' => ['extension' => '101', 'number' => 'sip:u@x', 'line_number' => Scene::DID]];
        $event = $this->read(...array_slice(self::leg(2, 'b', 1, 'Appeared', ['command_id' => 'crm-17', 'callback_initiator' => ''] + $leg), 1))[0];

        self::assertSame([Direction::In, null, null], [$event->direction, $event->command, $event->stage]);
    }

    /**
     * @param  array<string, mixed> $fields
     * @return list<CallEvent>
     */
    private function read(string $path, array $fields): array
    {
        return (new MangoAdapter())->parse(self::event($path, $fields), $this->connection());
    }

    private static function reason(OrderScene $scene): int
    {
        return match ($scene) {
            OrderScene::Done => 1120,
            OrderScene::PatientBusy => 1121,
            default => 1111,
        };
    }

    /**
     * @param  array<string, mixed>                     $fields
     * @return array{int, string, array<string, mixed>}
     */
    private static function leg(int $after, string $leg, int $seq, string $state, array $fields): array
    {
        return [$after, '/events/call', $fields + [
            'entry_id' => self::ENTRY, 'call_id' => $leg, 'timestamp' => Scene::START + $after, 'seq' => $seq, 'call_state' => $state, 'location' => 'abonent',
            'command_id' => OrderScene::COMMAND, 'callback_initiator' => 'API',
        ]];
    }

    /** @param array<string, mixed> $fields */
    private static function event(string $path, array $fields): PbxEvent
    {
        $json = (string) json_encode($fields);

        return new PbxEvent('POST', $path, '', http_build_query(['vpbx_api_key' => self::KEY, 'sign' => hash('sha256', self::KEY . $json . self::SALT), 'json' => $json]));
    }
}
