<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Pbx\Binotel;

use PHPUnit\Framework\Attributes\DataProvider;
use Ringwell\Call\Direction;
use Ringwell\Pbx\Binotel\BinotelAdapter;
use Ringwell\Pbx\Connection;
use Ringwell\Pbx\PbxAdapter;
use Ringwell\Pbx\PbxEvent;
use Ringwell\Pbx\Period;
use Ringwell\Pbx\Pulled;
use Ringwell\Pbx\PullFailed;
use Ringwell\Pbx\Unreadable;
use Ringwell\Tests\Unit\Pbx\Contract\AdapterContract;
use Ringwell\Tests\Unit\Pbx\Contract\FakeHttp;
use Ringwell\Tests\Unit\Pbx\Contract\Scene;
use Ringwell\Tests\Unit\Pbx\Contract\Told;
use Ringwell\Time;

/** Names of fields as in the maker's sample for "API CALL COMPLETED"; values are invented. */
final class BinotelAdapterTest extends AdapterContract
{
    protected function adapter(): PbxAdapter
    {
        return new BinotelAdapter();
    }

    protected function connection(): Connection
    {
        return new Connection(5, 'Binotel', 'binotel', true, [], ['company_id' => '10977', 'api_key' => 'key-of-binotel', 'api_secret' => 'secret-of-binotel'], null, 0);
    }

    protected function tell(Scene $scene, int $off = 0): Told|string
    {
        if ($scene === Scene::Internal) {
            return 'Calls between employees are not told.';
        }

        return new Told(
            [0, self::event(['requestType' => 'apiCallSettings', 'companyID' => '10977', 'externalNumber' => $scene->caller(), 'callType' => '0'])],
            [$scene->overAfter(), self::event(['requestType' => 'apiCallCompleted', 'attemptsCounter' => '1', 'callDetails' => self::details($scene, $off)])],
        );
    }

    protected function pulled(Scene $scene): array|string
    {
        if ($scene === Scene::Internal) {
            return 'Calls between employees are not listed.';
        }

        return $this->pull(FakeHttp::inTurn(FakeHttp::json(['status' => 'success', 'callDetails' => ['612107649' => self::details($scene, 0)]])))->events;
    }

    protected function forged(): array
    {
        return [
            'about another company' => self::event(['requestType' => 'apiCallCompleted', 'callDetails' => ['companyID' => '10978'] + self::details(Scene::Answered, 0)]),
            'about none' => self::event(['requestType' => 'apiCallCompleted', 'callDetails' => ['generalCallID' => '1', 'callType' => '0']]),
        ];
    }

    public function testAsksForADayAtMostAndNotTooFast(): void
    {
        $http = FakeHttp::inTurn(FakeHttp::json(['status' => 'success', 'callDetails' => null]));
        $pulled = $this->pull($http);

        self::assertSame([[], null], [$pulled->events, $pulled->resume]);
        self::assertGreaterThanOrEqual(12 * Time::SECOND, $pulled->wait);
        self::assertSame(Time::DAY, (new BinotelAdapter())->longestPull());
        self::assertSame('https://api.binotel.com/api/4.0/stats/list-of-calls-for-period.json', $http->asked[0]['url']);
        self::assertSame(
            ['startTime' => Scene::START, 'stopTime' => Scene::START + 3600, 'key' => 'key-of-binotel', 'secret' => 'secret-of-binotel'],
            json_decode($http->asked[0]['body'], true),
        );
    }

    public function testWhatIsNoCallThatIsOverIsLeftOutOfTheList(): void
    {
        $row = self::details(Scene::Answered, 0);
        $rows = [['disposition' => 'ONLINE'] + $row, ['disposition' => 'SMS-SUCCESS'] + $row, ['callType' => '7'] + $row, ['generalCallID' => null] + $row, 'nothing', $row];

        self::assertCount(1, $this->pull(FakeHttp::inTurn(FakeHttp::json(['status' => 'success', 'callDetails' => $rows])))->events);
    }

    /** @param array<string, mixed> $answer */
    #[DataProvider('refusals')]
    public function testSaysWhyItCouldNotAsk(array $answer, string $reason): void
    {
        try {
            $this->pull(FakeHttp::inTurn(FakeHttp::json($answer)));
            self::fail('It was believed.');
        } catch (PullFailed $why) {
            self::assertSame($reason, $why->reason);
        }
    }

    /** @return iterable<string, array{array<string, mixed>, string}> */
    public static function refusals(): iterable
    {
        yield 'wrong keys' => [['status' => 'error', 'code' => 121, 'message' => 'Your key or secret is wrong'], PullFailed::WRONG_KEYS];
        yield 'too often' => [['status' => 'error', 'code' => '106'], PullFailed::TOO_OFTEN];
        yield 'the company is off' => [['status' => 'error', 'code' => 120], PullFailed::NO_RIGHT];
        yield 'something else' => [['status' => 'error'], PullFailed::REFUSED];
        yield 'no list' => [['status' => 'success', 'callDetails' => 'none'], PullFailed::UNREADABLE];
    }

    public function testARecordingIsNamedByItsCallAndFetchedByAnAddressOfItsOwn(): void
    {
        $http = FakeHttp::inTurn(FakeHttp::json(['status' => 'success', 'url' => 'https://records.example/612107649.mp3']));
        $live = (new BinotelAdapter())->parse(self::event(['requestType' => 'apiCallCompleted', 'callDetails' => self::details(Scene::Answered, 0)]), $this->connection())[0];

        self::assertSame('612107649', $live->recording);
        self::assertSame('https://records.example/612107649.mp3', (new BinotelAdapter())->recording($this->connection(), '612107649', $http)->url);
        self::assertSame('https://api.binotel.com/api/4.0/stats/call-record.json', $http->asked[0]['url']);
    }

    public function testARecordingThatIsNotThereYetComesLater(): void
    {
        try {
            (new BinotelAdapter())->recording($this->connection(), '612107649', FakeHttp::inTurn(FakeHttp::json(['status' => 'success'])));
            self::fail('There is no address.');
        } catch (PullFailed $why) {
            self::assertSame([PullFailed::TOO_OFTEN, Time::MINUTE], [$why->reason, $why->retryAfter]);
        }
    }

    public function testWithoutKeysNoRecordingIsPromised(): void
    {
        $connection = new Connection(5, 'Binotel', 'binotel', true, [], ['company_id' => '10977'], null, 0);
        [$event] = (new BinotelAdapter())->parse(self::event(['requestType' => 'apiCallCompleted', 'callDetails' => self::details(Scene::Answered, 0)]), $connection);

        self::assertNull($event->recording);
        self::assertFalse((new BinotelAdapter())->canPull($connection));
    }

    public function testAnAnsweringMachineIsNobody(): void
    {
        [$event] = (new BinotelAdapter())->parse(self::event(['requestType' => 'apiCallCompleted', 'callDetails' => ['disposition' => 'VM-SUCCESS'] + self::details(Scene::Answered, 0)]), $this->connection());

        self::assertSame([false, 0, '612107649'], [$event->answered, $event->talkSeconds, $event->recording]);
    }

    public function testTheKeysAreCheckedByACheapQuestion(): void
    {
        $http = FakeHttp::inTurn(FakeHttp::json(['status' => 'success', 'listOfEmployees' => []]));
        (new BinotelAdapter())->check($this->connection(), $http);

        self::assertSame('https://api.binotel.com/api/4.0/settings/list-of-employees.json', $http->asked[0]['url']);
    }

    public function testTheNumberDialledIsFoundInOldAndNewMessages(): void
    {
        $old = ['didNumber' => '0441112233', 'did' => '0441112233'];
        foreach ([$old, ['pbxNumberData' => ['number' => '0441112233', 'name' => 'Front desk']]] as $did) {
            $details = ['generalCallID' => '612107649', 'startTime' => '1790000000', 'callType' => '0', 'externalNumber' => '0671234567', 'billsec' => '5', 'waitsec' => '2', 'disposition' => 'ANSWER'] + $did;
            [$event] = (new BinotelAdapter())->parse(self::event(['requestType' => 'apiCallCompleted', 'callDetails' => $details]), $this->connection());

            self::assertSame(['0441112233', Direction::In, 'answer'], [$event->did, $event->direction, $event->endReason]);
        }
    }

    public function testAPhoneThatRangForItIsNotTheCall(): void
    {
        [$event] = (new BinotelAdapter())->parse(self::event(['requestType' => 'apiCallCompleted', 'callDetails' => self::details(Scene::Missed, 0) + ['dstNumbers' => [['billsec' => '122']]]]), $this->connection());

        self::assertFalse($event->answered);
    }

    public function testWithoutDetailsItIsUnreadable(): void
    {
        $this->expectException(Unreadable::class);
        (new BinotelAdapter())->parse(self::event(['requestType' => 'apiCallCompleted']), $this->connection());
    }

    private function pull(FakeHttp $http): Pulled
    {
        return (new BinotelAdapter())->pull($this->connection(), new Period(Scene::START * Time::SECOND, (Scene::START + 3600) * Time::SECOND), null, $http);
    }

    /** @return array<string, mixed> */
    private static function details(Scene $scene, int $off): array
    {
        return [
            'companyID' => '10977', 'generalCallID' => '612107649', 'callID' => '612107649', 'startTime' => (string) (Scene::START + $off),
            'callType' => $scene === Scene::Outgoing ? '1' : '0', 'internalNumber' => '901', 'externalNumber' => $scene->caller() === '' ? 'anonymous' : $scene->caller(),
            'waitsec' => (string) $scene->wait(), 'billsec' => (string) $scene->talk(), 'disposition' => $scene->talk() > 0 ? 'ANSWER' : 'NOANSWER',
            'pbxNumberData' => ['number' => Scene::DID, 'name' => 'Front desk'],
            'dstNumbers' => [['dstNumber' => '901', 'waitsec' => '0', 'billsec' => (string) $scene->talk(), 'disposition' => 'ANSWER']],
        ];
    }

    /** @param array<string, mixed> $fields */
    private static function event(array $fields): PbxEvent
    {
        return new PbxEvent('POST', '', '', http_build_query($fields));
    }
}
