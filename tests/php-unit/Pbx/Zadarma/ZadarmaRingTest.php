<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Pbx\Zadarma;

use PHPUnit\Framework\Attributes\DataProvider;
use Ringwell\Call\Unreached;
use Ringwell\Pbx\Connection;
use Ringwell\Pbx\HttpAnswer;
use Ringwell\Pbx\NotRung;
use Ringwell\Pbx\PbxAdapter;
use Ringwell\Pbx\Period;
use Ringwell\Pbx\RingsOut;
use Ringwell\Pbx\Zadarma\ZadarmaAdapter;
use Ringwell\Pbx\Zadarma\ZadarmaEvent;
use Ringwell\Tests\Unit\Pbx\Contract\EachRefusal;
use Ringwell\Tests\Unit\Pbx\Contract\FakeHttp;
use Ringwell\Tests\Unit\Pbx\Contract\OrderScene;
use Ringwell\Tests\Unit\Pbx\Contract\RingingContract;
use Ringwell\Tests\Unit\Pbx\Contract\Scene;
use Ringwell\Tests\Unit\Pbx\Contract\Told;

/** Zadarma gives no id of ours back: its calls are told apart by phone and time, and only the patient's part of them is told. */
final class ZadarmaRingTest extends RingingContract
{
    use EachRefusal;

    private const KEY = 'key-of-the-cabinet';

    protected function adapter(): PbxAdapter&RingsOut
    {
        return new ZadarmaAdapter();
    }

    protected function connection(): Connection
    {
        return self::with([]);
    }

    protected function taken(): HttpAnswer
    {
        return FakeHttp::json(['status' => 'success', 'from' => '101', 'to' => Scene::CALLER, 'time' => 1_435_573_082]);
    }

    protected function clinics(): array
    {
        return ['101', '+74951112233', '74951112233', '00001'];
    }

    protected function notClinics(): array
    {
        return ['10', '101-102', 'group 12', '0x1', 'reception'];
    }

    /** Whether it was the clinic that didn't answer, nothing says. */
    protected function expected(OrderScene $scene, bool $fromList): ?Unreached
    {
        return $scene === OrderScene::ClinicSilent ? null : $scene->unreached();
    }

    protected function tell(OrderScene $scene): Told
    {
        $call = ['call_start' => ZadarmaScenes::wall(0), 'pbx_call_id' => 'out_' . ZadarmaScenes::CALL, 'internal' => '101', 'destination' => Scene::CALLER, 'caller_id' => Scene::DID];
        $events = [[0, ZadarmaScenes::event(['event' => 'NOTIFY_OUT_START'] + $call)]];
        if ($scene === OrderScene::Done) {
            $events[] = [OrderScene::PATIENT_ANSWERS, ZadarmaScenes::event(['event' => 'NOTIFY_ANSWER'] + $call)];
        }
        $events[] = [$scene->overAfter(), ZadarmaScenes::event(['event' => 'NOTIFY_OUT_END'] + $call + [
            'duration' => (string) $scene->talk(), 'disposition' => self::disposition($scene), 'status_code' => '16', 'is_recorded' => '0', 'call_id_with_rec' => '',
        ])];

        return new Told(...$events);
    }

    protected function listed(OrderScene $scene): array
    {
        $row = [
            'call_id' => ZadarmaScenes::RECORDING, 'sip' => '101', 'callstart' => ZadarmaScenes::wall(0), 'clid' => '101', 'destination' => Scene::CALLER,
            'disposition' => self::disposition($scene), 'seconds' => $scene->talk(), 'is_recorded' => 'false', 'pbx_call_id' => 'out_' . ZadarmaScenes::CALL,
        ];
        $http = FakeHttp::inTurn(FakeHttp::json(['status' => 'success', 'stats' => []]), FakeHttp::json(['status' => 'success', 'stats' => [$row]]));

        return (new ZadarmaAdapter())->pull($this->connection(), new Period(0, 1), null, $http)->events;
    }

    /** @param array<string, string> $settings */
    #[DataProvider('questions')]
    public function testAsksAsTheMakersDo(array $settings, string $clinic, string $url, string $query): void
    {
        $http = FakeHttp::inTurn($this->taken());
        (new ZadarmaAdapter())->ring(self::with($settings), OrderScene::order($clinic), $http);
        $path = '/v1/request/callback/';

        self::assertSame(['GET', "{$url}{$path}?{$query}", ''], [$http->asked[0]['method'], $http->asked[0]['url'], $http->asked[0]['body']]);
        self::assertSame(['Authorization' => self::KEY . ':' . base64_encode(hash_hmac('sha1', $path . $query . md5($query), ZadarmaScenes::SECRET))], $http->asked[0]['headers']);
    }

    /** @return iterable<string, array{array<string, string>, string, string, string}> */
    public static function questions(): iterable
    {
        yield 'an extension' => [[], '101', 'https://api.zadarma.com', 'format=json&from=101&to=79161234567'];
        yield 'a telephone' => [[], '+74951112200', 'https://api.zadarma.com', 'format=json&from=74951112200&to=79161234567'];
        yield 'by an extension' => [['callback_sip' => '100'], '101', 'https://api.zadarma.com', 'format=json&from=101&sip=100&to=79161234567'];
        yield 'Novofon' => [['brand' => 'novofon'], '101', 'https://api.novofon.com', 'format=json&from=101&to=79161234567'];
    }

    public static function refusals(): iterable
    {
        $error = static fn (int $status, string $message): HttpAnswer => FakeHttp::json(['status' => 'error', 'message' => $message], $status);
        yield 'a wrong number, of either' => [$error(400, 'Check your phone number'), NotRung::REFUSED, 'HTTP 400 Check your phone number'];
        yield 'said with a good status' => [$error(200, 'No money'), NotRung::REFUSED, 'HTTP 200 No money'];
        yield 'wrong keys' => [$error(401, 'Not authorized'), NotRung::WRONG_KEYS, 'HTTP 401 Not authorized'];
        yield 'no right' => [$error(403, ''), NotRung::WRONG_KEYS, 'HTTP 403'];
        yield 'too often' => [$error(429, 'Limit'), NotRung::TOO_OFTEN, 'HTTP 429 Limit'];
        yield 'its own fault' => [$error(503, 'Later'), NotRung::UNKNOWN, 'HTTP 503 Later'];
    }

    public function testWhatHasToDoWithMoneyOrLinesIsNobodysSilence(): void
    {
        foreach (['failed', 'call failed', 'no money', 'unallocated number', 'line limit', 'no money, no limit'] as $outcome) {
            self::assertSame(Unreached::Failed, ZadarmaEvent::unreached($outcome), $outcome);
        }
        foreach (['answered', 'cancel', ''] as $outcome) {
            self::assertNull(ZadarmaEvent::unreached($outcome), $outcome);
        }
    }

    private static function disposition(OrderScene $scene): string
    {
        return match ($scene) {
            OrderScene::Done => 'answered',
            OrderScene::ClinicSilent => 'cancel',
            OrderScene::PatientSilent => 'no answer',
            OrderScene::PatientBusy => 'busy',
        };
    }

    /** @param array<string, string> $settings */
    private static function with(array $settings): Connection
    {
        return new Connection(1, 'Zadarma', 'zadarma', true, $settings + ['zone' => 'Europe/Moscow'], ['api_key' => self::KEY, 'api_secret' => ZadarmaScenes::SECRET], null, 0);
    }
}
