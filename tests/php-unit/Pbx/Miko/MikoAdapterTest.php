<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Pbx\Miko;

use PHPUnit\Framework\Attributes\DataProvider;
use Ringwell\Pbx\Connection;
use Ringwell\Pbx\HttpAnswer;
use Ringwell\Pbx\Miko\MikoAdapter;
use Ringwell\Pbx\Own\OwnPbxAdapter;
use Ringwell\Pbx\PbxAdapter;
use Ringwell\Pbx\PbxEvent;
use Ringwell\Pbx\Period;
use Ringwell\Pbx\PullFailed;
use Ringwell\Tests\Unit\Pbx\Contract\AdapterContract;
use Ringwell\Tests\Unit\Pbx\Contract\FakeHttp;
use Ringwell\Tests\Unit\Pbx\Contract\Scene;
use Ringwell\Tests\Unit\Pbx\Contract\Told;
use Ringwell\Time;

/** Live as our bridge tells it, pulled as MikoPBX's REST v3 has it (its published Lib/Cdr). */
final class MikoAdapterTest extends AdapterContract
{
    private const SECRET = 'a long random text';
    private const KEY = 'key-of-the-list';
    private const CALL = 'mikopbx-1790000000.12';

    protected function adapter(): PbxAdapter
    {
        return new MikoAdapter('https://clinic.example/bridge.cjs');
    }

    protected function connection(): Connection
    {
        return new Connection(
            1,
            'MikoPBX',
            'mikopbx',
            true,
            ['address' => 'http://192.168.0.5/', 'zone' => 'Europe/Moscow', 'ring_out' => 'bridge', 'ring_context' => '', 'ring_dialled' => 'digits'],
            [OwnPbxAdapter::SIGNING_SECRET => self::SECRET, MikoAdapter::API_KEY => self::KEY],
            null,
            0,
        );
    }

    protected function tell(Scene $scene, int $off = 0): Told|string
    {
        if ($scene === Scene::Internal) {
            return 'The bridge tells nothing of calls inside the clinic.';
        }
        $out = $scene === Scene::Outgoing ? '&dir=out' : '';
        $say = static fn (string $kind, int $after, string $more = ''): array => [$after, self::signed(
            "event={$kind}{$out}&id=" . self::CALL . '&did=' . Scene::DID . "&from={$scene->caller()}{$more}&t=" . (Scene::START + $off + $after),
        )];
        $events = [$say('start', 0)];
        foreach ($scene === Scene::Outgoing ? [] : self::legs($scene) as [$extension, $rings, $taken, $over]) {
            $leg = "&leg=1790000000.{$extension}&party=" . rawurlencode("PJSIP/{$extension}-0000002a");
            $events[] = $say('ring', $rings, $leg);
            if ($taken !== null) {
                $events[] = $say('answer', $taken, $leg);
            }
            $events[] = $say('over', $over, $leg);
        }
        if ($scene === Scene::Outgoing) {
            $events[] = $say('answer', 10);
        }
        $answered = $scene->answeredAfter() === null ? '' : '&answered=' . (Scene::START + $off + $scene->answeredAfter());
        $events[] = $say('end', $scene->overAfter(), '&status=' . ($scene->talk() > 0 ? 'ANSWER' : 'NOANSWER') . "&talk={$scene->talk()}{$answered}&total={$scene->overAfter()}&cause=16");

        return new Told(...$events);
    }

    protected function pulled(Scene $scene): array
    {
        $period = new Period(Scene::START * Time::SECOND, (Scene::START + 3600) * Time::SECOND);
        $answer = FakeHttp::json(self::answer([self::group($scene)]));

        return (new MikoAdapter())->pull($this->connection(), $period, null, FakeHttp::inTurn($answer))->events;
    }

    protected function forged(): array
    {
        $body = 'event=start&id=1&did=74951112233&from=79161234567&t=1790000000';

        return [
            'not signed' => new PbxEvent('POST', '', '', $body),
            'signed as a dialplan signs' => new PbxEvent('POST', '', '', $body . '&s=' . sha1($body . self::SECRET)),
            'signed with another secret' => self::signed($body, 'other'),
            'changed after signing' => new PbxEvent('POST', '', '', "{$body}0", self::signed($body)->headers),
        ];
    }

    public function testThePeriodIsAskedForAsItsOwnClockShowsItAndPageByPage(): void
    {
        $http = FakeHttp::inTurn(FakeHttp::json(self::answer([self::group(Scene::Answered)], true)), FakeHttp::json(self::answer([])));
        $period = new Period(Scene::START * Time::SECOND, (Scene::START + 600) * Time::SECOND);
        $first = (new MikoAdapter())->pull($this->connection(), $period, null, $http);
        $second = (new MikoAdapter())->pull($this->connection(), $period, $first->resume, $http);

        self::assertSame(['offset' => 200], $first->resume);
        self::assertNull($second->resume);
        parse_str((string) parse_url($http->asked[1]['url'], PHP_URL_QUERY), $query);
        self::assertStringStartsWith('http://192.168.0.5/pbxcore/api/v3/cdr?', $http->asked[0]['url']);
        self::assertSame(['2026-09-21 17:13:20', '2026-09-21 17:23:20', 'true', '200'], [$query['dateFrom'], $query['dateTo'], $query['grouped'], $query['offset']]);
        self::assertSame('Bearer ' . self::KEY, $http->asked[0]['headers']['Authorization']);
    }

    #[DataProvider('refusals')]
    public function testARefusalIsSaidInOurTerms(HttpAnswer $answer, string $reason): void
    {
        try {
            (new MikoAdapter())->check($this->connection(), FakeHttp::inTurn($answer));
            self::fail('It was taken.');
        } catch (PullFailed $failed) {
            self::assertSame($reason, $failed->reason);
        }
    }

    /** @return iterable<string, array{HttpAnswer, string}> */
    public static function refusals(): iterable
    {
        yield 'a wrong key' => [new HttpAnswer(401, '{}'), PullFailed::WRONG_KEYS];
        yield 'a key without the right' => [new HttpAnswer(403, '{}'), PullFailed::NO_RIGHT];
        yield 'too often' => [new HttpAnswer(429, ''), PullFailed::TOO_OFTEN];
        yield 'a wrong period' => [new HttpAnswer(422, '{}'), PullFailed::REFUSED];
        yield 'its page to log in' => [new HttpAnswer(200, '<html>'), PullFailed::UNREADABLE];
        yield 'something else' => [new HttpAnswer(200, '{"data":1}'), PullFailed::UNREADABLE];
    }

    public function testARecordingIsAskedForWhenSomebodyListens(): void
    {
        $http = FakeHttp::inTurn(FakeHttp::json(['data' => ['id' => 7, 'download_url' => '/pbxcore/api/v3/cdr:download?token=abc']]));
        $source = (new MikoAdapter())->recording($this->connection(), '7', $http);

        self::assertSame('http://192.168.0.5/pbxcore/api/v3/cdr/7', $http->asked[0]['url']);
        self::assertSame('http://192.168.0.5/pbxcore/api/v3/cdr:download?token=abc', $source->url);
        $this->expectException(PullFailed::class);
        (new MikoAdapter())->recording($this->connection(), '7', FakeHttp::inTurn(FakeHttp::json(['data' => ['download_url' => 'http://evil.example/']])));
    }

    public function testAMenuThatPicksUpIsNobody(): void
    {
        $group = self::group(Scene::Missed);
        $group['records'][] = ['id' => 9, 'start' => self::clock(0), 'answer' => self::clock(0), 'endtime' => self::clock(9), 'billsec' => 9, 'is_app' => '1', 'src_num' => Scene::CALLER, 'dst_num' => '2001', 'did' => Scene::DID];
        $events = (new MikoAdapter())->pull($this->connection(), new Period(0, 1), null, FakeHttp::inTurn(FakeHttp::json(self::answer([$group]))))->events;
        $end = $events[count($events) - 1];

        self::assertSame([true, false, 0], [$end->final, $end->answered, $end->talkSeconds]);
    }

    public function testRubbishInTheListIsLeftOut(): void
    {
        foreach ([[], ['linkedid' => 'x'], ['linkedid' => 'x', 'records' => 'no'], ['linkedid' => 'x', 'records' => [1, ['start' => 'yesterday']]], ['records' => [['start' => self::clock(0), 'endtime' => self::clock(1)]]]] as $group) {
            $pulled = (new MikoAdapter())->pull($this->connection(), new Period(0, 1), null, FakeHttp::inTurn(FakeHttp::json(self::answer([$group]))));
            self::assertSame([], $pulled->events);
        }
    }

    /** @return list<array{string, int, ?int, int}> extension, from when it rang, was taken, was over */
    private static function legs(Scene $scene): array
    {
        $over = $scene->overAfter();

        return match ($scene) {
            Scene::Transfer => [['101', 0, 10, 40], ['102', 38, 40, $over]],
            Scene::Group => [['101', 0, null, 10], ['102', 0, 10, $over], ['103', 0, null, 10]],
            default => [['101', 0, $scene->answeredAfter(), $over]],
        };
    }

    /** @return array<string, mixed> */
    private static function group(Scene $scene): array
    {
        $isIn = ! in_array($scene, [Scene::Outgoing, Scene::Internal], true);
        $records = [];
        foreach (self::legs($scene) as $number => [$extension, $rings, $taken, $over]) {
            $records[] = [
                'id' => 100 + $number,
                'start' => self::clock($rings),
                'answer' => $taken === null ? '' : self::clock($taken),
                'endtime' => self::clock($over),
                'src_num' => $isIn ? $scene->caller() : '101',
                'dst_num' => match ($scene) {
                    Scene::Outgoing => Scene::CALLER,
                    Scene::Internal => '102',
                    default => $extension,
                },
                'dst_chan' => $scene === Scene::Outgoing ? '' : "PJSIP/{$extension}-0000002a",
                'UNIQUEID' => self::CALL . "_{$number}",
                'linkedid' => self::CALL,
                'did' => $isIn ? Scene::DID : '',
                'disposition' => $taken === null ? 'NOANSWER' : 'ANSWERED',
                'is_app' => '0',
                'billsec' => $taken === null ? 0 : $over - $taken,
                'recordingfile' => '',
            ];
        }

        return ['linkedid' => self::CALL, 'start' => self::clock(0), 'did' => $isIn ? Scene::DID : '', 'records' => array_reverse($records)];
    }

    private static function clock(int $after): string
    {
        return gmdate('Y-m-d H:i:s', Scene::START + 3 * 3600 + $after) . '.000';
    }

    /**
     * @param  list<mixed> $groups
     * @return array<string, mixed>
     */
    private static function answer(array $groups, bool $hasMore = false): array
    {
        return ['result' => true, 'data' => ['records' => $groups, 'pagination' => ['total' => 1, 'limit' => 200, 'offset' => 0, 'hasMore' => $hasMore, 'lastId' => 1]], 'messages' => []];
    }

    private static function signed(string $body, string $secret = self::SECRET): PbxEvent
    {
        return new PbxEvent('POST', '', '', $body, ['x-ringwell-signature' => 't=1790000000,v1=' . hash_hmac('sha256', "1790000000.{$body}", $secret)]);
    }
}
