<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Pbx\Plivo;

use PHPUnit\Framework\Attributes\DataProvider;
use Ringwell\Pbx\Connection;
use Ringwell\Pbx\HttpAnswer;
use Ringwell\Pbx\PbxAdapter;
use Ringwell\Pbx\PbxEvent;
use Ringwell\Pbx\Period;
use Ringwell\Pbx\Plivo\PlivoAdapter;
use Ringwell\Pbx\Plivo\PlivoSignature;
use Ringwell\Pbx\Pulled;
use Ringwell\Pbx\PullFailed;
use Ringwell\Tests\Unit\Pbx\Contract\AdapterContract;
use Ringwell\Tests\Unit\Pbx\Contract\FakeHttp;
use Ringwell\Tests\Unit\Pbx\Contract\Scene;
use Ringwell\Tests\Unit\Pbx\Contract\Told;
use Ringwell\Time;

final class PlivoAdapterTest extends AdapterContract
{
    private const ID = 'MA2025RK4E639VJFZAGV';
    private const TOKEN = 'token-of-plivo';
    private const URL = 'https://clinic.example/wp-json/ringwell/v1/connections/5/events/abc';

    protected function adapter(): PbxAdapter
    {
        return new PlivoAdapter();
    }

    protected function connection(): Connection
    {
        return new Connection(5, 'Plivo', 'plivo', true, ['auth_id' => self::ID], ['auth_token' => self::TOKEN], null, 0);
    }

    protected function tell(Scene $scene, int $off = 0): Told|string
    {
        if ($scene === Scene::Internal) {
            return 'Plivo has no calls between employees.';
        }
        $over = $scene->overAfter();
        $isOut = $scene === Scene::Outgoing;
        $caller = $scene->caller() === '' ? 'anonymous' : $scene->caller();
        $time = static fn (int $after): string => gmdate('Y-m-d H:i:s', Scene::START + $after + $off);
        $told = [];
        foreach ($isOut ? [] : self::legs($scene) as $leg => [$answer, $to]) {
            $dial = ['CallUUID' => 'uuid-a', 'DialALegUUID' => 'uuid-a', 'DialBLegUUID' => "uuid-b{$leg}", 'DialBLegFrom' => $caller, 'DialBLegTo' => "7495000010{$leg}"];
            if ($answer !== null) {
                $told[] = [$answer, self::event('/dial', ['Event' => 'DialAnswer', 'DialAction' => 'answer', 'DialBLegStatus' => 'answer'] + $dial)];
            }
            $told[] = [$to, self::event('/dial', ['Event' => 'DialHangup', 'DialAction' => 'hangup', 'DialBLegStatus' => 'hangup', 'DialBLegDuration' => (string) ($answer === null ? 0 : $to - $answer)] + $dial)];
        }
        $told[] = [$over, self::event('/hangup', [
            'Event' => 'Hangup', 'CallUUID' => 'uuid-a', 'From' => $isOut ? Scene::DID : $caller, 'To' => $isOut ? Scene::CALLER : Scene::DID,
            'Direction' => $isOut ? 'outbound' : 'inbound', 'CallStatus' => 'completed', 'HangupCause' => 'NORMAL_CLEARING',
            'StartTime' => $time(0), 'AnswerTime' => $time($isOut ? 10 : 0), 'EndTime' => $time($over), 'Duration' => (string) ($isOut ? $scene->talk() : $over),
        ])];

        return new Told(...$told);
    }

    protected function pulled(Scene $scene): array|string
    {
        if ($scene === Scene::Internal) {
            return 'Plivo has no calls between employees.';
        }
        $isOut = $scene === Scene::Outgoing;
        $caller = $scene->caller() === '' ? 'anonymous' : "+{$scene->caller()}";
        $row = [
            'call_uuid' => 'uuid-a', 'parent_call_uuid' => null, 'call_direction' => $isOut ? 'outbound' : 'inbound', 'from_number' => $isOut ? '+' . Scene::DID : $caller,
            'to_number' => '+' . ($isOut ? Scene::CALLER : Scene::DID), 'initiation_time' => self::clock(0), 'answer_time' => self::clock($isOut ? 10 : 0), 'end_time' => self::clock($scene->overAfter()),
            'call_duration' => $isOut ? $scene->talk() : $scene->overAfter(), 'hangup_cause_name' => 'Normal Hangup',
        ];
        $rows = [$row];
        foreach ($isOut ? [] : self::legs($scene) as $leg => [$answer, $to]) {
            $rows[] = [
                'call_uuid' => "uuid-b{$leg}", 'parent_call_uuid' => 'uuid-a', 'call_direction' => 'outbound', 'from_number' => $caller, 'to_number' => "+7495000010{$leg}",
                'initiation_time' => self::clock(0), 'answer_time' => $answer === null ? null : self::clock($answer), 'end_time' => self::clock($to), 'call_duration' => $answer === null ? 0 : $to - $answer,
            ];
        }

        return $this->pull(FakeHttp::inTurn(FakeHttp::json(['meta' => ['next' => null], 'objects' => $rows])))->events;
    }

    protected function waitIsHeard(): bool
    {
        return true;
    }

    protected function talkIsHeard(): bool
    {
        return true;
    }

    protected function forged(): array
    {
        $good = self::event('/hangup', ['CallUUID' => 'uuid-a', 'Direction' => 'inbound']);
        $like = static fn (string $body, array $headers, string $url = self::URL . '/hangup'): PbxEvent => new PbxEvent('POST', '/hangup', '', $body, $headers, $url);

        return [
            'not signed' => $like($good->body, []),
            'changed after signing' => $like("{$good->body}&X=1", $good->headers),
            'sent to another address' => $like($good->body, $good->headers, self::URL . '/dial'),
            'signed for another word' => $like($good->body, ['x-plivo-signature-v3-nonce' => 'other'] + $good->headers),
        ];
    }

    public function testPagesAreAskedForOneAfterTheOther(): void
    {
        $http = FakeHttp::inTurn(FakeHttp::json(['meta' => ['next' => '/v1/Account/x/Call/?offset=20'], 'objects' => array_fill(0, 20, ['call_uuid' => 'a'])]));
        $pulled = $this->pull($http, ['offset' => 40]);

        self::assertSame([[], ['offset' => 60]], [$pulled->events, $pulled->resume]);
        self::assertSame('https://api.plivo.com/v1/Account/' . self::ID . '/Call/?end_time__gte=2026-09-21+14%3A13%3A20&end_time__lt=2026-09-21+15%3A13%3A20&limit=20&offset=40', $http->asked[0]['url']);
        self::assertSame('Basic ' . base64_encode(self::ID . ':' . self::TOKEN), $http->asked[0]['headers']['Authorization']);
    }

    public function testAnEmptyPageIsTheLast(): void
    {
        self::assertNull($this->pull(FakeHttp::inTurn(FakeHttp::json(['meta' => ['next' => 'more'], 'objects' => []])))->resume);
    }

    #[DataProvider('refusals')]
    public function testSaysWhyItCouldNotAsk(HttpAnswer $answer, string $reason): void
    {
        try {
            $this->pull(FakeHttp::inTurn($answer));
            self::fail('It was believed.');
        } catch (PullFailed $why) {
            self::assertSame($reason, $why->reason);
        }
    }

    /** @return iterable<string, array{HttpAnswer, string}> */
    public static function refusals(): iterable
    {
        yield 'wrong keys' => [new HttpAnswer(401, ''), PullFailed::WRONG_KEYS];
        yield 'another account' => [new HttpAnswer(404, ''), PullFailed::WRONG_KEYS];
        yield 'no right' => [new HttpAnswer(403, ''), PullFailed::NO_RIGHT];
        yield 'too often' => [new HttpAnswer(429, ''), PullFailed::TOO_OFTEN];
        yield 'broken' => [new HttpAnswer(500, ''), PullFailed::REFUSED];
        yield 'no list' => [FakeHttp::json(['objects' => 'none']), PullFailed::UNREADABLE];
    }

    public function testWithoutTheAccountsIdNothingIsAsked(): void
    {
        self::assertFalse((new PlivoAdapter())->canPull(new Connection(5, 'Plivo', 'plivo', true, [], ['auth_token' => self::TOKEN], null, 0)));
    }

    /** A vector that Plivo's own library accepts. */
    public function testBelievesWhatPlivoSigned(): void
    {
        $signature = 'ifRnjKWPdaJZqb5UO2sOUE0UuarcjJ3/Nt6CTkjWD9M=';
        $url = 'https://clinic.example/wp-json/x/plivo';
        $body = 'CallUUID=abc&From=79161234567&To=74951112233';

        self::assertTrue(PlivoSignature::isRight($signature, 'testtoken', '12345', $url, $body));
        self::assertTrue(PlivoSignature::isRight("AAAA,{$signature}", 'testtoken', '12345', $url, $body));
        self::assertFalse(PlivoSignature::isRight($signature, 'testtoken', '12346', $url, $body));
        self::assertFalse(PlivoSignature::isRight('', 'testtoken', '12345', $url, $body));
    }

    /** @param ?array<string, mixed> $resume */
    private function pull(FakeHttp $http, ?array $resume = null): Pulled
    {
        return (new PlivoAdapter())->pull($this->connection(), new Period(Scene::START * Time::SECOND, (Scene::START + 3600) * Time::SECOND), $resume, $http);
    }

    /** As in Plivo's documents: by the account's clock, which says where it hangs. */
    private static function clock(int $after): string
    {
        return gmdate('Y-m-d H:i:s', Scene::START + $after + 19_800) . '+05:30';
    }

    /** @return array<int, array{?int, int}> answer and end of each phone that rings */
    private static function legs(Scene $scene): array
    {
        $over = $scene->overAfter();

        return match ($scene) {
            Scene::Missed, Scene::GivenUp, Scene::Busy => [1 => [null, $over]],
            Scene::Group => [1 => [null, 10], 2 => [10, $over], 3 => [null, 10]],
            Scene::Transfer => [1 => [10, 50], 2 => [50, $over]],
            default => [1 => [10, $over]],
        };
    }

    /** @param array<string, string> $fields */
    private static function event(string $path, array $fields): PbxEvent
    {
        $url = self::URL . $path;
        $sorted = $fields;
        ksort($sorted, SORT_STRING);
        $signed = "{$url}?";
        foreach ($sorted as $name => $value) {
            $signed .= $name . $value;
        }

        return new PbxEvent('POST', $path, '', http_build_query($fields), [
            'x-plivo-signature-v3' => base64_encode(hash_hmac('sha256', "{$signed}.12345", self::TOKEN, true)),
            'x-plivo-signature-v3-nonce' => '12345',
        ], $url);
    }
}
