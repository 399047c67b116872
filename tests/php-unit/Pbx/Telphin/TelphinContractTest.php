<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Pbx\Telphin;

use Ringwell\Pbx\Connection;
use Ringwell\Pbx\PbxAdapter;
use Ringwell\Pbx\PbxEvent;
use Ringwell\Pbx\Period;
use Ringwell\Pbx\Telphin\TelphinAdapter;
use Ringwell\Tests\Unit\Pbx\Contract\AdapterContract;
use Ringwell\Tests\Unit\Pbx\Contract\FakeHttp;
use Ringwell\Tests\Unit\Pbx\Contract\Scene;
use Ringwell\Tests\Unit\Pbx\Contract\Told;
use Ringwell\Time;

/** The scenes with the fields that a published integration reads; no live account was to be had. */
final class TelphinContractTest extends AdapterContract
{
    private const CALL = 'caa308e3333c4a19aaed9c0254b9c61b';
    private const RECORDING = '469100-5D36E5557F1845FEB577EDE8A19C5108';

    protected function adapter(): PbxAdapter
    {
        return new TelphinAdapter();
    }

    protected function connection(): Connection
    {
        return new Connection(1, 'Telphin', 'telphin', true, [], ['app_id' => 'the-app', 'app_secret' => 'its-secret'], null, 0);
    }

    protected function tell(Scene $scene, int $off = 0): Told|string
    {
        if ($scene === Scene::Internal) {
            return 'Its events do not tell a call between employees from another.';
        }
        $isOut = $scene === Scene::Outgoing;
        $common = ['CallID' => self::CALL, 'CallFlow' => $isOut ? 'OUT' : 'IN'] + ($isOut
            ? ['CallerIDNum' => Scene::DID, 'CallerExtension' => '00123*101', 'CalledNumber' => Scene::CALLER]
            : ['CallerIDNum' => $scene->caller(), 'CalledNumber' => Scene::DID, 'CalledDID' => Scene::DID]);
        $told = [[0, ['EventType' => $isOut ? 'dial-out' : 'dial-in', 'CalledExtension' => $isOut ? '' : '00123*500']]];
        foreach (self::people($scene) as $place => [$extension, $from, $taken, $to]) {
            $leg = ['CalledExtension' => $isOut ? '' : "00123*{$extension}", 'SubCallID' => "sub-{$place}"];
            $told[] = [$from, ['EventType' => $isOut ? 'dial-out' : 'dial-in'] + $leg];
            if ($taken !== null) {
                $told[] = [$taken, ['EventType' => 'answer'] + $leg];
            }
            $told[] = [$to, ['EventType' => 'hangup', 'CallStatus' => $taken !== null ? 'ANSWER' : 'CANCEL', 'RecID' => $taken !== null ? self::RECORDING : ''] + $leg];
        }
        $told[] = [$scene->overAfter(), ['EventType' => 'hangup', 'CallStatus' => $scene->talk() > 0 ? 'ANSWER' : ($scene === Scene::Busy ? 'BUSY' : 'NOANSWER')]];
        usort($told, static fn (array $one, array $other): int => $one[0] <=> $other[0]);

        return new Told(...array_map(static fn (array $one): array => [$one[0], new PbxEvent('POST', '', '', http_build_query($one[1] + $common + ['EventTime' => (string) ((Scene::START + $one[0] + $off) * 1_000_000)]))], $told));
    }

    protected function pulled(Scene $scene): array|string
    {
        if ($scene === Scene::Internal) {
            return 'Its events do not tell a call between employees from another.';
        }
        $isOut = $scene === Scene::Outgoing;
        $time = static fn (?int $after): ?string => $after === null ? null : gmdate('Y-m-d H:i:s', Scene::START + $after);
        $phones = array_map(static fn (array $one): array => [
            'extension_type' => 'phone', 'extension_name' => "00123*{$one[0]}@sipproxy.telphin.ru", 'result' => $one[2] === null ? 'not answered' : 'answered',
            'duration' => $one[2] === null ? 0 : $one[3] - $one[2], 'start_time_gmt' => $time($one[2]), 'ani_number' => $isOut ? Scene::DID : null,
            'record_uuid' => $one[2] === null ? null : self::RECORDING,
        ], self::people($scene));
        $row = [
            'call_uuid' => strtoupper(self::CALL), 'flow' => $isOut ? 'out' : 'in', 'from_username' => $isOut ? '00123*101' : $scene->caller(),
            'to_username' => $isOut ? Scene::CALLER : Scene::DID, 'did_number' => $isOut ? null : Scene::DID, 'result' => $scene->talk() > 0 ? 'bridged' : 'not answered',
            'init_time_gmt' => $time(0), 'start_time_gmt' => $time(0), 'bridged_time_gmt' => $time($scene->answeredAfter()), 'hangup_time_gmt' => $time($scene->overAfter()),
            'duration' => $scene->overAfter(), 'bridged_duration' => $scene->talk(), 'cdr' => $phones,
        ];
        $http = FakeHttp::inTurn(FakeHttp::json(['access_token' => 'token']), FakeHttp::json(['page' => 1, 'per_page' => 100, 'order' => 'asc', 'call_history' => [$row]]));

        return (new TelphinAdapter())->pull($this->connection(), new Period(Scene::START * Time::SECOND, (Scene::START + 3600) * Time::SECOND), null, $http)->events;
    }

    protected function forged(): string
    {
        return 'It signs nothing: the secret in the address is all there is.';
    }

    /** @return list<array{string, int, ?int, int}> who was rung: extension, from, taken, to */
    private static function people(Scene $scene): array
    {
        $end = $scene->overAfter();
        $taken = $scene->answeredAfter();

        return match ($scene) {
            Scene::Transfer => [['101', 2, $taken, 40], ['102', 40, 41, $end]],
            Scene::Group => [['101', 2, null, 10], ['102', 2, $taken, $end], ['103', 2, null, 10]],
            Scene::Busy => [],
            default => [['101', 2, $taken, $end]],
        };
    }
}
