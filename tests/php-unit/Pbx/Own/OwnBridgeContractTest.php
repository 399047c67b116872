<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Pbx\Own;

use Ringwell\Pbx\Connection;
use Ringwell\Pbx\Own\Flavour;
use Ringwell\Pbx\Own\OwnPbxAdapter;
use Ringwell\Pbx\Own\OwnRing;
use Ringwell\Pbx\PbxAdapter;
use Ringwell\Pbx\RingsOut;
use Ringwell\Tests\Unit\Pbx\Contract\FakeHttp;
use Ringwell\Tests\Unit\Pbx\Contract\OrderedCallContract;
use Ringwell\Tests\Unit\Pbx\Contract\OrderScene;
use Ringwell\Tests\Unit\Pbx\Contract\Told;

/** The own Asterisk where our bridge beside it rings, and tells of it. */
final class OwnBridgeContractTest extends OrderedCallContract
{
    private const SECRET = 'a long random text';

    protected function adapter(): PbxAdapter&RingsOut
    {
        return new OwnPbxAdapter(Flavour::Asterisk);
    }

    protected function connection(): Connection
    {
        return new Connection(1, 'Own', 'own', true, ['ring_out' => 'bridge', 'ring_context' => 'internal'], [OwnPbxAdapter::SIGNING_SECRET => self::SECRET, OwnRing::PASSWORD => 'of-the-manager'], null, 0);
    }

    protected function tell(OrderScene $scene): Told
    {
        return OwnScenes::byBridge($scene, self::SECRET);
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

    public function testAnOrderIsLeftToTheBridgeOnce(): void
    {
        foreach ($this->clinics() as $clinic) {
            $http = FakeHttp::inTurn();
            self::assertTrue($this->adapter()->ring($this->connection(), OrderScene::order($clinic), $http)->isLeftToFetch);
            self::assertSame([], $http->asked);
        }
    }
}
