<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Pbx\Uis;

use Ringwell\Pbx\PbxEvent;
use Ringwell\Pbx\Uis\UisTemplates;
use Ringwell\Pbx\WallClock;
use Ringwell\Tests\Unit\Pbx\Contract\Scene;
use Ringwell\Tests\Unit\Pbx\Contract\Told;
use Ringwell\Time;

/** The scenes as the platform tells them: our own templates, filled in as it does, and rows of get.calls_report. */
final class UisScenes
{
    public const CALL = 998677427;
    public const KEY = 'a long random key';
    public const ZONE = 'Asia/Yekaterinburg';
    private const EMPLOYEES = ['101' => 323409, '102' => 323410, '103' => 323411];

    public static function tell(Scene $scene, int $off): Told
    {
        $told = [];
        foreach (self::events($scene) as [$after, $event, $values]) {
            $told[] = [$after, self::event($event, $values + self::common($scene) + ['notification_time' => self::time($after + $off) . '.234'])];
        }

        return new Told(...$told);
    }

    /** @param array<string, mixed> $values */
    public static function event(string $event, array $values, string $key = self::KEY): PbxEvent
    {
        return new PbxEvent('POST', '', '', self::filled(UisTemplates::template($event), $values, $key));
    }

    /**
     * What the platform makes of a template: each name in double braces becomes its value as JSON.
     *
     * @param array<string, mixed> $values
     */
    public static function filled(string $template, array $values, string $key = self::KEY): string
    {
        return (string) preg_replace_callback(
            '/\{\{(\w+)\}\}/',
            static fn (array $match): string => (string) json_encode($values[$match[1]] ?? null, JSON_UNESCAPED_UNICODE),
            str_replace('KEY', $key, $template),
        );
    }

    /** @return array<string, mixed> */
    public static function row(Scene $scene): array
    {
        $employees = [];
        foreach (self::people($scene) as [$extension, , $taken]) {
            $employees[] = ['employee_id' => self::EMPLOYEES[$extension], 'employee_full_name' => "Сотрудник {$extension}", 'is_answered' => $taken !== null, 'is_talked' => $taken !== null];
        }

        return [
            'id' => self::CALL,
            'start_time' => self::time(0),
            'finish_time' => self::time($scene->overAfter()),
            'finish_reason' => $scene->talk() > 0 ? 'subscriber_disconnects' : 'operator_not_responsible',
            'direction' => $scene === Scene::Outgoing ? 'out' : 'in',
            'source' => 'va',
            'communication_id' => 784617,
            'contact_phone_number' => $scene->caller() === '' ? null : $scene->caller(),
            'virtual_phone_number' => Scene::DID,
            'wait_duration' => $scene->wait(),
            'talk_duration' => $scene->talk(),
            'total_duration' => $scene->overAfter(),
            'call_records' => $scene === Scene::Answered ? ['a1b2c3'] : [],
            'call_api_external_id' => null,
            'employees' => $employees,
        ];
    }

    /** @return list<array{int, string, array<string, mixed>}> */
    private static function events(Scene $scene): array
    {
        $end = $scene->overAfter();
        $events = [[0, $scene === Scene::Outgoing ? 'outgoing' : 'call_start', []]];
        foreach (self::people($scene) as [$extension, $from, $taken, $to]) {
            $employee = ['employee_id' => self::EMPLOYEES[$extension], 'employee_full_name' => "Сотрудник {$extension}", 'leg_id' => 5000 + (int) $extension];
            $events[] = [$from, 'ringing', $employee];
            if ($taken !== null) {
                $events[] = [$taken, 'answer', $employee];
                $events[] = [$to, 'talk_end', $employee + ['talk_time_duration' => $to - $taken]];
            }
        }
        if ($scene->talk() === 0) {
            $events[] = [$end, 'call_lost', ['wait_time_duration' => $end]];
        }
        $events[] = [$end, 'call_end', ['talk_time_duration' => $scene->talk(), 'wait_time_duration' => $scene->wait(), 'total_time_duration' => $end]];
        if ($scene === Scene::Answered) {
            $events[] = [$end + 20, 'record', ['file_link' => 'https://media.uiscom.ru/784617/a1b2c3']];
        }
        usort($events, static fn (array $one, array $other): int => $one[0] <=> $other[0]);

        return $events;
    }

    /** @return array<string, mixed> */
    private static function common(Scene $scene): array
    {
        return [
            'call_session_id' => self::CALL,
            'virtual_phone_number' => Scene::DID,
            'contact_phone_number' => $scene->caller() === '' ? null : $scene->caller(),
            'direction' => $scene === Scene::Outgoing ? 'out' : 'in',
            'call_source' => 'va',
            'external_id' => null,
        ];
    }

    /** @return list<array{string, int, ?int, int}> who was rung: extension, from, taken, to */
    private static function people(Scene $scene): array
    {
        $end = $scene->overAfter();
        $taken = $scene->answeredAfter();

        return match ($scene) {
            Scene::Transfer => [['101', 2, $taken, 40], ['102', 40, 40, $end]],
            Scene::Group => [['101', 2, null, 10], ['102', 2, $taken, $end], ['103', 2, null, 10]],
            Scene::Busy => [],
            default => [['101', 2, $taken, $end]],
        };
    }

    private static function time(int $after): string
    {
        return WallClock::text((Scene::START + $after) * Time::SECOND, self::ZONE);
    }
}
