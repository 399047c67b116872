<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Pbx\Telnyx;

use Ringwell\Call\Unreached;
use Ringwell\Pbx\Connection;
use Ringwell\Pbx\HttpAnswer;
use Ringwell\Pbx\NotRung;
use Ringwell\Pbx\PbxAdapter;
use Ringwell\Pbx\PbxEvent;
use Ringwell\Pbx\RawText;
use Ringwell\Pbx\RingsOut;
use Ringwell\Pbx\Telnyx\TelnyxAdapter;
use Ringwell\Pbx\Telnyx\TelnyxOrder;
use Ringwell\Tests\Unit\Pbx\Contract\EachRefusal;
use Ringwell\Tests\Unit\Pbx\Contract\FakeHttp;
use Ringwell\Tests\Unit\Pbx\Contract\OrderScene;
use Ringwell\Tests\Unit\Pbx\Contract\RingingContract;
use Ringwell\Tests\Unit\Pbx\Contract\Scene;
use Ringwell\Tests\Unit\Pbx\Contract\Told;
use Ringwell\Time;

/** Commands as Telnyx's own program library has them; the key pair is that of its tests. */
final class TelnyxRingTest extends RingingContract
{
    use EachRefusal;

    private const PUBLIC_KEY = '+7E99DXiiQXvceNX4nHm3Lbm5mqPWad5RhDr2ufuCik=';
    private const SECRET_KEY = 'p68GNpDl9oAQohBiK0MEOFIjxnoFnz0uGGeJqxQ5PSb7sT30NeKJBe9x41ficebctubmao9Zp3lGEOva5+4KKQ==';
    private const APPLICATION = '1494404757140276705';
    private const CLINIC = '+74951112200';
    private const KEY = 'KEY-of-telnyx';
    private const LEG = 'v3:clinic-leg_1/x==';

    protected function adapter(): PbxAdapter&RingsOut
    {
        return new TelnyxAdapter();
    }

    protected function connection(): Connection
    {
        return self::with(['api_key' => self::KEY]);
    }

    protected function taken(): HttpAnswer
    {
        return FakeHttp::json(['data' => ['call_control_id' => self::LEG, 'call_leg_id' => 'clinic', 'call_session_id' => 'session-7', 'is_alive' => false]]);
    }

    protected function clinics(): array
    {
        return [self::CLINIC, 'sip:reception@sip.telnyx.com'];
    }

    protected function notClinics(): array
    {
        return ['101', '74951112200', 'sip:reception', 'reception', '0x1'];
    }

    /** Whom to ring then is carried along until the clinic has picked up. */
    protected function readable(string $asked): string
    {
        return (string) preg_replace_callback('/"client_state":"([^"]+)"/', static fn (array $match): string => (string) base64_decode($match[1], true), $asked);
    }

    protected function tell(OrderScene $scene): Told
    {
        $over = $scene->overAfter();
        $isTaken = $scene !== OrderScene::ClinicSilent;
        $told = [[0, 'call.initiated', false, '']];
        if ($isTaken) {
            $told[] = [OrderScene::CLINIC_ANSWERS, 'call.answered', false, ''];
            $told[] = [OrderScene::PATIENT_RINGS, 'call.initiated', true, ''];
            if ($scene === OrderScene::Done) {
                $told[] = [OrderScene::PATIENT_ANSWERS, 'call.answered', true, ''];
                $told[] = [OrderScene::PATIENT_ANSWERS, 'call.bridged', false, ''];
                $told[] = [OrderScene::PATIENT_ANSWERS, 'call.bridged', true, ''];
            }
            $told[] = [$over, 'call.hangup', true, self::cause($scene)];
        }
        $told[] = [$over, 'call.hangup', false, $isTaken ? 'normal_clearing' : 'timeout'];

        return new Told(...array_map(static fn (array $one): array => [$one[0], self::event(...$one)], $told));
    }

    protected function listed(OrderScene $scene): string
    {
        return 'What stands in its list of calls is shown by no document that we have.';
    }

    public function testCallsTheClinicFirst(): void
    {
        $http = FakeHttp::inTurn($this->taken());
        $rung = (new TelnyxAdapter())->ring($this->connection(), OrderScene::order(self::CLINIC), $http);
        [$asked] = $http->asked;
        $body = json_decode($asked['body'], true);

        $carried = OrderScene::COMMAND . ' clinic +79161234567 +74951112233 45 ';

        self::assertSame('session-7', $rung->call);
        self::assertSame(['POST', 'https://api.telnyx.com/v2/calls'], [$asked['method'], $asked['url']]);
        self::assertSame(['Authorization' => 'Bearer KEY-of-telnyx', 'Content-Type' => 'application/json'], $asked['headers']);
        self::assertSame([
            'to' => self::CLINIC, 'from' => '+74951112233', 'connection_id' => self::APPLICATION, 'timeout_secs' => 30,
            'client_state' => base64_encode("{$carried} " . substr(hash_hmac('sha256', $carried, self::KEY), 0, 16)), 'command_id' => OrderScene::COMMAND,
        ], $body);
    }

    public function testRingsThePatientWhenTheClinicHasPickedUpAndHangsUpAfterThat(): void
    {
        $http = FakeHttp::inTurn(FakeHttp::json(['data' => ['result' => 'ok']]), FakeHttp::json(['data' => ['result' => 'ok']]));
        $this->goOn(self::event(8, 'call.answered', false), $http);
        $transfer = json_decode($http->asked[0]['body'], true);
        self::assertIsArray($transfer);

        self::assertSame('https://api.telnyx.com/v2/calls/v3%3Aclinic-leg_1%2Fx%3D%3D/actions/transfer', $http->asked[0]['url']);
        self::assertSame(['+79161234567', '+74951112233', 45, 'call.answered-clinic-8'], [$transfer['to'], $transfer['from'], $transfer['timeout_secs'], $transfer['command_id']]);
        $order = TelnyxOrder::in($transfer['target_leg_client_state'], self::KEY);
        self::assertNotNull($order);
        self::assertSame([true, self::LEG, OrderScene::COMMAND], [$order->isPatient, $order->clinicsLeg, $order->command]);

        $this->goOn(self::event(54, 'call.hangup', true, 'timeout'), $http);
        self::assertSame('https://api.telnyx.com/v2/calls/v3%3Aclinic-leg_1%2Fx%3D%3D/actions/hangup', $http->asked[1]['url']);
        self::assertSame('{"command_id":"call.hangup-patient-54"}', $http->asked[1]['body']);
    }

    public function testNothingElseRingsAnybody(): void
    {
        $http = FakeHttp::inTurn();
        foreach (['call.initiated', 'call.bridged', 'call.hangup', 'call.recording.saved'] as $type) {
            $this->goOn(self::event(8, $type, false), $http);
        }
        foreach (['call.initiated', 'call.answered', 'call.bridged'] as $type) {
            $this->goOn(self::event(8, $type, true), $http);
        }
        $this->goOn(self::event(8, 'call.answered', false), $http, 60);
        $this->goOn(self::event(8, 'call.answered', false), $http, -60);
        $this->goOn(self::event(8, 'call.answered', false), $http, connection: self::with([]));
        $this->goOn(self::event(8, 'call.answered', false, state: base64_encode('another program')), $http);
        $this->goOn(self::event(8, 'call.answered', false, state: base64_encode(OrderScene::COMMAND . ' clinic +79161234567 +74951112233 45 ')), $http);
        $this->goOn(self::event(8, 'call.answered', false, state: null), $http);
        $this->goOn(new PbxEvent('POST', '', '', 'no JSON'), $http);

        self::assertSame([], $http->asked);
    }

    public function testThatTheClinicHasHungUpAlreadyIsNoNews(): void
    {
        $http = FakeHttp::inTurn(FakeHttp::json(['errors' => [['code' => '90018', 'detail' => 'Call has already ended']]], 422));
        $this->goOn(self::event(80, 'call.hangup', true, 'normal_clearing'), $http);

        self::assertCount(1, $http->asked);
    }

    public function testThatThePatientCouldNotBeRungIsSaid(): void
    {
        $this->expectExceptionObject(new NotRung(NotRung::REFUSED, 'HTTP 422 90018 Call has already ended'));
        $this->goOn(self::event(8, 'call.answered', false), FakeHttp::inTurn(FakeHttp::json(['errors' => [['code' => '90018', 'detail' => 'Call has already ended']]], 422)));
    }

    public static function refusals(): iterable
    {
        $error = static fn (int $status, string $code, string $detail): HttpAnswer => FakeHttp::json(['errors' => [['code' => $code, 'title' => 'x', 'detail' => $detail]]], $status);
        yield 'a wrong key' => [$error(401, '10009', 'Authentication failed'), NotRung::WRONG_KEYS, 'HTTP 401 10009 Authentication failed'];
        yield 'no right' => [$error(403, '10010', 'Not permitted'), NotRung::WRONG_KEYS, 'HTTP 403 10010 Not permitted'];
        yield 'a wrong number' => [$error(422, '10016', 'Invalid from'), NotRung::REFUSED, 'HTTP 422 10016 Invalid from'];
        yield 'no id' => [FakeHttp::json(['data' => ['call_control_id' => 'v3:x']]), NotRung::UNKNOWN, 'call_session_id'];
        yield 'words that are none' => [FakeHttp::json(['errors' => ['x']], 422), NotRung::REFUSED, 'HTTP 422'];
    }

    public function testWhatIsCarriedIsOursOrNothing(): void
    {
        $good = TelnyxOrder::ofClinic(OrderScene::order(self::CLINIC));

        $state = $good->state(self::KEY);

        self::assertEquals($good, TelnyxOrder::in($state, self::KEY));
        self::assertNull(TelnyxOrder::in($state, 'another key'));
        self::assertNull(TelnyxOrder::in($good->state(''), ''));
        self::assertNull(TelnyxOrder::in(base64_encode(str_replace('+79161234567', '+79161234568', (string) base64_decode($state, true))), self::KEY));
        foreach ([null, 7, ['x'], '', '!!', base64_encode('rw12 clinic'), base64_encode(OrderScene::COMMAND . ' other +79161234567 +74951112233 45 '), str_repeat('A', 5000)] as $state) {
            self::assertNull(TelnyxOrder::in($state, self::KEY));
        }
        $shown = RawText::of(self::event(8, 'call.answered', false), (new TelnyxAdapter())->hiddenFields());
        self::assertStringNotContainsString($good->state(self::KEY), $shown);
    }

    public function testEachCauseSaysWhoWasNotReached(): void
    {
        $causes = [
            'user_busy' => [Unreached::ClinicBusy, Unreached::PatientBusy], 'call_rejected' => [Unreached::ClinicBusy, Unreached::PatientBusy],
            'timeout' => [Unreached::ClinicSilent, Unreached::PatientSilent], 'no_answer' => [Unreached::ClinicSilent, Unreached::PatientSilent],
            'not_found' => [Unreached::Failed, Unreached::Failed], 'normal_clearing' => [null, null], 'originator_cancel' => [null, null],
        ];
        foreach ($causes as $cause => $expected) {
            foreach ([false, true] as $place => $isPatient) {
                $read = (new TelnyxAdapter())->parse(self::event(30, 'call.hangup', $isPatient, $cause), $this->connection());
                self::assertSame($expected[$place], $read[0]->unreached, $cause);
            }
        }
    }

    private function goOn(PbxEvent $event, FakeHttp $http, int $late = 0, ?Connection $connection = null): void
    {
        $at = (int) $event->header('telnyx-timestamp');
        (new TelnyxAdapter())->goOn($event, $connection ?? $this->connection(), ($at + $late) * Time::SECOND, $http);
    }

    /** @param array<string, string> $secrets */
    private static function with(array $secrets): Connection
    {
        return new Connection(5, 'Telnyx', 'telnyx', true, ['public_key' => self::PUBLIC_KEY, 'application' => self::APPLICATION], $secrets, null, 0);
    }

    private static function cause(OrderScene $scene): string
    {
        return match ($scene) {
            OrderScene::PatientSilent => 'timeout',
            OrderScene::PatientBusy => 'user_busy',
            default => 'normal_clearing',
        };
    }

    private static function event(int $after, string $type, bool $isPatient, string $cause = '', ?string $state = 'ours'): PbxEvent
    {
        $leg = $isPatient ? 'patient' : 'clinic';
        $order = TelnyxOrder::ofClinic(OrderScene::order(self::CLINIC));
        $payload = [
            'call_control_id' => $isPatient ? 'v3:patient-leg' : self::LEG, 'call_leg_id' => $leg, 'call_session_id' => 'session-7', 'connection_id' => self::APPLICATION,
            'client_state' => $state === 'ours' ? ($isPatient ? $order->ofPatient(self::LEG) : $order)->state(self::KEY) : $state,
            'direction' => 'outgoing', 'from' => '+' . Scene::DID, 'to' => $isPatient ? '+' . Scene::CALLER : self::CLINIC,
        ] + ($cause === '' ? [] : ['hangup_cause' => $cause, 'hangup_source' => 'callee']);
        $time = gmdate('Y-m-d\TH:i:s', Scene::START + $after) . '.076316Z';
        $body = (string) json_encode(['data' => ['record_type' => 'event', 'event_type' => $type, 'id' => "{$type}-{$leg}-{$after}", 'occurred_at' => $time, 'payload' => $payload], 'meta' => ['attempt' => 1]]);
        $timestamp = (string) (Scene::START + $after);
        $key = base64_decode(self::SECRET_KEY, true);
        $signature = sodium_crypto_sign_detached("{$timestamp}|{$body}", $key === '' ? throw new \LogicException('The key is damaged.') : $key);

        return new PbxEvent('POST', '', '', $body, ['telnyx-timestamp' => $timestamp, 'telnyx-signature-ed25519' => base64_encode($signature)]);
    }
}
