<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Pbx\Megafon;

use Ringwell\Call\Unreached;
use Ringwell\Pbx\Connection;
use Ringwell\Pbx\HttpAnswer;
use Ringwell\Pbx\Megafon\MegafonAdapter;
use Ringwell\Pbx\NotRung;
use Ringwell\Pbx\PbxAdapter;
use Ringwell\Pbx\PbxEvent;
use Ringwell\Pbx\Period;
use Ringwell\Pbx\RingsOut;
use Ringwell\Tests\Unit\Pbx\Contract\EachRefusal;
use Ringwell\Tests\Unit\Pbx\Contract\FakeHttp;
use Ringwell\Tests\Unit\Pbx\Contract\OrderScene;
use Ringwell\Tests\Unit\Pbx\Contract\RingingContract;
use Ringwell\Tests\Unit\Pbx\Contract\Scene;
use Ringwell\Tests\Unit\Pbx\Contract\Told;

/** Requests as published programs send them; the call's own id is in the answer, in events and in the list. */
final class MegafonRingTest extends RingingContract
{
    use EachRefusal;

    private const CALL = '43294397431';

    protected function adapter(): PbxAdapter&RingsOut
    {
        return new MegafonAdapter();
    }

    protected function connection(): Connection
    {
        return new Connection(1, 'Megafon', 'megafon', true, ['host' => 'clinic.megapbx.ru'], ['crm_token' => 'token+of/ours', 'api_key' => 'key-of-theirs'], null, 0);
    }

    protected function taken(): HttpAnswer
    {
        return FakeHttp::json(['callid' => self::CALL]);
    }

    protected function clinics(): array
    {
        return ['510', 'admin', 'anna.petrova'];
    }

    protected function notClinics(): array
    {
        return ['+74951112233', 'анна', '.admin', 'anna petrova'];
    }

    /** Whether it was the clinic that didn't answer, nothing says. */
    protected function expected(OrderScene $scene, bool $fromList): ?Unreached
    {
        return $scene === OrderScene::ClinicSilent ? null : $scene->unreached();
    }

    protected function tell(OrderScene $scene): Told
    {
        $common = ['callid' => self::CALL, 'phone' => Scene::CALLER, 'diversion' => Scene::DID, 'user' => 'admin', 'ext' => '510', 'crm_token' => 'token+of/ours'];
        $event = static fn (string $type): array => ['cmd' => 'event', 'type' => $type, 'direction' => 'out'] + $common;
        $told = [[0, $event('OUTGOING')]];
        if ($scene === OrderScene::Done) {
            $told[] = [OrderScene::PATIENT_ANSWERS, $event('ACCEPTED')];
        }
        $told[] = [$scene->overAfter(), $event($scene === OrderScene::Done ? 'COMPLETED' : 'CANCELLED')];
        $told[] = [$scene->overAfter(), [
            'cmd' => 'history', 'type' => 'out', 'status' => self::outcome($scene), 'start' => gmdate('Ymd\THis\Z', Scene::START), 'duration' => (string) $scene->overAfter(),
        ] + $common];

        return new Told(...array_map(static fn (array $one): array => [$one[0], new PbxEvent('POST', '', '', http_build_query($one[1]))], $told));
    }

    protected function listed(OrderScene $scene): array
    {
        $row = [
            'uid' => self::CALL, 'type' => 'out', 'status' => self::outcome($scene), 'client' => Scene::CALLER, 'diversion' => Scene::DID, 'user' => 'admin',
            'start' => gmdate('Y-m-d\TH:i:s\Z', Scene::START), 'wait' => $scene->overAfter() - $scene->talk(), 'duration' => $scene->talk(), 'record' => '',
        ];

        return (new MegafonAdapter())->pull($this->connection(), new Period(0, 1), null, FakeHttp::inTurn(FakeHttp::json([$row])))->events;
    }

    public function testAsksAsOthersDoAndLearnsTheCallsId(): void
    {
        $http = FakeHttp::inTurn($this->taken());
        $rung = (new MegafonAdapter())->ring($this->connection(), OrderScene::order('admin'), $http);

        self::assertSame(self::CALL, $rung->call);
        self::assertSame([[
            'method' => 'POST',
            'url' => 'https://clinic.megapbx.ru/crmapi/v1/makecall',
            'headers' => ['X-API-KEY' => 'key-of-theirs', 'Accept' => 'application/json', 'Content-Type' => 'application/json'],
            'body' => '{"phone":"79161234567","user":"admin","clid":"74951112233"}',
        ]], $http->asked);
    }

    public function testWithoutAnAddressNobodyIsAsked(): void
    {
        $own = $this->connection();
        $nowhere = new Connection(1, 'Megafon', 'megafon', true, ['host' => ''], $own->secrets, null, 0);

        self::assertFalse((new MegafonAdapter())->canRing($nowhere));
        self::assertSame(NotRung::WRONG_KEYS, $this->refusal($nowhere, 'admin', FakeHttp::inTurn())->reason);
    }

    public static function refusals(): iterable
    {
        yield 'a wrong key' => [new HttpAnswer(401, ''), NotRung::WRONG_KEYS, 'HTTP 401'];
        yield 'no right' => [new HttpAnswer(403, ''), NotRung::WRONG_KEYS, 'HTTP 403'];
        yield 'a wrong question' => [FakeHttp::json(['error' => 'Invalid parameters'], 400), NotRung::REFUSED, 'HTTP 400'];
        yield 'no id' => [FakeHttp::json(['callid' => '']), NotRung::UNKNOWN, 'callid'];
        yield 'an id that is none' => [FakeHttp::json(['callid' => ['x']]), NotRung::UNKNOWN, 'callid'];
    }

    private static function outcome(OrderScene $scene): string
    {
        return match ($scene) {
            OrderScene::Done => 'Success',
            OrderScene::ClinicSilent => 'Cancel',
            OrderScene::PatientSilent => 'NotAvailable',
            OrderScene::PatientBusy => 'Busy',
        };
    }
}
