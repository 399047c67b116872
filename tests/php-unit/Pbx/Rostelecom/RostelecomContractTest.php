<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Pbx\Rostelecom;

use Ringwell\Pbx\Connection;
use Ringwell\Pbx\HttpAnswer;
use Ringwell\Pbx\PbxAdapter;
use Ringwell\Pbx\PbxEvent;
use Ringwell\Pbx\Period;
use Ringwell\Pbx\Rostelecom\RostelecomAdapter;
use Ringwell\Pbx\Rostelecom\RostelecomSignature;
use Ringwell\Pbx\WallClock;
use Ringwell\Tests\Unit\Pbx\Contract\AdapterContract;
use Ringwell\Tests\Unit\Pbx\Contract\FakeHttp;
use Ringwell\Tests\Unit\Pbx\Contract\Scene;
use Ringwell\Tests\Unit\Pbx\Contract\Told;
use Ringwell\Time;

/** The scenes as the guide's fields tell them; no live account was to be had. */
final class RostelecomContractTest extends AdapterContract
{
    private const CALL = 'SDij-w3jpbdxIpCHO';
    private const CODE = '4f1c6c21-code';
    private const KEY = 'key-of-signature';

    protected function adapter(): PbxAdapter
    {
        return new RostelecomAdapter();
    }

    protected function connection(): Connection
    {
        return new Connection(1, 'Rostelecom', 'rostelecom', true, [], ['client_id' => self::CODE, 'key' => self::KEY], null, 0);
    }

    protected function tell(Scene $scene, int $off = 0): Told
    {
        $isOut = $scene === Scene::Outgoing;
        $common = ['session_id' => self::CALL, 'type' => match ($scene) {
            Scene::Outgoing => 'outbound',
            Scene::Internal => 'internal',
            default => 'incoming',
        }, 'domain' => 'clinic.20.rt.ru'];
        $from = match (true) {
            $isOut => ['from_number' => 'sip:' . Scene::DID . '@clinic.20.rt.ru', 'from_pin' => '101'],
            $scene === Scene::Internal => ['from_number' => 'anna@clinic.20.rt.ru', 'from_pin' => '101'],
            $scene->caller() === '' => ['from_number' => 'sip:anonymous@anonymous.invalid'],
            default => ['from_number' => 'sip:' . Scene::CALLER . '@clinic.20.rt.ru'],
        };
        $told = [[0, ['state' => 'new', 'request_number' => 'sip:' . ($isOut ? Scene::CALLER : Scene::DID) . '@clinic.20.rt.ru'] + $from]];
        foreach (self::people($scene) as [$pin, $rung, $taken, $over]) {
            $leg = ($isOut ? ['request_number' => 'sip:' . Scene::CALLER . '@clinic.20.rt.ru'] : ['request_number' => "user{$pin}@clinic.20.rt.ru", 'request_pin' => $pin]) + $from;
            $told[] = [$rung, ['state' => 'calling'] + $leg];
            if ($taken !== null) {
                $told[] = [$taken, ['state' => 'connected'] + $leg];
            }
            $told[] = [$over, ['state' => ' disconnected ', 'disconnect_reason' => ''] + $leg];
        }
        $told[] = [$scene->overAfter(), ['state' => 'end', 'disconnect_reason' => $scene->talk() > 0 ? '5' : '4', 'is_record' => $scene === Scene::Answered ? 'true' : 'false'] + $from];

        return new Told(...array_map(static fn (array $one): array => [$one[0], self::signed($one[1] + $common + ['timestamp' => self::time($one[0] + $off) . '.214'])], $told));
    }

    protected function pulled(Scene $scene): array
    {
        $isOut = $scene === Scene::Outgoing;
        $row = [
            self::CALL, '0', $isOut ? '2' : ($scene === Scene::Internal ? '3' : '1'), $scene->talk() > 0 ? '1' : '2', $isOut ? Scene::DID : $scene->caller(), $isOut ? '101' : '',
            $isOut ? Scene::CALLER : Scene::DID, '', ! $isOut && $scene->talk() > 0 ? ($scene === Scene::Group ? '102' : '101') : '', (string) Scene::START, (string) $scene->talk(), 'false',
            $scene === Scene::Answered ? 'true' : 'false', 'false', '200', 'OK',
        ];
        $http = FakeHttp::inTurn(FakeHttp::json(['result' => '0', 'order_id' => '17']), new HttpAnswer(200, (string) gzencode(implode(',', $row) . "\r\n")));
        $adapter = new RostelecomAdapter();
        $ordered = $adapter->pull($this->connection(), new Period(0, 1), null, $http);

        return $adapter->pull($this->connection(), new Period(0, 1), $ordered->resume, $http)->events;
    }

    protected function forged(): array
    {
        $body = '{"session_id":"1","type":"incoming","state":"new"}';
        $sign = RostelecomSignature::of(self::CODE, $body, self::KEY);

        return [
            'not signed' => new PbxEvent('POST', '', '', $body, ['x-client-id' => self::CODE]),
            'no code' => new PbxEvent('POST', '', '', $body, ['x-client-sign' => $sign]),
            'another code' => new PbxEvent('POST', '', '', $body, ['x-client-id' => 'x', 'x-client-sign' => $sign]),
            'changed' => new PbxEvent('POST', '', '', "{$body} ", ['x-client-id' => self::CODE, 'x-client-sign' => $sign]),
            'signed the other way round' => new PbxEvent('POST', '', '', $body, ['x-client-id' => self::CODE, 'x-client-sign' => hash('sha256', self::KEY . $body)]),
            'nothing' => new PbxEvent('POST', '', '', ''),
        ];
    }

    protected function listLeavesWaitOut(): bool
    {
        return true;
    }

    /** @param array<string, string> $fields */
    private static function signed(array $fields): PbxEvent
    {
        $body = (string) json_encode($fields);

        return new PbxEvent('POST', '/call_events', '', $body, ['x-client-id' => self::CODE, 'x-client-sign' => RostelecomSignature::of(self::CODE, $body, self::KEY)]);
    }

    private static function time(int $after): string
    {
        return WallClock::text((Scene::START + $after) * Time::SECOND, 'Europe/Moscow');
    }

    /** @return list<array{string, int, ?int, int}> who was rung: short number, from, taken, to */
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
