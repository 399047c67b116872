<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Pbx\Uis;

use PHPUnit\Framework\Attributes\DataProvider;
use Ringwell\Call\Stage;
use Ringwell\Call\Unreached;
use Ringwell\Pbx\Connection;
use Ringwell\Pbx\HttpAnswer;
use Ringwell\Pbx\NotRung;
use Ringwell\Pbx\PbxAdapter;
use Ringwell\Pbx\Period;
use Ringwell\Pbx\RingsOut;
use Ringwell\Pbx\Uis\UisAdapter;
use Ringwell\Pbx\Uis\UisOrdered;
use Ringwell\Pbx\WallClock;
use Ringwell\Tests\Unit\Pbx\Contract\FakeHttp;
use Ringwell\Tests\Unit\Pbx\Contract\OrderScene;
use Ringwell\Tests\Unit\Pbx\Contract\RingingContract;
use Ringwell\Tests\Unit\Pbx\Contract\Scene;
use Ringwell\Tests\Unit\Pbx\Contract\Told;
use Ringwell\Time;

/** Requests and errors as the Call API 4.0 documents them; events by our own templates. */
final class UisRingTest extends RingingContract
{
    protected function adapter(): PbxAdapter&RingsOut
    {
        return new UisAdapter();
    }

    protected function connection(): Connection
    {
        return self::with(['token' => 'token-of-ours', 'call_token' => 'key-for-ringing', 'key' => UisScenes::KEY]);
    }

    protected function taken(): HttpAnswer
    {
        return FakeHttp::json(['jsonrpc' => '2.0', 'id' => OrderScene::COMMAND, 'result' => ['data' => ['call_session_id' => UisScenes::CALL], 'metadata' => []]]);
    }

    protected function clinics(): array
    {
        return ['323409', '+74951112200'];
    }

    protected function notClinics(): array
    {
        return ['74951112200', '+7495', 'employee 323409', '323409.5', '0x1', 'reception'];
    }

    /** A notification of the end doesn't say why: that the patient was busy, only the report tells. */
    protected function expected(OrderScene $scene, bool $fromList): ?Unreached
    {
        return ! $fromList && $scene === OrderScene::PatientBusy ? Unreached::PatientSilent : $scene->unreached();
    }

    protected function tell(OrderScene $scene): Told
    {
        $employee = ['employee_id' => 323409, 'employee_full_name' => 'Сотрудник 101', 'leg_id' => 5101];
        $events = [[0, 'outgoing', []], [1, 'ringing', $employee]];
        if ($scene !== OrderScene::ClinicSilent) {
            $events[] = [OrderScene::CLINIC_ANSWERS, 'answer', $employee];
            $events[] = [$scene->overAfter(), 'talk_end', $employee + ['talk_time_duration' => $scene->overAfter() - OrderScene::CLINIC_ANSWERS]];
        }
        if ($scene->talk() === 0) {
            $events[] = [$scene->overAfter(), 'call_lost', ['wait_time_duration' => $scene->overAfter()]];
        }
        $events[] = [$scene->overAfter(), 'call_end', [
            'talk_time_duration' => $scene->talk(), 'wait_time_duration' => $scene->overAfter() - $scene->talk(), 'total_time_duration' => $scene->overAfter(),
        ]];

        return new Told(...array_map(static fn (array $one): array => [$one[0], UisScenes::event($one[1], $one[2] + [
            'call_session_id' => UisScenes::CALL, 'virtual_phone_number' => Scene::DID, 'contact_phone_number' => Scene::CALLER, 'direction' => 'out',
            'call_source' => 'callapi', 'external_id' => OrderScene::COMMAND, 'notification_time' => self::wall($one[0]) . '.234',
        ])], $events));
    }

    protected function listed(OrderScene $scene): array
    {
        $row = [
            'id' => UisScenes::CALL, 'start_time' => self::wall(0), 'finish_time' => self::wall($scene->overAfter()), 'direction' => 'out', 'source' => 'callapi',
            'contact_phone_number' => Scene::CALLER, 'virtual_phone_number' => Scene::DID, 'talk_duration' => $scene->talk(),
            'wait_duration' => $scene->overAfter() - $scene->talk(), 'total_duration' => $scene->overAfter(), 'call_records' => [],
            'call_api_external_id' => OrderScene::COMMAND, 'employees' => [],
            'finish_reason' => match ($scene) {
                OrderScene::Done => 'subscriber_disconnects',
                OrderScene::ClinicSilent => 'operator_not_responsible',
                OrderScene::PatientSilent => 'subscriber_not_responsible',
                OrderScene::PatientBusy => 'subscriber_busy',
            },
        ];
        $http = FakeHttp::inTurn(FakeHttp::json(['jsonrpc' => '2.0', 'id' => 'x', 'result' => ['data' => [$row], 'metadata' => ['total_items' => 1]]]));

        return (new UisAdapter())->pull($this->connection(), new Period(0, 1), null, $http)->events;
    }

    /** @param array<string, mixed> $question */
    #[DataProvider('questions')]
    public function testAsksAsTheDocumentSays(string $clinic, string $brand, string $url, array $question): void
    {
        $http = FakeHttp::inTurn($this->taken());
        $rung = (new UisAdapter())->ring(self::with($this->connection()->secrets ?? [], $brand), OrderScene::order($clinic), $http);

        self::assertSame((string) UisScenes::CALL, $rung->call);
        self::assertSame(['POST', $url, ['Content-Type' => 'application/json; charset=UTF-8']], [$http->asked[0]['method'], $http->asked[0]['url'], $http->asked[0]['headers']]);
        self::assertEquals($question, json_decode($http->asked[0]['body'], true));
    }

    /** @return iterable<string, array{string, string, string, array<string, mixed>}> */
    public static function questions(): iterable
    {
        $common = ['access_token' => 'key-for-ringing', 'virtual_phone_number' => '74951112233', 'contact' => '79161234567', 'direction' => 'out', 'external_id' => OrderScene::COMMAND];
        $asked = static fn (string $method, array $params): array => ['jsonrpc' => '2.0', 'id' => OrderScene::COMMAND, 'method' => $method, 'params' => $params + $common];
        $employee = $asked('start.employee_call', ['first_call' => 'employee', 'employee' => ['id' => 323409]]);
        yield 'an employee' => ['323409', 'uis', 'https://callapi.uiscom.ru/v4.0', $employee];
        yield 'a telephone' => ['+74951112200', 'uis', 'https://callapi.uiscom.ru/v4.0', $asked('start.simple_call', ['first_call' => 'operator', 'operator' => '74951112200'])];
        yield 'CoMagic' => ['323409', 'comagic', 'https://callapi.comagic.ru/v4.0', $employee];
        yield 'Novofon' => ['323409', 'novofon', 'https://callapi-jsonrpc.novofon.ru/v4.0', $employee];
        yield 'CallGear' => ['323409', 'callgear', 'https://callapi.callgear.com/v4.0', $employee];
    }

    public function testWithoutAKeyOfItsOwnTheOtherOneRings(): void
    {
        $connection = self::with(['token' => 'token-of-ours']);
        $http = FakeHttp::inTurn($this->taken());
        (new UisAdapter())->ring($connection, OrderScene::order('323409'), $http);

        self::assertTrue((new UisAdapter())->canRing($connection));
        self::assertStringContainsString('"access_token":"token-of-ours"', $http->asked[0]['body']);
    }

    /** @param array<string, mixed> $error */
    #[DataProvider('refusals')]
    public function testEachErrorSaysWhatItMeans(array $error, string $reason, string $detail): void
    {
        $http = FakeHttp::inTurn(FakeHttp::json(['jsonrpc' => '2.0', 'id' => null, 'error' => $error]));
        $why = $this->refusal($this->connection(), '323409', $http);

        self::assertSame([$reason, $detail], [$why->reason, $why->detail]);
        self::assertCount(1, $http->asked);
    }

    /** @return iterable<string, array{array<string, mixed>, string, string}> */
    public static function refusals(): iterable
    {
        $error = static fn (int $code, string $mnemonic, string $message): array => ['code' => $code, 'message' => $message, 'data' => ['mnemonic' => $mnemonic]];
        yield 'a number that is not rented' => [$error(-32007, 'virtual_phone_number_not_found', 'Virtual phone number not found'), NotRung::NO_SUCH_LINE, 'Virtual phone number not found'];
        yield 'a new word for such' => [$error(-32007, 'virtual_phone_number_sold', 'Sold'), NotRung::NO_SUCH_LINE, 'Sold'];
        yield 'no such employee' => [$error(-32602, 'employee_not_found', 'Employee not found'), NotRung::NO_SUCH_LINE, 'Employee not found'];
        yield 'an employee without a phone' => [$error(-32602, 'no_active_phone_number', 'No active phone number'), NotRung::NO_SUCH_LINE, 'No active phone number'];
        yield 'our own number' => [$error(-32602, 'own_virtual_phone_number_not_allowed', 'Own'), NotRung::NO_SUCH_LINE, 'Own'];
        yield 'a direction that is closed' => [$error(-32002, 'contact_in_blacklist', 'Contact is in the black list'), NotRung::REFUSED, 'Contact is in the black list'];
        yield 'a fault of ours' => [$error(-32602, 'unexpected_parameters', 'Unexpected method parameter(s)'), NotRung::REFUSED, 'Unexpected method parameter(s)'];
        yield 'a wrong key' => [$error(-32001, 'access_token_invalid', 'Access token is invalid'), NotRung::WRONG_KEYS, 'Access token is invalid'];
        yield 'no right to call' => [$error(-32003, 'forbidden', 'Permission denied'), NotRung::WRONG_KEYS, 'Permission denied'];
        yield 'an option that is off' => [$error(-32008, 'component_disabled', 'Component Call API has been disabled'), NotRung::WRONG_KEYS, 'Component Call API has been disabled'];
        yield 'an address that may not ask' => [$error(-32003, 'ip_not_whitelisted', 'Your IP 203.0.113.7 is not whitelisted'), NotRung::WRONG_KEYS, '203.0.113.7'];
        yield 'no points left' => [$error(-32029, 'limit_exceeded', 'Limit per minute has been exceeded'), NotRung::TOO_OFTEN, 'Limit per minute has been exceeded'];
        yield 'its own fault' => [$error(-32603, 'internal_error', 'Internal error'), NotRung::UNKNOWN, 'Internal error'];
    }

    #[DataProvider('reasons')]
    public function testTheReportSaysWhoWasNotReached(string $reason, ?Unreached $unreached, ?Stage $stage): void
    {
        self::assertSame($unreached, UisOrdered::unreached($reason));
        self::assertSame($stage, UisOrdered::stage(0, $unreached));
    }

    /** @return iterable<string, array{string, ?Unreached, ?Stage}> */
    public static function reasons(): iterable
    {
        $list = [
            [Unreached::ClinicBusy, Stage::ClinicRings, ['operator_busy', 'employee_busy_after_call', 'employee_status_do_not_disturb', 'employee_auto_status_do_not_disturb']],
            [Unreached::ClinicSilent, Stage::ClinicRings, ['operator_not_responsible', 'no_success_operator_call', 'sip_offline', 'employee_status_break', 'group_inactive_by_schedule']],
            [Unreached::PatientBusy, Stage::ClinicAnswered, ['subscriber_busy']],
            [Unreached::PatientSilent, Stage::ClinicAnswered, ['subscriber_not_responsible', 'no_success_subscriber_call']],
            [Unreached::Failed, null, ['not_enough_money', 'max_out_call_reached', 'locked_numb']],
            [null, null, ['timeout', 'subscriber_disconnects', 'a new one', '']],
        ];
        foreach ($list as [$unreached, $stage, $reasons]) {
            foreach ($reasons as $reason) {
                yield "“{$reason}”" => [$reason, $unreached, $stage];
            }
        }
    }

    /** @param array<string, string> $secrets */
    private static function with(array $secrets, string $brand = 'uis'): Connection
    {
        return new Connection(1, 'UIS', 'uis', true, ['brand' => $brand, 'zone' => UisScenes::ZONE], $secrets, null, 0);
    }

    private static function wall(int $after): string
    {
        return WallClock::text((Scene::START + $after) * Time::SECOND, UisScenes::ZONE);
    }
}
