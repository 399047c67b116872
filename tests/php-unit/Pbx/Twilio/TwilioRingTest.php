<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Pbx\Twilio;

use PHPUnit\Framework\Attributes\DataProvider;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Call\Stage;
use Ringwell\Call\Unreached;
use Ringwell\Pbx\Connection;
use Ringwell\Pbx\HttpAnswer;
use Ringwell\Pbx\NotRung;
use Ringwell\Pbx\PbxAdapter;
use Ringwell\Pbx\PbxEvent;
use Ringwell\Pbx\Period;
use Ringwell\Pbx\RingOrder;
use Ringwell\Pbx\RingsOut;
use Ringwell\Pbx\Twilio\TwilioAdapter;
use Ringwell\Pbx\Twilio\TwilioCalls;
use Ringwell\Tests\Unit\Pbx\Contract\FakeHttp;
use Ringwell\Tests\Unit\Pbx\Contract\OrderScene;
use Ringwell\Tests\Unit\Pbx\Contract\RingingContract;
use Ringwell\Tests\Unit\Pbx\Contract\Scene;
use Ringwell\Tests\Unit\Pbx\Contract\Told;

/** Requests and events as Twilio documents them. */
final class TwilioRingTest extends RingingContract
{
    private const ACCOUNT = 'ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa';
    private const TOKEN = 'test-token-of-twilio';
    private const EVENTS = 'https://clinic.example/wp-json/ringwell/v1/connections/5/events/abc';
    private const CALL = 'CA00000000000000000000000000000007';
    private const LEG = 'CA00000000000000000000000000000008';
    private const CLINIC = '+74951112200';

    protected function adapter(): PbxAdapter&RingsOut
    {
        return new TwilioAdapter();
    }

    protected function connection(): Connection
    {
        return new Connection(5, 'Twilio', 'twilio', true, ['account_sid' => self::ACCOUNT], ['auth_token' => self::TOKEN], null, 0);
    }

    protected function taken(): HttpAnswer
    {
        return FakeHttp::json(['sid' => self::CALL, 'status' => 'queued'], 201);
    }

    protected function clinics(): array
    {
        return [self::CLINIC, 'sip:reception@clinic.sip.twilio.com'];
    }

    protected function notClinics(): array
    {
        return ['101', '74951112200', 'sip:reception', 'sip:a@b.c"><Dial>', 'reception', '0x1'];
    }

    protected function listKnowsCommand(): bool
    {
        return false;
    }

    protected function tell(OrderScene $scene): Told
    {
        $over = $scene->overAfter();
        $told = [[0, '', 'initiated'], [0, '', 'ringing']];
        if ($scene !== OrderScene::ClinicSilent) {
            $told[] = [OrderScene::CLINIC_ANSWERS, '', 'in-progress'];
            $told[] = [OrderScene::PATIENT_RINGS, '/patient', 'initiated'];
            $told[] = [OrderScene::PATIENT_RINGS, '/patient', 'ringing'];
            if ($scene === OrderScene::Done) {
                $told[] = [OrderScene::PATIENT_ANSWERS, '/patient', 'in-progress'];
            }
            $told[] = [$over, '/patient', self::ended($scene)];
        }
        $told[] = [$over, '', $scene === OrderScene::ClinicSilent ? 'no-answer' : 'completed'];

        return new Told(...array_map(static fn (array $one): array => [$one[0], self::event($scene, ...$one)], $told));
    }

    /** Of the clinic's leg alone nobody sees whom it was for: Call\CallerOfOrder does. */
    protected function namesPatient(OrderScene $scene): bool
    {
        return $scene !== OrderScene::ClinicSilent;
    }

    public function testNobodysPhoneStandsInAnAddress(): void
    {
        $http = FakeHttp::inTurn($this->taken());
        (new TwilioAdapter())->ring($this->connection(), self::order(self::EVENTS), $http);
        $form = PbxEvent::form($http->asked[0]['body']);
        preg_match_all('/statusCallback="([^"]*)"/', $form['Twiml'], $patients);

        self::assertCount(1, $patients[1]);
        foreach ([$http->asked[0]['url'], $form['StatusCallback'], ...$patients[1]] as $address) {
            self::assertStringNotContainsString('9161234567', $address);
        }
    }

    protected function listed(OrderScene $scene): array|string
    {
        if ($scene === OrderScene::ClinicSilent) {
            return 'Of a call that the clinic did not take its list has the clinic\'s phone alone.';
        }

        return (new TwilioAdapter())->pull($this->connection(), new Period(0, 1), null, FakeHttp::inTurn(FakeHttp::json(['calls' => self::rows($scene)])))->events;
    }

    public function testAsksAsTwilioDocumentsIt(): void
    {
        $http = FakeHttp::inTurn($this->taken());
        $rung = (new TwilioAdapter())->ring($this->connection(), self::order(self::EVENTS), $http);
        $address = self::EVENTS . '/order/' . OrderScene::COMMAND;
        [$asked] = $http->asked;

        self::assertSame(self::CALL, $rung->call);
        self::assertSame(['POST', 'https://api.twilio.com/2010-04-01/Accounts/' . self::ACCOUNT . '/Calls.json'], [$asked['method'], $asked['url']]);
        self::assertSame(['Authorization' => 'Basic ' . base64_encode(self::ACCOUNT . ':' . self::TOKEN), 'Content-Type' => 'application/x-www-form-urlencoded'], $asked['headers']);
        self::assertSame([
            'To' => self::CLINIC,
            'From' => '+74951112233',
            'Timeout' => '25',
            'Twiml' => '<Response><Dial callerId="+74951112233" timeout="40"><Number statusCallback="' . $address . '/patient" statusCallbackEvent="initiated ringing answered completed">+79161234567</Number></Dial></Response>',
            'StatusCallback' => $address,
            'StatusCallbackMethod' => 'POST',
            'StatusCallbackEvent' => 'completed',
        ], PbxEvent::form($asked['body']));
        self::assertStringEndsWith('&StatusCallbackEvent=initiated&StatusCallbackEvent=ringing&StatusCallbackEvent=answered&StatusCallbackEvent=completed', $asked['body']);
    }

    public function testAnAddressWithAQuestionMarkNamesTheOrderToo(): void
    {
        $http = FakeHttp::inTurn($this->taken());
        (new TwilioAdapter())->ring($this->connection(), self::order('https://clinic.example/?rest_route=/ringwell/v1/connections/5/events/abc'), $http);
        $form = PbxEvent::form($http->asked[0]['body']);

        self::assertSame('https://clinic.example/?rest_route=/ringwell/v1/connections/5/events/abc/order/' . OrderScene::COMMAND, $form['StatusCallback']);
        self::assertStringContainsString('/order/' . OrderScene::COMMAND . '/patient"', $form['Twiml']);
        self::assertNotFalse(simplexml_load_string($form['Twiml']));
    }

    public function testWhereTwilioCannotReachUsNoEventsAreAskedFor(): void
    {
        $http = FakeHttp::inTurn($this->taken());
        (new TwilioAdapter())->ring($this->connection(), self::order(''), $http);
        $form = PbxEvent::form($http->asked[0]['body']);

        self::assertSame(['To', 'From', 'Timeout', 'Twiml'], array_keys($form));
        self::assertSame('<Response><Dial callerId="+74951112233" timeout="40"><Number>+79161234567</Number></Dial></Response>', $form['Twiml']);
    }

    #[DataProvider('refusals')]
    public function testEachRefusalSaysWhatItMeans(HttpAnswer $answer, string $reason, string $detail): void
    {
        $http = FakeHttp::inTurn($answer);
        $why = $this->refusal($this->connection(), self::CLINIC, $http);

        self::assertSame([$reason, $detail], [$why->reason, $why->detail]);
        self::assertCount(1, $http->asked);
    }

    /** @return iterable<string, array{HttpAnswer, string, string}> */
    public static function refusals(): iterable
    {
        $error = static fn (int $status, int $code, string $message): HttpAnswer => FakeHttp::json(['code' => $code, 'message' => $message, 'status' => $status], $status);
        yield 'a number that is not ours' => [$error(400, 21210, 'Phone number not verified'), NotRung::NO_SUCH_LINE, 'HTTP 400 21210 Phone number not verified'];
        yield 'a clinic that is none' => [$error(400, 21211, 'Invalid To'), NotRung::NO_SUCH_LINE, 'HTTP 400 21211 Invalid To'];
        yield 'a country that is closed' => [$error(400, 21215, 'Geo permissions'), NotRung::REFUSED, 'HTTP 400 21215 Geo permissions'];
        yield 'wrong keys' => [$error(401, 20003, 'Authenticate'), NotRung::WRONG_KEYS, 'HTTP 401 20003 Authenticate'];
        yield 'a wrong account' => [$error(404, 20404, 'Not found'), NotRung::WRONG_KEYS, 'HTTP 404 20404 Not found'];
        yield 'too often' => [$error(429, 20429, 'Too many requests'), NotRung::TOO_OFTEN, 'HTTP 429 20429 Too many requests'];
        yield 'an id that is none' => [FakeHttp::json(['sid' => 'SM1'], 201), NotRung::UNKNOWN, 'HTTP 201'];
    }

    public function testTheClinicsEndSaysWhyItWasNotReached(): void
    {
        foreach (['busy' => Unreached::ClinicBusy, 'no-answer' => Unreached::ClinicSilent, 'canceled' => Unreached::ClinicSilent, 'failed' => Unreached::Failed, 'completed' => null] as $status => $expected) {
            $read = (new TwilioAdapter())->parse(self::event(OrderScene::ClinicSilent, 30, '', $status), $this->connection());
            self::assertSame([CallState::Ended, $expected, OrderScene::COMMAND], [$read[0]->state, $read[0]->unreached, $read[0]->command], $status);
        }
    }

    public function testAnOrderThatIsNotOursIsNone(): void
    {
        foreach (['/order/rw12', '/order/' . strtoupper(OrderScene::COMMAND) . 'x', '/order', '/order/' . OrderScene::COMMAND . '/other'] as $path) {
            self::assertSame([], (new TwilioAdapter())->parse(new PbxEvent('POST', $path, '', 'CallSid=' . self::CALL . '&CallStatus=ringing'), $this->connection()), $path);
        }
    }

    public function testAProgramThatRingsOneAfterTheOtherIsACallbackToo(): void
    {
        [$ordered] = TwilioCalls::read(self::rows(OrderScene::PatientBusy));
        [$robot] = TwilioCalls::read([self::rows(OrderScene::Done)[0]]);

        self::assertSame([Direction::Callback, Stage::PatientRings, Unreached::PatientBusy], [$ordered->direction, $ordered->stage, $ordered->unreached]);
        self::assertSame([Direction::Out, null], [$robot->direction, $robot->stage]);
    }

    private static function order(string $events): RingOrder
    {
        return new RingOrder(OrderScene::COMMAND, self::CLINIC, '+79161234567', '+74951112233', 25, 40, $events);
    }

    private static function event(OrderScene $scene, int $after, string $end, string $status): PbxEvent
    {
        $path = '/order/' . OrderScene::COMMAND . $end;
        $isPatient = $end !== '';
        $talk = $isPatient ? $scene->talk() : ($scene === OrderScene::ClinicSilent ? 0 : $scene->overAfter() - OrderScene::CLINIC_ANSWERS);
        $form = [
            'CallSid' => $isPatient ? self::LEG : self::CALL, 'From' => '+' . Scene::DID, 'To' => $isPatient ? '+' . Scene::CALLER : self::CLINIC,
            'Direction' => $isPatient ? 'outbound-dial' : 'outbound-api', 'CallStatus' => $status, 'Timestamp' => gmdate(DATE_RFC2822, Scene::START + $after),
        ] + ($isPatient ? ['ParentCallSid' => self::CALL] : []) + ($status === 'completed' ? ['CallDuration' => (string) $talk] : []);
        $url = self::EVENTS . $path;
        $signed = $form;
        ksort($signed);
        $text = $url . implode('', array_map(static fn (string $name, string $value): string => $name . $value, array_keys($signed), $signed));

        return new PbxEvent('POST', $path, '', http_build_query($form), ['x-twilio-signature' => base64_encode(hash_hmac('sha1', $text, self::TOKEN, true))], $url);
    }

    /** @return list<array<string, mixed>> the clinic's call and the patient's */
    private static function rows(OrderScene $scene): array
    {
        $time = static fn (int $after): string => gmdate(DATE_RFC2822, Scene::START + $after);
        $over = $scene->overAfter();

        return [
            [
                'sid' => self::CALL, 'parent_call_sid' => null, 'status' => 'completed', 'direction' => 'outbound-api', 'from' => '+' . Scene::DID, 'to' => self::CLINIC,
                'start_time' => $time(0), 'end_time' => $time($over), 'duration' => (string) ($over - OrderScene::CLINIC_ANSWERS),
            ],
            [
                'sid' => self::LEG, 'parent_call_sid' => self::CALL, 'status' => self::ended($scene), 'direction' => 'outbound-dial', 'from' => '+' . Scene::DID,
                'to' => '+' . Scene::CALLER, 'start_time' => $time(OrderScene::PATIENT_RINGS), 'end_time' => $time($over), 'duration' => (string) $scene->talk(),
            ],
        ];
    }

    private static function ended(OrderScene $scene): string
    {
        return match ($scene) {
            OrderScene::PatientSilent => 'no-answer',
            OrderScene::PatientBusy => 'busy',
            default => 'completed',
        };
    }
}
