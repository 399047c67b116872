<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Pbx\Sipuni;

use Ringwell\Call\Unreached;
use Ringwell\Pbx\Connection;
use Ringwell\Pbx\HttpAnswer;
use Ringwell\Pbx\NotRung;
use Ringwell\Pbx\PbxAdapter;
use Ringwell\Pbx\PbxEvent;
use Ringwell\Pbx\RingsOut;
use Ringwell\Pbx\Sipuni\SipuniAdapter;
use Ringwell\Pbx\Sipuni\SipuniRing;
use Ringwell\Tests\Unit\Pbx\Contract\EachRefusal;
use Ringwell\Tests\Unit\Pbx\Contract\FakeHttp;
use Ringwell\Tests\Unit\Pbx\Contract\OrderScene;
use Ringwell\Tests\Unit\Pbx\Contract\RingingContract;
use Ringwell\Tests\Unit\Pbx\Contract\Scene;
use Ringwell\Tests\Unit\Pbx\Contract\Told;

/** Sipuni gives no id back: its calls are told apart by phone and time, and only the patient's part of them is told. */
final class SipuniRingTest extends RingingContract
{
    use EachRefusal;

    protected function adapter(): PbxAdapter&RingsOut
    {
        return new SipuniAdapter();
    }

    protected function connection(): Connection
    {
        return new Connection(1, 'Sipuni', 'sipuni', true, ['did' => '', 'user' => '012345'], ['api_key' => 'secret-key'], null, 0);
    }

    protected function taken(): HttpAnswer
    {
        return FakeHttp::json(['success' => true, 'order_id' => '1']);
    }

    protected function clinics(): array
    {
        return ['101'];
    }

    protected function notClinics(): array
    {
        return ['+74951112233', 'tree-000123', 'reception', '0x1'];
    }

    /** Whether it was the clinic that didn't answer, nothing says. */
    protected function expected(OrderScene $scene, bool $fromList): ?Unreached
    {
        return $scene === OrderScene::ClinicSilent ? null : $scene->unreached();
    }

    protected function tell(OrderScene $scene): Told
    {
        $common = [
            'call_id' => '1774373436.533962', 'user_id' => '012345', 'channel' => 'SIP/047593496447128812-00047440', 'src_type' => '2', 'src_num' => '012345101',
            'short_src_num' => '101', 'dst_type' => '1', 'dst_num' => Scene::CALLER, 'pbxdstnum' => '+' . Scene::CALLER,
        ];
        $told = [[0, ['event' => '1']]];
        if ($scene === OrderScene::Done) {
            $told[] = [OrderScene::PATIENT_ANSWERS, ['event' => '3']];
        }
        $told[] = [$scene->overAfter(), [
            'event' => '2', 'call_start_timestamp' => (string) Scene::START,
            'call_answer_timestamp' => (string) ($scene === OrderScene::Done ? Scene::START + OrderScene::PATIENT_ANSWERS : 0),
            'status' => match ($scene) {
                OrderScene::Done => 'ANSWER',
                OrderScene::ClinicSilent => 'CANCEL',
                OrderScene::PatientSilent => 'NOANSWER',
                OrderScene::PatientBusy => 'BUSY',
            },
        ]];

        return new Told(...array_map(
            static fn (array $one): array => [$one[0], new PbxEvent('GET', '', http_build_query($one[1] + ['timestamp' => (string) (Scene::START + $one[0])] + $common), '')],
            $told,
        ));
    }

    protected function listed(OrderScene $scene): string
    {
        return 'Its statistics are not asked for: they name calls otherwise than its events.';
    }

    public function testSignsAsPublishedClientsDo(): void
    {
        self::assertSame('91637c0b528967e7b64e66cd3ca08fed', SipuniRing::hash(['antiaon' => '0', 'phone' => '79031234567', 'reverse' => '0', 'sipnumber' => '101', 'user' => '012345'], 'secret-key'));
        $http = FakeHttp::inTurn($this->taken());
        (new SipuniAdapter())->ring($this->connection(), OrderScene::order(), $http);

        self::assertSame([[
            'method' => 'POST',
            'url' => 'https://sipuni.com/api/callback/call_number',
            'headers' => ['Content-Type' => 'application/x-www-form-urlencoded'],
            'body' => 'antiaon=0&phone=79161234567&reverse=0&sipnumber=101&user=012345&hash=' . md5('0+79161234567+0+101+012345+secret-key'),
        ]], $http->asked);
    }

    public static function refusals(): iterable
    {
        yield 'no' => [FakeHttp::json(['success' => false, 'message' => 'Wrong hash']), NotRung::REFUSED, 'HTTP 200 Wrong hash'];
        yield 'no, with a status' => [FakeHttp::json(['success' => false], 400), NotRung::REFUSED, 'HTTP 400'];
        yield 'a wrong key' => [new HttpAnswer(403, ''), NotRung::WRONG_KEYS, 'HTTP 403'];
        yield 'neither yes nor no' => [FakeHttp::json(['success' => 'perhaps']), NotRung::UNKNOWN, 'HTTP 200'];
    }
}
