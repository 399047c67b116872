<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Pbx\Twilio;

use PHPUnit\Framework\Attributes\DataProvider;
use Ringwell\Pbx\Connection;
use Ringwell\Pbx\HttpAnswer;
use Ringwell\Pbx\PbxAdapter;
use Ringwell\Pbx\PbxEvent;
use Ringwell\Pbx\Period;
use Ringwell\Pbx\PullFailed;
use Ringwell\Pbx\Twilio\TwilioAdapter;
use Ringwell\Pbx\Twilio\TwilioSignature;
use Ringwell\Tests\Unit\Pbx\Contract\AdapterContract;
use Ringwell\Tests\Unit\Pbx\Contract\FakeHttp;
use Ringwell\Tests\Unit\Pbx\Contract\Scene;
use Ringwell\Tests\Unit\Pbx\Contract\Told;

/** The signature's vectors are those of Twilio's own library (twilio-php, RequestValidatorTest). */
final class TwilioAdapterTest extends AdapterContract
{
    private const ACCOUNT = 'ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa';
    private const TOKEN = 'test-token-of-twilio';
    private const URL = 'https://clinic.example/wp-json/ringwell/v1/connections/5/events/abc';
    private const CALL = 'CA00000000000000000000000000000001';

    protected function adapter(): PbxAdapter
    {
        return new TwilioAdapter();
    }

    protected function connection(): Connection
    {
        return new Connection(5, 'Twilio', 'twilio', true, ['account_sid' => self::ACCOUNT], ['auth_token' => self::TOKEN], null, 0);
    }

    protected function tell(Scene $scene, int $off = 0): Told|string
    {
        if ($scene === Scene::Internal) {
            return 'Twilio has no calls between employees.';
        }
        $over = $scene->overAfter();
        if ($scene === Scene::Outgoing) {
            $out = ['CallSid' => self::CALL, 'From' => '+' . Scene::DID, 'To' => '+' . Scene::CALLER, 'Direction' => 'outbound-api'];

            return new Told(
                [0, self::event('/status', ['CallStatus' => 'initiated'] + $out, $off)],
                [10, self::event('/status', ['CallStatus' => 'in-progress'] + $out, 10 + $off)],
                [$over, self::event('/status', ['CallStatus' => 'completed', 'CallDuration' => '60'] + $out, $over + $off)],
            );
        }
        $told = [];
        foreach (self::legs($scene) as $leg => [$from, $answer, $to, $end]) {
            $party = ['CallSid' => self::leg($leg), 'ParentCallSid' => self::CALL, 'From' => self::from($scene), 'To' => "+7495000010{$leg}", 'Direction' => 'outbound-dial'];
            $told[] = [$from, self::event('/leg', ['CallStatus' => 'initiated', 'SequenceNumber' => '0'] + $party, $from + $off)];
            $told[] = [$from, self::event('/leg', ['CallStatus' => 'ringing', 'SequenceNumber' => '1'] + $party, $from + $off)];
            if ($answer !== null) {
                $told[] = [$answer, self::event('/leg', ['CallStatus' => 'in-progress', 'SequenceNumber' => '2'] + $party, $answer + $off)];
            }
            $told[] = [$to, self::event('/leg', ['CallStatus' => $end, 'SequenceNumber' => '3', 'CallDuration' => (string) ($answer === null ? 0 : $to - $answer)] + $party, $to + $off)];
        }
        $status = $scene->talk() > 0 ? 'completed' : ($scene === Scene::Busy ? 'busy' : 'no-answer');
        $told[] = [$over, self::event('/status', ['CallSid' => self::CALL, 'From' => self::from($scene), 'To' => '+' . Scene::DID, 'Direction' => 'inbound', 'CallStatus' => $status], $over + $off)];
        if ($scene === Scene::Answered) {
            $told[] = [$over + 5, self::event('/recording', ['CallSid' => self::CALL, 'RecordingSid' => 'RE' . str_repeat('1', 32), 'RecordingStatus' => 'completed'], null)];
        }

        return new Told(...$told);
    }

    protected function pulled(Scene $scene): array|string
    {
        if ($scene === Scene::Internal) {
            return 'Twilio has no calls between employees.';
        }
        $http = FakeHttp::inTurn(...array_map(
            static fn (array $page): HttpAnswer => FakeHttp::json($page),
            [
                ['calls' => self::rows($scene), 'next_page_uri' => '/2010-04-01/Accounts/' . self::ACCOUNT . '/Calls.json?Page=1'],
                ['calls' => [], 'next_page_uri' => null],
            ],
        ));
        $events = [];
        $resume = null;
        do {
            $pulled = (new TwilioAdapter())->pull($this->connection(), new Period(Scene::START * 1000, (Scene::START + 600) * 1000), $resume, $http);
            array_push($events, ...$pulled->events);
            $resume = $pulled->resume;
        } while ($resume !== null);
        self::assertStringStartsWith('https://api.twilio.com/2010-04-01/Accounts/' . self::ACCOUNT . '/Calls.json?StartTime%3E=2026-09-21T14%3A13%3A20Z', $http->asked[0]['url']);

        return $events;
    }

    protected function forged(): array
    {
        $good = self::event('/status', ['CallSid' => self::CALL, 'CallStatus' => 'completed', 'From' => '+79161234567', 'To' => '+74951112233'], 0);
        $like = static fn (string $body, array $headers, string $url = self::URL . '/status'): PbxEvent => new PbxEvent('POST', '/status', '', $body, $headers, $url);

        return [
            'not signed' => $like($good->body, []),
            'changed after signing' => $like("{$good->body}&X=1", $good->headers),
            'sent to another address' => $like($good->body, $good->headers, 'https://other.example/'),
            'signed with another token' => $like($good->body, ['x-twilio-signature' => base64_encode(hash_hmac('sha1', self::URL . '/status', 'other', true))]),
        ];
    }

    protected function listLeavesWaitOut(): bool
    {
        return true;
    }

    #[DataProvider('vectors')]
    public function testBelievesWhatTwilioSigned(string $signature, string $url, string $body): void
    {
        self::assertTrue(TwilioSignature::isRight($signature, '12345', $url, $body));
        self::assertFalse(TwilioSignature::isRight($signature, '12346', $url, $body));
        self::assertFalse(TwilioSignature::isRight($signature, '12345', "{$url}x", $body));
    }

    /** @return iterable<string, array{string, string, string}> */
    public static function vectors(): iterable
    {
        $url = 'https://mycompany.com/myapp.php?foo=1&bar=2';
        $form = http_build_query(['CallSid' => 'CA1234567890ABCDE', 'Caller' => '+14158675309', 'Digits' => '1234', 'From' => '+14158675309', 'To' => '+18005551212']);
        yield 'form' => ['RSOYDt4T1cUTdK1PDd93/VVr8B8=', $url, $form];
        yield 'with its port' => ['kvajT1Ptam85bY51eRf/AJRuM3w=', $url, $form];
        yield 'body' => ['a9nBmqA0ju/hNViExpshrM61xv4=', "{$url}&bodySHA256=0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620", '{"property": "value", "boolean": true}'];
    }

    public function testABodyOfAnotherHashIsNotBelieved(): void
    {
        self::assertFalse(TwilioSignature::isRight('a9nBmqA0ju/hNViExpshrM61xv4=', '12345', 'https://mycompany.com/myapp.php?foo=1&bar=2&bodySHA256=0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620', '{}'));
    }

    public function testAsksOnlyItsOwnAccountForMore(): void
    {
        $http = FakeHttp::inTurn(FakeHttp::json(['calls' => []]));
        (new TwilioAdapter())->pull($this->connection(), new Period(0, 1), ['next' => '//evil.example/2010-04-01'], $http);

        self::assertStringStartsWith('https://api.twilio.com/2010-04-01/Accounts/', $http->asked[0]['url']);
    }

    #[DataProvider('refusals')]
    public function testARefusalIsSaidInOurWords(int $status, string $reason): void
    {
        try {
            (new TwilioAdapter())->check($this->connection(), FakeHttp::inTurn(new HttpAnswer($status, '')));
            self::fail('It was no refusal.');
        } catch (PullFailed $failed) {
            self::assertSame($reason, $failed->reason);
        }
    }

    /** @return iterable<array{int, string}> */
    public static function refusals(): iterable
    {
        yield [401, PullFailed::WRONG_KEYS];
        yield [403, PullFailed::NO_RIGHT];
        yield [429, PullFailed::TOO_OFTEN];
        yield [503, PullFailed::REFUSED];
    }

    public function testARecordingIsFetchedFromTheAccountAlone(): void
    {
        $source = (new TwilioAdapter())->recording($this->connection(), 'RE' . str_repeat('1', 32), FakeHttp::inTurn());

        self::assertSame('https://api.twilio.com/2010-04-01/Accounts/' . self::ACCOUNT . '/Recordings/RE' . str_repeat('1', 32) . '.mp3', $source->url);
        $this->expectException(PullFailed::class);
        (new TwilioAdapter())->recording($this->connection(), '../../x', FakeHttp::inTurn());
    }

    /** @return array<int, array{int, ?int, int, string}> begin, answer, end and last status of each phone that rings */
    private static function legs(Scene $scene): array
    {
        $over = $scene->overAfter();

        return match ($scene) {
            Scene::Missed, Scene::GivenUp => [1 => [0, null, $over, 'no-answer']],
            Scene::Busy => [1 => [0, null, $over, 'busy']],
            Scene::Group => [1 => [0, null, 10, 'canceled'], 2 => [0, 10, $over, 'completed'], 3 => [0, null, 10, 'canceled']],
            Scene::Transfer => [1 => [0, 10, 50, 'completed'], 2 => [50, 50, $over, 'completed']],
            default => [1 => [0, 10, $over, 'completed']],
        };
    }

    /** @return list<array<string, mixed>> */
    private static function rows(Scene $scene): array
    {
        $time = static fn (int $after): string => gmdate(DATE_RFC2822, Scene::START + $after);
        $over = $scene->overAfter();
        $isOut = $scene === Scene::Outgoing;
        $rows = [[
            'sid' => self::CALL, 'parent_call_sid' => null, 'from' => $isOut ? '+' . Scene::DID : self::from($scene),
            'to' => $isOut ? '+' . Scene::CALLER : '+' . Scene::DID, 'status' => $scene->talk() > 0 ? 'completed' : 'no-answer',
            'start_time' => $time(0), 'end_time' => $time($over), 'duration' => (string) ($isOut ? $scene->talk() : $over), 'direction' => $isOut ? 'outbound-api' : 'inbound',
        ]];
        foreach ($isOut ? [] : self::legs($scene) as $leg => [$from, $answer, $to, $status]) {
            $rows[] = [
                'sid' => self::leg($leg), 'parent_call_sid' => self::CALL, 'from' => self::from($scene), 'to' => "+7495000010{$leg}",
                'status' => $status, 'start_time' => $time($from), 'end_time' => $time($to),
                'duration' => (string) ($answer === null ? 0 : $to - $answer), 'direction' => 'outbound-dial',
            ];
        }

        return $rows;
    }

    private static function leg(int $number): string
    {
        return 'CA' . str_pad((string) $number, 32, '2', STR_PAD_LEFT);
    }

    private static function from(Scene $scene): string
    {
        return $scene->caller() === '' ? 'anonymous' : "+{$scene->caller()}";
    }

    /** @param array<string, string> $fields */
    private static function event(string $path, array $fields, ?int $after): PbxEvent
    {
        $body = http_build_query($fields + ($after === null ? [] : ['Timestamp' => gmdate(DATE_RFC2822, Scene::START + $after)]));
        $all = [];
        parse_str($body, $all);
        ksort($all, SORT_STRING);
        $text = '';
        foreach ($all as $name => $value) {
            $text .= $name . (is_string($value) ? $value : '');
        }
        $url = self::URL . $path;

        return new PbxEvent('POST', $path, '', $body, ['x-twilio-signature' => base64_encode(hash_hmac('sha1', $url . $text, self::TOKEN, true))], $url);
    }
}
