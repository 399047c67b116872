<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Pbx\Sipuni;

use Ringwell\Pbx\Connection;
use Ringwell\Pbx\PbxAdapter;
use Ringwell\Pbx\PbxEvent;
use Ringwell\Pbx\Sipuni\SipuniAdapter;
use Ringwell\Tests\Unit\Pbx\Contract\AdapterContract;
use Ringwell\Tests\Unit\Pbx\Contract\Scene;
use Ringwell\Tests\Unit\Pbx\Contract\Told;

/** The scenes after published captures of live accounts: the first event twice, an id behind the number dialled. */
final class SipuniContractTest extends AdapterContract
{
    private const CALL = '1774373436.533962';
    private const CABINET = '070196';

    protected function adapter(): PbxAdapter
    {
        return new SipuniAdapter();
    }

    protected function connection(): Connection
    {
        return new Connection(1, 'Sipuni', 'sipuni', true, ['did' => '', 'user' => '012345'], ['api_key' => 'secret-key'], null, 0);
    }

    protected function tell(Scene $scene, int $off = 0): Told
    {
        $isOut = $scene === Scene::Outgoing;
        $isInside = ! $scene->direction()->isShown();
        $common = ['call_id' => self::CALL, 'user_id' => self::CABINET, 'channel' => 'SIP/047593496447128812-00047440']
            + ($isOut || $isInside
                ? ['src_type' => '2', 'src_num' => self::CABINET . '101', 'short_src_num' => '101']
                : ['src_type' => '1', 'src_num' => $scene->caller(), 'short_src_num' => $scene->caller()]);
        $line = match (true) {
            $isOut => ['dst_type' => '1', 'dst_num' => Scene::CALLER, 'pbxdstnum' => '+' . Scene::CALLER, 'treeName' => 'Исходящая'],
            $isInside => self::extension('102'),
            default => ['dst_type' => '1', 'dst_num' => Scene::DID . '_id265648', 'short_dst_num' => Scene::DID . '_id265648', 'pbxdstnum' => Scene::DID, 'treeName' => 'Входящая'],
        };
        $told = [[0, ['event' => '1'] + $line], [1, ['event' => '1'] + $line]];
        foreach (self::people($scene) as [$extension, $from, $taken, $to]) {
            $leg = $isOut ? $line : self::extension($extension);
            $told[] = [$from, ['event' => '1'] + $leg];
            if ($taken !== null) {
                $told[] = [$taken, ['event' => '3'] + $leg];
            }
            $told[] = [$to, ['event' => '4'] + $leg];
        }
        $taken = $scene->answeredAfter();
        $told[] = [$scene->overAfter(), [
            'event' => '2', 'status' => $taken !== null ? 'ANSWER' : ($scene === Scene::Busy ? 'BUSY' : 'NOANSWER'), 'last_called' => '101',
            'call_start_timestamp' => (string) (Scene::START + $off),
            // As captured: set to the begin where nobody answered.
            'call_answer_timestamp' => (string) (Scene::START + $off + ($taken ?? 0)),
            'call_record_link' => 'https://sipuni.com/api/crm/record?id=' . self::CALL . '&hash=f5d4eeb5',
        ] + $line];
        usort($told, static fn (array $one, array $other): int => $one[0] <=> $other[0]);

        return new Told(...array_map(static fn (array $one): array => [$one[0], new PbxEvent('GET', '', http_build_query($one[1] + $common + ['timestamp' => (string) (Scene::START + $one[0] + $off)]), '')], $told));
    }

    protected function pulled(Scene $scene): string
    {
        return 'Its statistics have no id that events have too.';
    }

    protected function forged(): string
    {
        return 'It signs nothing: the secret in the address is all there is.';
    }

    /** @return array<string, string> */
    private static function extension(string $extension): array
    {
        return ['dst_type' => '2', 'dst_num' => self::CABINET . $extension, 'short_dst_num' => $extension, 'is_inner_call' => '1', 'pbxdstnum' => '100021'];
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
