<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Pbx\Telphin;

use Ringwell\Pbx\Connection;
use Ringwell\Pbx\PbxAdapter;
use Ringwell\Pbx\PbxEvent;
use Ringwell\Pbx\Telphin\TelphinAdapter;
use Ringwell\Tests\Unit\Pbx\Contract\AdapterContract;
use Ringwell\Tests\Unit\Pbx\Contract\Scene;
use Ringwell\Tests\Unit\Pbx\Contract\Told;

/** The scenes with the fields that a published integration reads; no live account was to be had. */
final class TelphinContractTest extends AdapterContract
{
    protected function adapter(): PbxAdapter
    {
        return new TelphinAdapter();
    }

    protected function connection(): Connection
    {
        return new Connection(1, 'Telphin', 'telphin', true, [], [], null, 0);
    }

    protected function tell(Scene $scene, int $off = 0): Told|string
    {
        if ($scene === Scene::Internal) {
            return 'Its events do not tell a call between employees from another.';
        }
        $isOut = $scene === Scene::Outgoing;
        $common = ['CallID' => '7ae1c1a0-5e4d-11ee', 'CallFlow' => $isOut ? 'OUT' : 'IN'] + ($isOut
            ? ['CallerIDNum' => Scene::DID, 'CallerExtension' => '00123*101', 'CalledNumber' => Scene::CALLER]
            : ['CallerIDNum' => $scene->caller(), 'CalledNumber' => Scene::DID, 'CalledDID' => Scene::DID]);
        $told = [[0, ['EventType' => $isOut ? 'dial-out' : 'dial-in', 'CalledExtension' => $isOut ? '' : '00123*500']]];
        foreach (self::people($scene) as $place => [$extension, $from, $taken, $to]) {
            $leg = ['CalledExtension' => $isOut ? '' : "00123*{$extension}", 'SubCallID' => "sub-{$place}"];
            $told[] = [$from, ['EventType' => $isOut ? 'dial-out' : 'dial-in'] + $leg];
            if ($taken !== null) {
                $told[] = [$taken, ['EventType' => 'answer'] + $leg];
            }
            $told[] = [$to, ['EventType' => 'hangup', 'CallStatus' => $taken !== null ? 'ANSWER' : 'CANCEL'] + $leg];
        }
        $told[] = [$scene->overAfter(), ['EventType' => 'hangup', 'CallStatus' => $scene->talk() > 0 ? 'ANSWER' : ($scene === Scene::Busy ? 'BUSY' : 'NOANSWER')]];
        usort($told, static fn (array $one, array $other): int => $one[0] <=> $other[0]);

        return new Told(...array_map(static fn (array $one): array => [$one[0], new PbxEvent('POST', '', '', http_build_query($one[1] + $common + ['EventTime' => (string) ((Scene::START + $one[0] + $off) * 1_000_000)]))], $told));
    }

    protected function pulled(Scene $scene): string
    {
        return 'Its list of calls is not documented well enough to be read.';
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
