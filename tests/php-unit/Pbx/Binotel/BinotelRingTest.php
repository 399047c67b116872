<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Pbx\Binotel;

use Ringwell\Call\Unreached;
use Ringwell\Pbx\Binotel\BinotelAdapter;
use Ringwell\Pbx\Connection;
use Ringwell\Pbx\HttpAnswer;
use Ringwell\Pbx\NotRung;
use Ringwell\Pbx\PbxAdapter;
use Ringwell\Pbx\PbxEvent;
use Ringwell\Pbx\Period;
use Ringwell\Pbx\RingOrder;
use Ringwell\Pbx\RingsOut;
use Ringwell\Tests\Unit\Pbx\Contract\EachRefusal;
use Ringwell\Tests\Unit\Pbx\Contract\FakeHttp;
use Ringwell\Tests\Unit\Pbx\Contract\OrderScene;
use Ringwell\Tests\Unit\Pbx\Contract\RingingContract;
use Ringwell\Tests\Unit\Pbx\Contract\Scene;
use Ringwell\Tests\Unit\Pbx\Contract\Told;

/** Requests as the maker's own program library sends them; the call's own id is in the answer and in all that is told of it, when it is over. */
final class BinotelRingTest extends RingingContract
{
    use EachRefusal;

    private const CALL = '612107650';

    protected function adapter(): PbxAdapter&RingsOut
    {
        return new BinotelAdapter();
    }

    protected function connection(): Connection
    {
        return new Connection(5, 'Binotel', 'binotel', true, [], ['company_id' => '10977', 'api_key' => 'key-of-binotel', 'api_secret' => 'secret-of-binotel'], null, 0);
    }

    protected function taken(): HttpAnswer
    {
        return FakeHttp::json(['status' => 'success', 'generalCallID' => (int) self::CALL]);
    }

    protected function clinics(): array
    {
        return ['901'];
    }

    protected function notClinics(): array
    {
        return ['9', '+380443334023', 'reception', '0x1'];
    }

    /** Whether it was the clinic that didn't answer, nothing says. */
    protected function expected(OrderScene $scene, bool $fromList): ?Unreached
    {
        return $scene === OrderScene::ClinicSilent ? null : $scene->unreached();
    }

    protected function tell(OrderScene $scene): Told
    {
        $form = ['requestType' => 'apiCallCompleted', 'attemptsCounter' => '1', 'callDetails' => self::details($scene)];

        return new Told([$scene->overAfter(), new PbxEvent('POST', '', '', http_build_query($form))]);
    }

    protected function listed(OrderScene $scene): array
    {
        $http = FakeHttp::inTurn(FakeHttp::json(['status' => 'success', 'callDetails' => [self::CALL => self::details($scene)]]));

        return (new BinotelAdapter())->pull($this->connection(), new Period(0, 1), null, $http)->events;
    }

    public function testAsksAsTheMakersLibraryDoesAndLearnsTheCallsId(): void
    {
        $http = FakeHttp::inTurn($this->taken());
        $order = new RingOrder(OrderScene::COMMAND, '901', '+380443334023', '+380442220000', 20);
        $rung = (new BinotelAdapter())->ring($this->connection(), $order, $http);

        self::assertSame(self::CALL, $rung->call);
        self::assertSame(['POST', 'https://api.binotel.com/api/4.0/calls/internal-number-to-external-number.json'], [$http->asked[0]['method'], $http->asked[0]['url']]);
        self::assertSame([
            'internalNumber' => '901', 'externalNumber' => '0443334023', 'pbxNumber' => '0442220000', 'callTimeToExt' => 20, 'async' => true,
            'key' => 'key-of-binotel', 'secret' => 'secret-of-binotel',
        ], json_decode($http->asked[0]['body'], true));
    }

    public function testAnAnswerWithoutAnIdIsTakenAllTheSame(): void
    {
        self::assertNull((new BinotelAdapter())->ring($this->connection(), OrderScene::order('901'), FakeHttp::inTurn(FakeHttp::json(['status' => 'success'])))->call);
    }

    public static function refusals(): iterable
    {
        $error = static fn (int|string $code, string $message): HttpAnswer => FakeHttp::json(['status' => 'error', 'code' => $code, 'message' => $message]);
        yield 'not allowed on this line' => [$error(104, 'API calls are off'), NotRung::REFUSED, 'API calls are off'];
        yield 'wrong keys' => [$error(121, 'Wrong key'), NotRung::WRONG_KEYS, 'Wrong key'];
        yield 'the company is off' => [$error(120, 'Off'), NotRung::WRONG_KEYS, 'Off'];
        yield 'too often' => [$error('106', 'Wait'), NotRung::TOO_OFTEN, 'Wait'];
        yield 'no code' => [FakeHttp::json(['status' => 'error']), NotRung::REFUSED, 'HTTP 200'];
    }

    /** @return array<string, mixed> */
    private static function details(OrderScene $scene): array
    {
        return [
            'companyID' => '10977', 'generalCallID' => self::CALL, 'startTime' => (string) Scene::START, 'callType' => '1', 'internalNumber' => '901',
            'externalNumber' => Scene::CALLER, 'waitsec' => (string) ($scene->overAfter() - $scene->talk()), 'billsec' => (string) $scene->talk(),
            'pbxNumberData' => ['number' => Scene::DID],
            'disposition' => match ($scene) {
                OrderScene::Done => 'ANSWER',
                OrderScene::ClinicSilent => 'CANCEL',
                OrderScene::PatientSilent => 'NOANSWER',
                OrderScene::PatientBusy => 'BUSY',
            },
        ];
    }
}
