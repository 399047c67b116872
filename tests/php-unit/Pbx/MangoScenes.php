<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Pbx;

use Ringwell\Pbx\PbxEvent;
use Ringwell\Tests\Unit\Pbx\Contract\Scene;
use Ringwell\Tests\Unit\Pbx\Contract\Told;

/**
 * The scenes as Mango tells them: live, and in its extended statistics. The sequences are those that follow from the samples and
 * the rules for the fields in the vendor's document; no capture of a live account was to be had.
 */
final class MangoScenes
{
    public const ENTRY = 'MjY4Nzg2ODQwMTo4MQ==';
    public const RECORDING = 'MToxMDAwNjA4NTo1MDA5NDExMDIyOjE=';
    private const LINE = ['number' => Scene::DID, 'line_number' => Scene::DID];

    /** @param \Closure(string $path, string $json): PbxEvent $event */
    public static function tell(Scene $scene, int $off, \Closure $event): Told
    {
        $told = [];
        foreach ([...self::legs($scene), ...self::closing($scene)] as [$after, $path, $fields]) {
            $fields = self::moved($fields, Scene::START + $off);
            $told[] = [$after, $event($path, (string) json_encode($fields))];
        }
        usort($told, static fn (array $one, array $other): int => $one[0] <=> $other[0]);

        return new Told(...$told);
    }

    /** @return array<string, mixed> one row of the extended statistics, as section "stats/calls/result" has it */
    public static function row(Scene $scene): array
    {
        $legs = [];
        foreach (self::people($scene) as $place => [$extension, $from, $taken, $to]) {
            $talk = $taken === null ? 0 : $to - $taken;
            $legs[] = [
                'call_type' => 'user', 'call_abonent_id' => 300 + $place, 'call_abonent_info' => 'Anna', 'call_abonent_number' => "sip:user{$extension}@clinic.mangosip.ru",
                'call_start_time' => Scene::START + $from, 'call_answer_time' => $taken === null ? 0 : Scene::START + $taken, 'call_end_time' => Scene::START + $to,
                'call_duration' => $to - $from, 'talk_duration' => $talk, 'dial_duration' => ($taken ?? $to) - $from, 'hold_duration' => 0,
                'call_end_reason' => self::reason($scene), 'recording_id' => $talk > 0 && $scene === Scene::Answered ? [self::RECORDING] : [], 'external_call_id' => "leg{$extension}",
            ];
        }
        $isOut = $scene === Scene::Outgoing;

        return [
            'entry_id' => self::ENTRY,
            'context_type' => match ($scene) {
                Scene::Outgoing => 2,
                Scene::Internal => 3,
                default => 1,
            },
            'context_status' => $scene->talk() > 0 ? 1 : 0,
            'caller_name' => '',
            'caller_number' => $isOut || $scene === Scene::Internal ? 'sip:user101@clinic.mangosip.ru' : $scene->caller(),
            'called_number' => $isOut ? Scene::CALLER : ($scene === Scene::Internal ? '102' : Scene::DID),
            'context_start_time' => Scene::START,
            'duration' => $scene->overAfter(),
            'talk_duration' => $scene->talk(),
            'recall_status' => 0,
            'context_calls' => $legs,
        ];
    }

    /** @return list<array{int, string, array<string, mixed>}> */
    private static function legs(Scene $scene): array
    {
        $events = [];
        $from = $scene->caller() === '' ? [] : ['number' => $scene->caller()];
        if ($scene->direction()->isShown() && $scene !== Scene::Outgoing) {
            foreach (['Appeared' => 0, 'Connected' => 0, 'Disconnected' => 2] as $state => $after) {
                $events[] = self::call($after, 'menu', 1 + count($events), $state, 'ivr', $from, self::LINE);
            }
        }
        foreach (self::people($scene) as [$extension, $start, $taken, $end]) {
            $to = ['extension' => $extension, 'number' => "sip:user{$extension}@clinic.mangosip.ru"] + ($scene->direction()->isShown() ? ['line_number' => Scene::DID] : []);
            $caller = $from + ['taken_from_call_id' => 'menu'];
            if ($scene === Scene::Outgoing || $scene === Scene::Internal) {
                $caller = ['extension' => '101', 'number' => 'sip:user101@clinic.mangosip.ru'];
                $to = $scene === Scene::Outgoing ? ['number' => Scene::CALLER] : $to;
            }
            $leg = "leg{$extension}";
            $events[] = self::call($start, $leg, 1, 'Appeared', 'abonent', $caller, $to);
            if ($taken !== null) {
                $events[] = self::call($taken, $leg, 2, 'Connected', 'abonent', $caller, $to);
            }
            $events[] = self::call($end, $leg, 3, 'Disconnected', 'abonent', $caller, $to, self::reason($scene));
        }

        return $events;
    }

    /** @return list<array{int, string, array<string, mixed>}> */
    private static function closing(Scene $scene): array
    {
        $end = $scene->overAfter();
        $taken = $scene->answeredAfter();
        $isOut = $scene === Scene::Outgoing;
        $person = ['extension' => '101', 'number' => 'sip:user101@clinic.mangosip.ru'];
        $outside = $scene->caller() === '' ? [] : ['number' => $scene->caller()];
        $summary = [
            'entry_id' => self::ENTRY,
            'call_direction' => match ($scene) {
                Scene::Outgoing => 2,
                Scene::Internal => 0,
                default => 1,
            },
            'from' => $isOut || $scene === Scene::Internal ? $person : $outside,
            'to' => $isOut ? $outside : ($scene->talk() > 0 ? $person : []),
            'create_time' => 0, 'forward_time' => $taken === null ? '' : 2, 'talk_time' => $taken ?? '', 'end_time' => $end,
            'entry_result' => $taken === null ? 0 : 1, 'disconnect_reason' => self::reason($scene),
        ];
        $events = [[$end + 1, '/events/summary', $summary + ($scene === Scene::Internal ? [] : ['line_number' => Scene::DID])]];
        if ($scene === Scene::Answered) {
            $recording = ['recording_id' => self::RECORDING, 'entry_id' => self::ENTRY, 'call_id' => 'leg101', 'extension' => '101'];
            $events[] = [$taken ?? 0, '/events/recording', $recording + ['recording_state' => 'Started', 'seq' => 1, 'timestamp' => 10]];
            $events[] = [$end, '/events/recording', $recording + ['recording_state' => 'Completed', 'seq' => 2, 'timestamp' => $end, 'completion_code' => 1000, 'recipient' => 'Cloud']];
            $events[] = [$end + 20, '/events/record/added', ['entry_id' => self::ENTRY, 'product_id' => 300022532, 'user_id' => -1, 'timestamp' => $end + 20, 'recording_id' => self::RECORDING]];
        }

        return $events;
    }

    /** @return list<array{string, int, ?int, int}> who was rung: extension, from, taken, to */
    private static function people(Scene $scene): array
    {
        $end = $scene->overAfter();
        $taken = $scene->answeredAfter();

        return match ($scene) {
            Scene::Transfer => [['101', 2, $taken, 40], ['102', 40, 40, $end]],
            Scene::Group => [['101', 2, null, 10], ['102', 2, $taken, $end], ['103', 2, null, 10]],
            Scene::Outgoing => [['0', 0, $taken, $end]],
            Scene::Internal => [['102', 0, $taken, $end]],
            default => [['101', 2, $taken, $end]],
        };
    }

    private static function reason(Scene $scene): int
    {
        return match ($scene) {
            Scene::Missed => 1111,
            Scene::Busy => 1121,
            default => 1110,
        };
    }

    /**
     * @param  array<string, string> $from
     * @param  array<string, string> $to
     * @return array{int, string, array<string, mixed>}
     */
    private static function call(int $after, string $leg, int $seq, string $state, string $location, array $from, array $to, ?int $reason = null): array
    {
        return [$after, '/events/call', [
            'entry_id' => self::ENTRY, 'call_id' => $leg, 'timestamp' => $after, 'seq' => $seq, 'call_state' => $state, 'location' => $location,
            'from' => $from, 'to' => $to,
        ] + ($reason === null ? [] : ['disconnect_reason' => $reason])];
    }

    /**
     * @param  array<string, mixed> $fields
     * @return array<string, mixed> with its times as epoch seconds; '' becomes 0: there was no such moment
     */
    private static function moved(array $fields, int $start): array
    {
        foreach (['timestamp', 'create_time', 'forward_time', 'talk_time', 'end_time'] as $name) {
            if (array_key_exists($name, $fields)) {
                $fields[$name] = is_int($fields[$name]) ? $fields[$name] + $start : 0;
            }
        }

        return $fields;
    }
}
