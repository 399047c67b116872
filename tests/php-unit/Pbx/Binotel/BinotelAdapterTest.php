<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Pbx\Binotel;

use Ringwell\Call\Direction;
use Ringwell\Pbx\Binotel\BinotelAdapter;
use Ringwell\Pbx\Connection;
use Ringwell\Pbx\PbxAdapter;
use Ringwell\Pbx\PbxEvent;
use Ringwell\Pbx\Unreadable;
use Ringwell\Tests\Unit\Pbx\Contract\AdapterContract;
use Ringwell\Tests\Unit\Pbx\Contract\Scene;
use Ringwell\Tests\Unit\Pbx\Contract\Told;

/** Names of fields as in the maker's sample for "API CALL COMPLETED"; values are invented. */
final class BinotelAdapterTest extends AdapterContract
{
    protected function adapter(): PbxAdapter
    {
        return new BinotelAdapter();
    }

    protected function connection(): Connection
    {
        return new Connection(5, 'Binotel', 'binotel', true, [], ['company_id' => '10977'], null, 0);
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

    protected function pulled(Scene $scene): string
    {
        return 'How to ask for the list of calls: documents contradict each other.';
    }

    protected function forged(): array
    {
        return [
            'about another company' => self::event(['requestType' => 'apiCallCompleted', 'callDetails' => ['companyID' => '10978'] + self::details(Scene::Answered, 0)]),
            'about none' => self::event(['requestType' => 'apiCallCompleted', 'callDetails' => ['generalCallID' => '1', 'callType' => '0']]),
        ];
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
