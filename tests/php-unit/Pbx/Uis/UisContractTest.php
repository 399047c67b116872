<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Pbx\Uis;

use Ringwell\Pbx\Connection;
use Ringwell\Pbx\PbxAdapter;
use Ringwell\Pbx\PbxEvent;
use Ringwell\Pbx\Period;
use Ringwell\Pbx\Uis\UisAdapter;
use Ringwell\Tests\Unit\Pbx\Contract\AdapterContract;
use Ringwell\Tests\Unit\Pbx\Contract\FakeHttp;
use Ringwell\Tests\Unit\Pbx\Contract\Scene;
use Ringwell\Tests\Unit\Pbx\Contract\Told;

final class UisContractTest extends AdapterContract
{
    protected function adapter(): PbxAdapter
    {
        return new UisAdapter();
    }

    protected function connection(): Connection
    {
        return new Connection(1, 'UIS', 'uis', true, ['brand' => 'uis', 'zone' => UisScenes::ZONE, 'routing' => 'branch', 'branches' => 'Main number = 74951112200'], ['key' => UisScenes::KEY, 'token' => 'token-of-ours', 'call_token' => 'key-for-ringing'], null, 0);
    }

    protected function tell(Scene $scene, int $off = 0): Told|string
    {
        return $scene === Scene::Internal ? 'It has no notification of calls between employees.' : UisScenes::tell($scene, $off);
    }

    protected function pulled(Scene $scene): array|string
    {
        if ($scene === Scene::Internal) {
            return 'Its report has no calls between employees.';
        }
        $http = FakeHttp::inTurn(FakeHttp::json(['jsonrpc' => '2.0', 'id' => 'x', 'result' => ['data' => [UisScenes::row($scene)], 'metadata' => ['total_items' => 1]]]));

        return (new UisAdapter())->pull($this->connection(), new Period(0, 1), null, $http)->events;
    }

    protected function forged(): array
    {
        return [
            'another key' => UisScenes::event('call_end', [], 'wrong'),
            'no key' => new PbxEvent('POST', '', '', '{"event":"call_end","call_session_id":1}'),
            'an empty key' => UisScenes::event('call_end', [], ''),
            'in the address' => new PbxEvent('GET', '', 'event=call_end&key=wrong', ''),
            'a key that is no text' => new PbxEvent('POST', '', '', '{"event":"call_end","key":["' . UisScenes::KEY . '"]}'),
            'a question' => new PbxEvent('POST', '/route', '', 'numa=79161234567&numb=74951112233'),
        ];
    }
}
