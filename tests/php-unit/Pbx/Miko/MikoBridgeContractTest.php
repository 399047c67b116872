<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Pbx\Miko;

use Ringwell\Call\CallEvent;
use Ringwell\Pbx\Connection;
use Ringwell\Pbx\HttpAnswer;
use Ringwell\Pbx\Miko\MikoAdapter;
use Ringwell\Pbx\NotRung;
use Ringwell\Pbx\Own\OwnPbxAdapter;
use Ringwell\Pbx\PbxAdapter;
use Ringwell\Pbx\Period;
use Ringwell\Pbx\RingsOut;
use Ringwell\Tests\Unit\Pbx\Contract\FakeHttp;
use Ringwell\Tests\Unit\Pbx\Contract\OrderedCallContract;
use Ringwell\Tests\Unit\Pbx\Contract\OrderScene;
use Ringwell\Tests\Unit\Pbx\Contract\Scene;
use Ringwell\Tests\Unit\Pbx\Contract\Told;
use Ringwell\Tests\Unit\Pbx\Own\OwnScenes;
use Ringwell\Time;

/** MikoPBX, where our bridge rings and tells of it; its own list leaves such calls to the bridge. */
final class MikoBridgeContractTest extends OrderedCallContract
{
    private const SECRET = 'a long random text';

    protected function adapter(): PbxAdapter&RingsOut
    {
        return new MikoAdapter('https://clinic.example/bridge.cjs');
    }

    protected function connection(): Connection
    {
        return self::ringing('bridge');
    }

    protected function tell(OrderScene $scene): Told
    {
        return OwnScenes::byBridge($scene, self::SECRET);
    }

    protected function listed(OrderScene $scene): string
    {
        return 'MikoPBX\'s list can\'t tell which telephone of an ordered call was the patient\'s: we leave such calls out of it.';
    }

    protected function clinics(): array
    {
        return ['101', '+74951112200', 'PJSIP/reception'];
    }

    protected function notClinics(): array
    {
        return ['Local/101@other', 'PJSIP/101&PJSIP/102', 'reception', '1'];
    }

    public function testAnOrderIsLeftToTheBridgeOnce(): void
    {
        foreach ($this->clinics() as $clinic) {
            $http = FakeHttp::inTurn();
            self::assertTrue($this->adapter()->ring($this->connection(), OrderScene::order($clinic), $http)->isLeftToFetch);
            self::assertSame([], $http->asked);
        }
    }

    /** Its Asterisk has no dialplan of ours, so the site alone can't order. */
    public function testOnlyTheBridgeRings(): void
    {
        foreach (['no', '', 'manager'] as $way) {
            self::assertFalse($this->adapter()->canRing(self::ringing($way)), $way);
            self::assertSame(NotRung::WRONG_KEYS, $this->refusal(self::ringing($way), '101', FakeHttp::inTurn())->reason);
        }
    }

    public function testItsListSaysNothingOfACallThatWeOrderedAndAllOfTheNext(): void
    {
        $period = new Period(Scene::START * Time::SECOND, (Scene::START + 3600) * Time::SECOND);
        $own = 'mikopbx-1790000000.12';
        $pulled = (new MikoAdapter())->pull($this->connection(), $period, null, FakeHttp::inTurn(self::answer(OrderScene::COMMAND, $own)));
        $calls = array_map(static fn (CallEvent $event): string => $event->call, $pulled->events);

        self::assertSame([$own], array_values(array_unique($calls)));
        self::assertNull($pulled->resume);
        self::assertSame([], (new MikoAdapter())->pull($this->connection(), $period, null, FakeHttp::inTurn(self::answer(OrderScene::COMMAND)))->events);
    }

    private static function ringing(string $way): Connection
    {
        return new Connection(
            1,
            'MikoPBX',
            'mikopbx',
            true,
            ['address' => 'http://192.168.0.5/', 'zone' => 'Europe/Moscow', 'ring_out' => $way, 'ring_context' => '', 'ring_dialled' => 'digits'],
            [OwnPbxAdapter::SIGNING_SECRET => self::SECRET, MikoAdapter::API_KEY => 'key-of-the-list'],
            null,
            0,
        );
    }

    /** A call from 101 to the patient, talked, under each of these ids. */
    private static function answer(string ...$ids): HttpAnswer
    {
        $clock = static fn (int $after): string => gmdate('Y-m-d H:i:s', Scene::START + 3 * 3600 + $after) . '.000';
        $groups = array_map(static fn (string $id): array => ['linkedid' => $id, 'start' => $clock(0), 'did' => '', 'records' => [[
            'id' => 100,
            'start' => $clock(0),
            'answer' => $clock(OrderScene::PATIENT_ANSWERS),
            'endtime' => $clock(OrderScene::Done->overAfter()),
            'src_num' => '101',
            'dst_num' => Scene::CALLER,
            'dst_chan' => 'PJSIP/operator-0000002a',
            'UNIQUEID' => "{$id}_0",
            'linkedid' => $id,
            'did' => '',
            'is_app' => '0',
            'billsec' => OrderScene::Done->talk(),
            'recordingfile' => '',
        ]]], array_values($ids));

        return FakeHttp::json(['result' => true, 'data' => ['records' => $groups, 'pagination' => ['hasMore' => false]], 'messages' => []]);
    }
}
