<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Pbx\Zadarma;

use Ringwell\Pbx\PbxEvent;
use Ringwell\Pbx\Zadarma\ZadarmaSignature;
use Ringwell\Tests\Unit\Pbx\Contract\Scene;
use Ringwell\Tests\Unit\Pbx\Contract\Told;

/** The scenes as Zadarma tells them: live, and in its two lists. Its clock hangs in Moscow. */
final class ZadarmaScenes
{
    public const SECRET = 'twenty-letters-long!';
    public const CALL = 'ae6b03b3b0765d127ec0b739209346bbc4f0d52d';
    public const RECORDING = '1458313316.343456';
    private const MOSCOW = 3 * 3600;

    public static function tell(Scene $scene, int $off): Told
    {
        $isOut = self::isOut($scene);
        $call = ['call_start' => self::wall($off), 'pbx_call_id' => ($isOut ? 'out_' : 'in_') . self::CALL];
        $destination = $scene === Scene::Internal ? '102' : Scene::CALLER;
        $whose = $isOut
            ? ['internal' => '101', 'destination' => $destination, 'caller_id' => Scene::DID]
            : ['caller_id' => $scene->caller() === '' ? 'Anonymous' : Scene::CALLER, 'called_did' => Scene::DID];
        $over = $scene->overAfter();
        $events = [[0, self::event(['event' => $isOut ? 'NOTIFY_OUT_START' : 'NOTIFY_START'] + $call + $whose)]];
        foreach ($isOut ? [] : self::rung($scene) as $extension) {
            $events[] = [2, self::event(['event' => 'NOTIFY_INTERNAL', 'internal' => $extension] + $call + $whose)];
        }
        foreach (self::taken($scene) as [$after, $extension]) {
            $answer = $isOut ? $call + $whose : ['internal' => $extension, 'destination' => $extension, 'caller_id' => $whose['caller_id']] + $call;
            $events[] = [$after, self::event(['event' => 'NOTIFY_ANSWER'] + $answer)];
        }
        $isRecorded = $scene === Scene::Answered;
        $events[] = [$over, self::event(['event' => $isOut ? 'NOTIFY_OUT_END' : 'NOTIFY_END'] + $call + $whose + [
            'duration' => (string) $scene->talk(), 'disposition' => self::disposition($scene), 'status_code' => '16',
            'is_recorded' => $isRecorded ? '1' : '0', 'call_id_with_rec' => $isRecorded ? self::RECORDING : '',
        ])];
        if ($isRecorded) {
            $events[] = [$over + 45, self::event(['event' => 'NOTIFY_RECORD', 'call_id_with_rec' => self::RECORDING, 'pbx_call_id' => $call['pbx_call_id']])];
        }

        return new Told(...$events);
    }

    /** @return list<array<string, mixed>> of /v1/statistics/pbx/ */
    public static function pbxRows(Scene $scene): array
    {
        $isOut = self::isOut($scene);
        $rows = [];
        $talks = match ($scene) {
            Scene::Transfer => [['101', 30], ['102', 60]],
            Scene::Group => [['102', 60]],
            default => [[$isOut ? ($scene === Scene::Internal ? '102' : Scene::CALLER) : '101', $scene->talk()]],
        };
        foreach ($talks as $place => [$destination, $seconds]) {
            $rows[] = [
                'call_id' => $place === 0 ? self::RECORDING : "{$place}." . self::RECORDING, 'sip' => '101', 'callstart' => self::wall(0),
                'clid' => $isOut ? '101' : ($scene->caller() === '' ? 'Anonymous' : '"Anna" <' . Scene::CALLER . '>'),
                'destination' => $destination, 'disposition' => self::disposition($scene), 'seconds' => $seconds,
                'is_recorded' => $scene === Scene::Answered ? 'true' : 'false', 'pbx_call_id' => ($isOut ? 'out_' : 'in_') . self::CALL,
            ];
        }

        return $rows;
    }

    /** @return list<array<string, mixed>> of /v1/statistics/incoming-calls/, among another call */
    public static function incomingRows(Scene $scene): array
    {
        $other = ['id' => 'a', 'sip' => '1', 'callstart' => self::wall(-400), 'from' => Scene::CALLER, 'to' => '74950000000', 'billseconds' => 0, 'disposition' => 'cancel'];
        if (self::isOut($scene)) {
            return [$other];
        }

        return [$other, ['callstart' => self::wall(1), 'from' => $scene->caller(), 'to' => Scene::DID, 'billseconds' => $scene->talk()] + $other];
    }

    /** @param array<string, string> $form */
    public static function event(array $form, string $secret = self::SECRET): PbxEvent
    {
        $signature = ZadarmaSignature::of((string) ZadarmaSignature::textOf($form), $secret);

        return new PbxEvent('POST', '', '', http_build_query($form), ['signature' => $signature, 'content-type' => 'application/x-www-form-urlencoded']);
    }

    public static function wall(int $off): string
    {
        return gmdate('Y-m-d H:i:s', Scene::START + self::MOSCOW + $off);
    }

    private static function isOut(Scene $scene): bool
    {
        return $scene === Scene::Outgoing || $scene === Scene::Internal;
    }

    /** @return list<string> */
    private static function rung(Scene $scene): array
    {
        return $scene === Scene::Group ? ['101', '102', '103'] : ['101'];
    }

    /** @return list<array{int, string}> after how many seconds who took it */
    private static function taken(Scene $scene): array
    {
        $after = $scene->answeredAfter();

        return $after === null ? [] : match ($scene) {
            Scene::Transfer => [[$after, '101'], [40, '102']],
            Scene::Group => [[$after, '102']],
            default => [[$after, '101']],
        };
    }

    private static function disposition(Scene $scene): string
    {
        return match ($scene) {
            Scene::Missed => 'no answer',
            Scene::Busy => 'busy',
            Scene::GivenUp => 'cancel',
            default => 'answered',
        };
    }
}
