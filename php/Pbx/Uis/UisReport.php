<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Uis;

use Ringwell\Call\CallEvent;
use Ringwell\Call\CallState;
use Ringwell\Call\LegReport;
use Ringwell\Pbx\Said;
use Ringwell\Pbx\WallClock;
use Ringwell\Time;

/** One row of get.calls_report (Data API 2.0): a call that is over. */
final class UisReport
{
    public const FIELDS = [
        'id', 'start_time', 'finish_time', 'finish_reason', 'direction', 'source', 'communication_id', 'contact_phone_number',
        'virtual_phone_number', 'wait_duration', 'talk_duration', 'total_duration', 'call_records', 'call_api_external_id', 'employees',
    ];

    /**
     * @param  array<mixed> $row
     * @return list<CallEvent> one for the call, one for each recording and each employee who was rung; none where it has no id
     */
    public static function read(array $row, string $zone): array
    {
        $said = new Said($row);
        $id = $said->text('id') ?? '';
        if ($id === '') {
            return [];
        }
        $call = self::call($id, $said, $zone);
        $events = [$call];
        foreach (self::recordings($row, $said->text('communication_id') ?? $id) as $recording) {
            $events[] = new CallEvent($id, $call->direction, CallState::Ended, recording: $recording);
        }
        foreach (self::employees($row) as $leg) {
            $events[] = new CallEvent($id, $call->direction, CallState::Ended, leg: $leg);
        }

        return $events;
    }

    private static function call(string $id, Said $said, string $zone): CallEvent
    {
        $start = WallClock::utc($said->text('start_time') ?? '', $zone);
        $talk = $said->seconds('talk_duration') ?? 0;
        $wait = $said->seconds('wait_duration');
        $total = $said->seconds('total_duration');
        $end = WallClock::utc($said->text('finish_time') ?? '', $zone) ?? ($start === null || $total === null ? null : $start + $total * Time::SECOND);

        $reason = $said->text('finish_reason') ?? '';
        $command = UisOrdered::command($said, 'call_api_external_id');
        $unreached = $command === null || $talk > 0 ? null : UisOrdered::unreached($reason);

        return new CallEvent(
            $id,
            UisDirection::of($said, 'source', 'call_api_external_id'),
            CallState::Ended,
            final: true,
            at: $end,
            caller: $said->text('contact_phone_number') ?? '',
            did: $said->text('virtual_phone_number'),
            startedAt: $start,
            answered: $talk > 0,
            answeredAt: $talk > 0 && $start !== null && $wait !== null ? $start + $wait * Time::SECOND : null,
            endedAt: $end,
            talkSeconds: $talk,
            waitSeconds: $wait,
            endReason: $reason,
            command: $command,
            stage: $command === null ? null : UisOrdered::stage($talk, $unreached),
            unreached: $unreached,
        );
    }

    /**
     * @param  array<mixed> $row
     * @return list<string>
     */
    private static function recordings(array $row, string $contact): array
    {
        $recordings = [];
        foreach (is_array($row['call_records'] ?? null) ? $row['call_records'] : [] as $record) {
            $id = is_string($record) ? "{$contact}/{$record}" : '';
            // Only what could be fetched is worth to be known.
            if (UisRecording::url($id, UisBrand::Uis) !== null) {
                $recordings[] = $id;
            }
        }

        return $recordings;
    }

    /**
     * @param  array<mixed> $row
     * @return list<LegReport>
     */
    private static function employees(array $row): array
    {
        $legs = [];
        foreach (is_array($row['employees'] ?? null) ? $row['employees'] : [] as $employee) {
            $said = new Said(is_array($employee) ? $employee : []);
            $id = $said->text('employee_id') ?? '';
            if ($id !== '') {
                $legs[] = new LegReport("employee:{$id}", CallState::Ended, $said->text('employee_full_name') ?? '');
            }
        }

        return $legs;
    }
}
