<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Pbx\Sipuni;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Call\CallEvent;
use Ringwell\Call\Direction;
use Ringwell\Pbx\Connection;
use Ringwell\Pbx\HttpAnswer;
use Ringwell\Pbx\PbxEvent;
use Ringwell\Pbx\PullFailed;
use Ringwell\Pbx\Sipuni\SipuniAdapter;
use Ringwell\Pbx\Unreadable;
use Ringwell\Tests\Unit\Pbx\Contract\FakeHttp;

final class SipuniAdapterTest extends TestCase
{
    private const MISSED = 'call_id=1774373436.533962&event=2&src_type=1&src_num=951218115&short_src_num=951218115&dst_type=1&dst_num=998783337125_id265648&short_dst_num=998783337125_id265648&pbxdstnum=998783337125&timestamp=1774373455&status=NOANSWER&call_start_timestamp=1774373436&treeName=%D0%92%D1%85%D0%BE%D0%B4%D1%8F%D1%89%D0%B0%D1%8F&treeNumber=000-1734442&channel=SIP%2F047593496447128812-00047440&user_id=070196&call_record_link=https%3A%2F%2Fsipuni.com%2Fapi%2Fcrm%2Frecord%3Fid%3D1';

    public function testReadsACapturedCallThatNobodyTook(): void
    {
        $event = self::read(self::MISSED)[0];

        self::assertSame(['1774373436.533962', Direction::In, '951218115', '998783337125'], [$event->call, $event->direction, $event->caller, $event->did]);
        self::assertSame([false, 0, 19, null], [$event->answered, $event->talkSeconds, $event->waitSeconds, $event->recording]);
    }

    public function testAnAnswerBeforeTheBeginIsNotBelieved(): void
    {
        $events = self::read('event=2&call_id=1774376474.534867&src_type=2&src_num=070196201&dst_type=1&dst_num=998948867473&pbxdstnum=998948867473&status=ANSWER&call_start_timestamp=1774376482&call_answer_timestamp=1774376481&timestamp=1774376501&last_called=201&call_record_link=https%3A%2F%2Fsipuni.com%2Fapi%2Fcrm%2Frecord%3Fid%3D1774376474.534867%26hash%3D13820d20');

        self::assertCount(1, $events, 'The extension that rings out is no telephone that was rung.');
        self::assertSame([Direction::Out, '998948867473', true, null, null], [$events[0]->direction, $events[0]->caller, $events[0]->answered, $events[0]->answeredAt, $events[0]->talkSeconds]);
        self::assertSame('https://sipuni.com/api/crm/record?id=1774376474.534867&hash=13820d20', $events[0]->recording);
    }

    public function testATelephoneInsideIsNotTheNumberDialled(): void
    {
        $event = self::read('event=1&call_id=c&src_num=77070001002&src_type=1&dst_num=015856505&dst_type=2&short_dst_num=505&is_inner_call=1&pbxdstnum=100021&timestamp=1782846659')[0];

        self::assertSame([Direction::In, null, 'ext:505'], [$event->direction, $event->did, $event->leg?->key]);
    }

    public function testTheOwnerMaySayWhichFieldItIs(): void
    {
        self::assertSame('000-1734442', self::read(self::MISSED, 'treeNumber')[0]->did);
        self::assertSame('998783337125', self::read(self::MISSED, 'no such field')[0]->did);
    }

    public function testEachTelephoneOfALongListEnds(): void
    {
        $legs = array_map(static fn (CallEvent $event): ?string => $event->leg?->key, self::read(self::MISSED . '&last_called=101%26102,103,<b>'));

        self::assertSame([null, 'ext:101', 'ext:102', 'ext:103'], $legs);
    }

    public function testAMessageWithoutFieldsIsAPing(): void
    {
        $adapter = new SipuniAdapter();

        self::assertTrue($adapter->isPing(new PbxEvent('GET', '', '', '')));
        self::assertFalse($adapter->isPing(new PbxEvent('GET', '', 'event=1', '')));
        self::assertFalse($adapter->isPing(new PbxEvent('POST', '', '', '{"call_id"')));
        self::assertSame(['success' => true], $adapter->success(new PbxEvent('GET', '', '', ''))->body);
    }

    #[DataProvider('unreadable')]
    public function testSaysWhatItCannotRead(string $query, string $field): void
    {
        try {
            self::read($query);
            self::fail('It was read.');
        } catch (Unreadable $why) {
            self::assertSame($field, $why->field);
        }
    }

    /** @return iterable<string, array{string, string}> */
    public static function unreadable(): iterable
    {
        yield 'no event' => ['call_id=1', 'event'];
        yield 'a new one' => ['event=9&call_id=1', 'event'];
        yield 'no call' => ['event=1', 'call_id'];
        yield 'no status' => ['event=2&call_id=1', 'status'];
    }

    public function testFetchesRecordingsOfItsOwnOnly(): void
    {
        $nobody = new FakeHttp(static fn (): HttpAnswer => throw new \LogicException('No question is needed.'));
        $link = 'https://sipuni.com/api/crm/record?id=1&hash=2';

        self::assertSame($link, (new SipuniAdapter())->recording(self::connection(), $link, $nobody)->url);
        $this->expectException(PullFailed::class);
        (new SipuniAdapter())->recording(self::connection(), 'https://sipuni.com.evil.example/x', $nobody);
    }

    /** @return list<CallEvent> */
    private static function read(string $query, string $did = ''): array
    {
        return (new SipuniAdapter())->parse(new PbxEvent('GET', '', $query, ''), self::connection($did));
    }

    private static function connection(string $did = ''): Connection
    {
        return new Connection(1, 'S', 'sipuni', true, ['did' => $did], [], null, 0);
    }
}
