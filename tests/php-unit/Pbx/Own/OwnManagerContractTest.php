<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Pbx\Own;

use Ringwell\Pbx\Connection;
use Ringwell\Pbx\NotRung;
use Ringwell\Pbx\Own\Flavour;
use Ringwell\Pbx\Own\Manager;
use Ringwell\Pbx\Own\ManagerLogin;
use Ringwell\Pbx\Own\OwnPbxAdapter;
use Ringwell\Pbx\Own\OwnRing;
use Ringwell\Pbx\PbxAdapter;
use Ringwell\Pbx\PbxEvent;
use Ringwell\Pbx\RingsOut;
use Ringwell\Tests\Unit\Pbx\Contract\FakeHttp;
use Ringwell\Tests\Unit\Pbx\Contract\OrderedCallContract;
use Ringwell\Tests\Unit\Pbx\Contract\OrderScene;
use Ringwell\Tests\Unit\Pbx\Contract\Scene;
use Ringwell\Tests\Unit\Pbx\Contract\Told;

/** The own Asterisk where the site orders by the manager interface, and the dialplan tells of it. */
final class OwnManagerContractTest extends OrderedCallContract implements Manager
{
    private const SECRET = 'a long random text';

    /** @var list<list<array{string, string}>> */
    private array $asked = [];

    private string $refuses = '';

    protected function adapter(): PbxAdapter&RingsOut
    {
        return new OwnPbxAdapter(Flavour::Asterisk, '', $this);
    }

    protected function connection(): Connection
    {
        return new Connection(1, 'Own', 'own', true, ['ring_out' => 'manager', 'manager_host' => '10.0.0.5', 'manager_user' => 'ringwell'], [OwnPbxAdapter::SIGNING_SECRET => self::SECRET, OwnRing::PASSWORD => 'of-the-manager'], null, 0);
    }

    protected function tell(OrderScene $scene): Told
    {
        $events = [];
        foreach (OwnScenes::of($scene, 'dialplan') as [$after, $body]) {
            $events[] = [$after, new PbxEvent('POST', '', '', "{$body}&s=" . sha1($body . self::SECRET))];
        }

        return new Told(...$events);
    }

    protected function listed(OrderScene $scene): string
    {
        return 'An Asterisk has no list that could be asked for.';
    }

    protected function clinics(): array
    {
        return ['101', '+74951112200', 'PJSIP/reception'];
    }

    protected function notClinics(): array
    {
        return ['Local/101@other', 'PJSIP/101&PJSIP/102', 'reception', '1'];
    }

    public function testAnOrderThatIsTakenIsAskedOnce(): void
    {
        foreach ($this->clinics() as $clinic) {
            $this->asked = [];
            $rung = $this->adapter()->ring($this->connection(), OrderScene::order($clinic), FakeHttp::inTurn());
            self::assertSame([false, OrderScene::COMMAND], [$rung->isLeftToFetch, $rung->call]);
            self::assertCount(1, $this->asked);
            self::assertContains(['Exten', Scene::CALLER], $this->lastAsked());
        }
    }

    public function testNobodyElseIsAskedWhereNothingIsHeard(): void
    {
        foreach ([NotRung::UNKNOWN, NotRung::UNREACHABLE, NotRung::WRONG_KEYS, NotRung::REFUSED] as $reason) {
            [$this->asked, $this->refuses] = [[], $reason];
            self::assertSame($reason, $this->refusal($this->connection(), '101', FakeHttp::inTurn())->reason);
            self::assertCount(1, $this->asked);
        }
    }

    /** @return list<array{string, string}> */
    private function lastAsked(): array
    {
        return $this->asked[count($this->asked) - 1] ?? [];
    }

    public function originate(ManagerLogin $login, array $action): void
    {
        $this->asked[] = $action;
        if ($this->refuses !== '') {
            throw new NotRung($this->refuses);
        }
    }
}
