<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Pbx\Megafon;

use Ringwell\Pbx\Connection;
use Ringwell\Pbx\Megafon\MegafonAdapter;
use Ringwell\Pbx\PbxAdapter;
use Ringwell\Pbx\PbxEvent;
use Ringwell\Pbx\Period;
use Ringwell\Tests\Unit\Pbx\Contract\AdapterContract;
use Ringwell\Tests\Unit\Pbx\Contract\FakeHttp;
use Ringwell\Tests\Unit\Pbx\Contract\Scene;
use Ringwell\Tests\Unit\Pbx\Contract\Told;

/** The scenes in the words of the published integrations' tests; no live account was to be had. */
final class MegafonContractTest extends AdapterContract
{
    private const CALL = '43294397431';
    private const RECORD = 'https://clinic.megapbx.ru/api/v2/call-records/record/2026-09-21/1.mp3';

    protected function adapter(): PbxAdapter
    {
        return new MegafonAdapter();
    }

    protected function connection(): Connection
    {
        return new Connection(1, 'Megafon', 'megafon', true, ['host' => 'clinic.megapbx.ru'], ['crm_token' => 'token+of/ours', 'api_key' => 'key-of-theirs'], null, 0);
    }

    protected function tell(Scene $scene, int $off = 0): Told|string
    {
        if ($scene === Scene::Internal) {
            return 'It does not tell of calls between employees.';
        }
        $way = $scene === Scene::Outgoing ? 'out' : 'in';
        $common = ['callid' => self::CALL, 'phone' => $scene->caller(), 'diversion' => Scene::DID, 'crm_token' => 'token+of/ours'];
        $told = [];
        foreach (self::people($scene) as [$ext, $from, $taken, $to]) {
            $user = ['cmd' => 'event', 'user' => "user{$ext}", 'ext' => $ext, 'direction' => $way];
            $told[] = [$from, ['type' => $scene === Scene::Outgoing ? 'OUTGOING' : ($from === 40 ? 'TRANSFERRED' : 'INCOMING')] + $user + $common];
            if ($taken !== null) {
                $told[] = [$taken, ['type' => 'ACCEPTED'] + $user + $common];
            }
            $told[] = [$to, ['type' => $taken === null ? 'CANCELLED' : 'COMPLETED'] + $user + $common];
        }
        $told[] = [$scene->overAfter() + 1, [
            'cmd' => 'history', 'type' => $way, 'status' => $scene->talk() > 0 ? 'Success' : 'missed', 'user' => 'user101', 'ext' => '101',
            'start' => gmdate('Ymd\THis\Z', Scene::START + $off), 'duration' => (string) $scene->overAfter(),
        ] + ($scene === Scene::Answered ? ['link' => self::RECORD] : []) + $common];
        usort($told, static fn (array $one, array $other): int => $one[0] <=> $other[0]);

        return new Told(...array_map(static fn (array $one): array => [$one[0], new PbxEvent('POST', '', '', http_build_query($one[1]))], $told));
    }

    protected function pulled(Scene $scene): array|string
    {
        if ($scene === Scene::Internal) {
            return 'Its list has no calls between employees.';
        }
        $row = [
            'uid' => self::CALL, 'type' => $scene === Scene::Outgoing ? 'out' : 'in', 'status' => $scene->talk() > 0 ? 'success' : 'missed', 'client' => $scene->caller(),
            'diversion' => Scene::DID, 'user' => $scene === Scene::Busy ? '' : 'user101', 'user_name' => 'Анна', 'start' => gmdate('Y-m-d\TH:i:s\Z', Scene::START),
            'wait' => $scene->wait(), 'duration' => $scene->talk(), 'record' => $scene === Scene::Answered ? self::RECORD : '',
        ];

        return (new MegafonAdapter())->pull($this->connection(), new Period(0, 1), null, FakeHttp::inTurn(FakeHttp::json([$row])))->events;
    }

    protected function forged(): array
    {
        return [
            'another token' => new PbxEvent('POST', '', '', 'cmd=event&type=INCOMING&callid=1&crm_token=token'),
            'no token' => new PbxEvent('POST', '', '', 'cmd=event&type=INCOMING&callid=1'),
            'an empty one' => new PbxEvent('POST', '', '', 'cmd=event&crm_token='),
            'as JSON' => new PbxEvent('POST', '', '', '{"cmd":"event","crm_token":0}'),
        ];
    }

    protected function waitIsHeard(): bool
    {
        return true;
    }

    protected function talkIsHeard(): bool
    {
        return true;
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
