<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Pbx\Own;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Call\CallEvent;
use Ringwell\Call\Direction;
use Ringwell\Call\Party;
use Ringwell\Call\Stage;
use Ringwell\Call\Unreached;
use Ringwell\Call\Way;
use Ringwell\Pbx\Connection;
use Ringwell\Pbx\NotRung;
use Ringwell\Pbx\Own\Flavour;
use Ringwell\Pbx\Own\Manager;
use Ringwell\Pbx\Own\ManagerLogin;
use Ringwell\Pbx\Own\OwnEvent;
use Ringwell\Pbx\Own\OwnPbxAdapter;
use Ringwell\Pbx\Own\OwnRing;
use Ringwell\Pbx\PbxEvent;
use Ringwell\Pbx\RingOrder;
use Ringwell\Pbx\Said;
use Ringwell\Pbx\Unreadable;
use Ringwell\Tests\Unit\Pbx\Contract\FakeHttp;
use Ringwell\Tests\Unit\Pbx\Contract\Memory;
use Ringwell\Tests\Unit\Pbx\Contract\OrderScene;
use Ringwell\Tests\Unit\Pbx\Contract\Scene;
use Ringwell\Time;

/** What an Asterisk is told, and what is made of what is told of it. That it then really rings is in tests/pbx/callback.ts. */
final class OwnRingTest extends TestCase implements Manager
{
    private const SECRET = 'a long random text';
    private const NOW = Scene::START * Time::SECOND;

    /** @var list<list<array{string, string}>> */
    private array $asked = [];

    public function originate(ManagerLogin $login, array $action): void
    {
        $this->asked[] = $action;
    }

    public function testTheManagerIsAskedOnceAndEachSideSeesTheOther(): void
    {
        $rung = $this->adapter()->ring(self::byManager(), OrderScene::order(), FakeHttp::inTurn());

        self::assertSame([false, OrderScene::COMMAND], [$rung->isLeftToFetch, $rung->call]);
        self::assertSame([[
            ['Action', 'Originate'],
            ['ActionID', OrderScene::COMMAND],
            ['Channel', 'Local/101@ringwell-desk/n'],
            ['ChannelId', OrderScene::COMMAND],
            ['OtherChannelId', OrderScene::COMMAND . '-2'],
            ['Context', 'ringwell-callback'],
            ['Exten', '89161234567'],
            ['Priority', '1'],
            ['Timeout', '30000'],
            ['Async', 'true'],
            ['Variable', '__RW_ORDER=id=' . OrderScene::COMMAND . '&did=' . Scene::DID . '&from=' . Scene::CALLER],
            ['Variable', 'RW_SECONDS=45'],
            ['Variable', 'RW_NUMBER=8' . substr(Scene::DID, 1)],
            ['Variable', 'CONNECTEDLINE(num)=89161234567'],
        ]], $this->asked);
        $this->asked = [];
        $this->adapter()->ring(self::byManager(), OrderScene::order('PJSIP/reception-1'), FakeHttp::inTurn());
        self::assertContains(['Channel', 'PJSIP/reception-1'], array_merge(...$this->asked));
    }

    public function testByTheBridgeNobodyIsAsked(): void
    {
        self::assertTrue($this->adapter()->ring(self::byBridge(), OrderScene::order(), FakeHttp::inTurn())->isLeftToFetch);
        self::assertSame([], $this->asked);
    }

    public function testWhatIsMissingKeepsFromRinging(): void
    {
        self::assertTrue($this->adapter()->canRing(self::byBridge()));
        self::assertTrue($this->adapter()->canRing(self::byManager()));
        $lacking = [
            'off' => self::with(['ring_out' => 'no']),
            'never chosen' => self::with([]),
            'a bridge without a secret' => self::with(['ring_out' => 'bridge'], []),
            'no host' => self::byManager(['manager_host' => '']),
            'no user' => self::byManager(['manager_user' => '']),
            'no password' => self::with(self::byManager()->settings, []),
        ];
        foreach ($lacking as $name => $connection) {
            self::assertFalse($this->adapter()->canRing($connection), $name);
            self::assertSame(NotRung::WRONG_KEYS, $this->notRung($connection, OrderScene::order())->reason, $name);
        }
        self::assertSame([], $this->asked);
    }

    #[DataProvider('rubbish')]
    public function testNothingButAPhoneAndATelephoneReachesAsterisk(string $clinic, string $patient, string $number, string $command = OrderScene::COMMAND): void
    {
        $order = new RingOrder($command, $clinic, $patient, $number);
        foreach ([self::byManager(), self::byBridge()] as $connection) {
            self::assertSame(NotRung::NO_SUCH_LINE, $this->notRung($connection, $order)->reason);
        }
        self::assertSame([], $this->asked);
        self::assertSame(['ok' => true, 'orders' => []], $this->adapter()->handOut([$order], self::byBridge())->body);
    }

    /** @return iterable<string, array{0: string, 1: string, 2: string, 3?: string}> */
    public static function rubbish(): iterable
    {
        $clinics = [
            '', ' ', '1', '101&102', '101"', "101\n", "101\r\nApplication: System", '101;102', '../101', '${EXTEN}', '<b>101</b>', str_repeat('1', 16), '101,102',
            'PJSIP/', 'PJSIP/101@context', 'PJSIP/101/sip:evil', 'PJSIP/${SHELL(id)}', 'Local/101@other', 'Local/101', 'pjsip/101', 'Console/dsp', 'PJSIP/101&PJSIP/102', 'reception',
        ];
        foreach ($clinics as $clinic) {
            yield "clinic {$clinic}" => [$clinic, '+79161234567', '+74951112233'];
            self::assertFalse(OwnRing::takes($clinic), $clinic);
        }
        $phones = ['', '79161234567', '+7916', '+7916123456789012', "+79161234567\n", "+79161234567\r\nAction: Command", '+7916,123', '+7916a', '**21*1#', '+7(916)1234567'];
        foreach ($phones as $phone) {
            yield "patient {$phone}" => ['101', $phone, '+74951112233'];
            yield "number {$phone}" => ['101', '+79161234567', $phone];
        }
        yield 'another id' => ['101', '+79161234567', '+74951112233', "rw0123456789abcdef01234567\n"];
        yield 'an id with a command' => ['101', '+79161234567', '+74951112233', 'rw0123456789abcdef0123456,'];
    }

    public function testTheBridgeIsGivenWhatItNeedsAndNoMore(): void
    {
        $reply = $this->adapter()->handOut([OrderScene::order('PJSIP/101')], self::byBridge());

        self::assertSame([200, ['ok' => true, 'orders' => [[
            'command' => OrderScene::COMMAND, 'clinic' => 'PJSIP/101', 'patient' => Scene::CALLER, 'number' => Scene::DID,
            'from' => Scene::CALLER, 'did' => Scene::DID, 'clinic_seconds' => 30, 'patient_seconds' => 45,
        ]]]], [$reply->status, $reply->body]);
    }

    public function testOnlyTheBridgeMayFetchAndOnlyNow(): void
    {
        $now = self::NOW;
        $fetch = static fn (string $body, ?string $signed = null, string $secret = self::SECRET): PbxEvent => self::asking($body, $signed ?? $body, $secret);
        $body = 'orders=1&t=' . Scene::START;
        $may = fn (PbxEvent $event, ?Connection $connection = null): bool => $this->adapter()->mayFetch($event, $connection ?? self::byBridge(), $now);

        self::assertTrue($may($fetch($body)));
        self::assertFalse($may($fetch($body, secret: 'another')), 'Another secret.');
        self::assertFalse($may($fetch($body, secret: ''), self::with(['ring_out' => 'bridge'], [])), 'No secret.');
        self::assertFalse($may($fetch('orders=1&t=' . (Scene::START + 1), $body)), 'Changed after signing.');
        self::assertFalse($may($fetch('event=start&id=1&t=' . Scene::START)), 'An event that was sent to the other address.');
        self::assertFalse($may($fetch($body), self::byManager()), 'Not by the bridge.');
        self::assertFalse($may(new PbxEvent('POST', '/orders', '', $body)), 'Not signed.');
        foreach ([-301, 301] as $off) {
            $old = $fetch('orders=1&t=' . (Scene::START + $off));
            self::assertFalse($may($old), 'Sent again long after.');
            self::assertTrue($this->adapter()->hasOtherClock($old, self::byBridge(), $now));
        }
        self::assertFalse($this->adapter()->hasOtherClock($fetch($body, secret: 'another'), self::byBridge(), $now));
    }

    /** @return iterable<string, array{OrderScene, string}> */
    public static function scenes(): iterable
    {
        foreach (OrderScene::cases() as $scene) {
            foreach (['bridge', 'dialplan', 'both'] as $teller) {
                yield "{$scene->value} told by the {$teller}" => [$scene, $teller];
            }
        }
    }

    #[DataProvider('scenes')]
    public function testAnOrderedCallIsOneCallOfThePatient(OrderScene $scene, string $teller): void
    {
        $told = $teller === 'both' ? [...self::tell($scene, 'bridge'), ...self::tell($scene, 'dialplan')] : self::tell($scene, $teller);
        $expected = null;
        mt_srand(5);
        for ($run = 0; $run < 30; $run++) {
            $memory = new Memory();
            foreach ($told as [$after, $event]) {
                $memory->hear($event, self::NOW + $after * Time::SECOND + 300, Way::Live);
            }
            $shown = $memory->shown();
            self::assertCount(1, $shown);
            self::assertSame([OrderScene::COMMAND, Direction::Callback], [$shown[0]->command, $shown[0]->direction]);
            self::assertSame('+' . Scene::CALLER, Party::phone($shown[0]->caller, 'RU')?->e164);
            self::assertSame('+' . Scene::DID, Party::phone($shown[0]->did, 'RU')?->e164);
            self::assertSame($scene->unreached(), $shown[0]->unreached);
            self::assertSame($scene->talk() > 0, $shown[0]->answeredAt !== null);
            self::assertSame($scene->talk() > 0 ? $scene->talk() : 0, $shown[0]->talkSeconds);
            self::assertEquals($expected ??= $shown, $shown);
            shuffle($told);
        }
    }

    #[DataProvider('scenes')]
    public function testNoMoreIsSaidThanHasHappened(OrderScene $scene, string $teller): void
    {
        $memory = new Memory();
        foreach (self::tell($scene, $teller === 'both' ? 'bridge' : $teller) as [$after, $event]) {
            $memory->hear($event, self::NOW + $after * Time::SECOND + 300, Way::Live);
            $shape = $memory->shape(OrderScene::COMMAND);
            self::assertLessThanOrEqual($scene->stageAt($after)->rank(), $shape->stage?->rank() ?? 0);
            self::assertTrue($shape->answeredAt === null || $scene->stageAt($after) === Stage::Talking);
        }
    }

    /** Whoever knows the address of a connection without a signing secret may invent calls; more a made-up command must not do. */
    public function testWhatOnlyLooksLikeACommandIsAnOrdinaryCall(): void
    {
        foreach (['rw1', 'RW0123456789ABCDEF01234567', OrderScene::COMMAND . '0', 'x' . OrderScene::COMMAND] as $id) {
            [$event] = OwnEvent::read(new Said(['event' => 'start', 'id' => $id, 'did' => Scene::DID, 'from' => Scene::CALLER, 't' => (string) Scene::START]));
            self::assertSame([Direction::In, null, null], [$event->direction, $event->command, $event->stage]);
            [$stage] = OwnEvent::read(new Said(['event' => 'stage', 'id' => $id, 'stage' => 'patient_rings', 't' => (string) Scene::START]));
            self::assertSame([null, null, null], [$stage->command, $stage->stage, $stage->unreached]);
            [$end] = OwnEvent::read(new Said(['event' => 'end', 'id' => $id, 'unreached' => 'clinic_busy', 'talk' => '0', 't' => (string) Scene::START]));
            self::assertNull($end->unreached);
        }
        [$in] = OwnEvent::read(new Said(['event' => 'start', 'id' => '1', 'command' => OrderScene::COMMAND, 'stage' => 'talking', 't' => '1']));
        self::assertSame([Direction::In, null, null], [$in->direction, $in->command, $in->stage], 'No field of its own says so.');
    }

    public function testAStageThatIsNoneIsSaidToBeUnreadable(): void
    {
        foreach (['', 'talking', 'over', '../x'] as $stage) {
            try {
                OwnEvent::read(new Said(['event' => 'stage', 'id' => OrderScene::COMMAND, 'stage' => $stage]));
                self::fail($stage);
            } catch (Unreadable $why) {
                self::assertSame('stage', $why->field);
            }
        }
    }

    /** @param string $fields of the end */
    #[DataProvider('ends')]
    public function testTheEndSaysWhoWasNotReached(string $fields, ?Unreached $unreached): void
    {
        $events = OwnEvent::read(new Said(PbxEvent::form('event=end&id=' . OrderScene::COMMAND . "&t=1790000050&{$fields}")));
        self::assertSame($unreached, end($events)->unreached ?? null);
    }

    /** @return iterable<string, array{string, ?Unreached}> */
    public static function ends(): iterable
    {
        yield 'busy' => ['status=BUSY&talk=', Unreached::PatientBusy];
        yield 'silent' => ['status=NOANSWER&talk=', Unreached::PatientSilent];
        yield 'given up' => ['status=CANCEL&talk=', Unreached::PatientSilent];
        yield 'no way there' => ['status=CONGESTION&talk=', Unreached::Failed];
        yield 'talked' => ['status=ANSWER&talk=5&answered=1790000045&unreached=patient_busy', null];
        yield 'nothing said' => ['talk=0', null];
        yield 'nonsense' => ['talk=0&unreached=everybody', null];
        yield 'said' => ['talk=0&unreached=clinic_busy', Unreached::ClinicBusy];
    }

    /** @return list<array{int, CallEvent}> seconds after the start, and what is read */
    private static function tell(OrderScene $scene, string $teller): array
    {
        $told = [];
        foreach (OwnScenes::of($scene, $teller) as [$after, $body]) {
            foreach (OwnEvent::read(new Said(PbxEvent::form($body))) as $event) {
                $told[] = [$after, $event];
            }
        }

        return $told;
    }

    private function notRung(Connection $connection, RingOrder $order): NotRung
    {
        try {
            $this->adapter()->ring($connection, $order, FakeHttp::inTurn());
            self::fail('It was taken.');
        } catch (NotRung $why) {
            return $why;
        }
    }

    private function adapter(): OwnPbxAdapter
    {
        return new OwnPbxAdapter(Flavour::Asterisk, '', $this);
    }

    private static function byBridge(): Connection
    {
        return self::with(['ring_out' => 'bridge', 'ring_context' => 'internal']);
    }

    /** @param array<string, string> $settings */
    private static function byManager(array $settings = []): Connection
    {
        return self::with($settings + ['ring_out' => 'manager', 'ring_dialled' => 'eight', 'manager_host' => '10.0.0.5', 'manager_user' => 'ringwell']);
    }

    /**
     * @param array<string, string>  $settings
     * @param ?array<string, string> $secrets
     */
    private static function with(array $settings, ?array $secrets = null): Connection
    {
        return new Connection(1, 'Own', 'own', true, $settings, $secrets ?? [OwnPbxAdapter::SIGNING_SECRET => self::SECRET, OwnRing::PASSWORD => 'of-the-manager'], null, 0);
    }

    private static function asking(string $body, string $signed, string $secret): PbxEvent
    {
        preg_match('/t=(\d+)$/', $signed, $time);
        $signature = 't=' . ($time[1] ?? '') . ',v1=' . hash_hmac('sha256', ($time[1] ?? '') . ".{$signed}", $secret);

        return new PbxEvent('POST', '/orders', '', $body, ['x-ringwell-signature' => $signature]);
    }
}
