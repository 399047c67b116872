<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Telphin;

use Ringwell\Call\CallEvent;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Pbx\Said;
use Ringwell\Pbx\WallClock;
use Ringwell\Time;

/**
 * Rows of Telphin's call history: whole calls, each with the telephones that rang for it ("cdr"). All times are in GMT.
 *
 * A menu and a queue "answer" too: talk is what was talked with a person, "bridged", or on a telephone that was answered.
 */
final class TelphinHistory
{
    /**
     * @param  array<mixed>    $rows
     * @return list<CallEvent>
     */
    public static function read(array $rows): array
    {
        $events = [];
        foreach ($rows as $row) {
            $said = new Said(is_array($row) ? $row : []);
            if ($said->has('call_uuid') && $said->has('hangup_time_gmt')) {
                $phones = self::phones(is_array($row) ? $row : []);
                $events = [...$events, self::call($said, $phones), ...self::recordings($said, $phones)];
            }
        }

        return $events;
    }

    /** When the call began, which is what the list goes by. */
    public static function began(mixed $row): ?int
    {
        return self::time(new Said(is_array($row) ? $row : []), 'init_time_gmt');
    }

    /** @param list<Said> $phones */
    private static function call(Said $said, array $phones): CallEvent
    {
        $direction = self::direction($said, $phones);
        $start = self::time($said, 'init_time_gmt') ?? self::time($said, 'start_time_gmt');
        $end = self::time($said, 'hangup_time_gmt');
        [$talk, $answer] = self::talk($said, $phones);
        $until = $answer ?? $end;

        return new CallEvent(
            TelphinNews::id($said->required('call_uuid')),
            $direction,
            CallState::Ended,
            final: true,
            at: $end,
            caller: match ($direction) {
                Direction::In => $said->text('from_username') ?? '',
                Direction::Out => $said->text('to_username'),
                default => null,
            },
            did: self::did($said, $direction, $phones),
            startedAt: $start,
            answered: $talk > 0,
            answeredAt: $answer,
            endedAt: $end,
            talkSeconds: $talk,
            waitSeconds: $start === null || $until === null ? null : max(0, min(7 * 86_400, intdiv($until - $start, Time::SECOND))),
            endReason: strtolower($said->text('result') ?? ''),
        );
    }

    /**
     * @param  list<Said>       $phones
     * @return array{int, ?int} seconds, and when they began
     */
    private static function talk(Said $said, array $phones): array
    {
        $talk = $said->seconds('bridged_duration') ?? 0;
        if ($talk > 0) {
            return [$talk, self::time($said, 'bridged_time_gmt')];
        }
        foreach ($phones as $phone) {
            $talk = $phone->seconds('duration') ?? 0;
            if ($talk > 0 && $phone->text('extension_type') === 'phone' && $phone->text('result') === 'answered') {
                return [$talk, self::time($phone, 'start_time_gmt')];
            }
        }

        return [0, null];
    }

    /** @param list<Said> $phones */
    private static function direction(Said $said, array $phones): Direction
    {
        foreach ($phones as $phone) {
            if ($phone->text('application') === 'callback') {
                return Direction::Callback;
            }
        }
        $isInside = str_contains($said->text('from_username') ?? '', '*') && str_contains($said->text('to_username') ?? '', '*');

        return match (true) {
            $isInside => Direction::Internal,
            $said->text('flow') === 'in' => Direction::In,
            $said->text('flow') === 'out' => Direction::Out,
            default => Direction::Unknown,
        };
    }

    /** @param list<Said> $phones */
    private static function did(Said $said, Direction $direction, array $phones): ?string
    {
        $did = $direction === Direction::Out ? ($phones[0] ?? $said)->text('ani_number') : $said->text('did_number');

        return $did === '' ? null : $did;
    }

    /**
     * @param  list<Said>      $phones
     * @return list<CallEvent>
     */
    private static function recordings(Said $said, array $phones): array
    {
        $events = [];
        foreach ($phones as $phone) {
            $recording = TelphinRecording::of($phone->text('record_uuid'));
            if ($recording !== null) {
                $events[] = new CallEvent(TelphinNews::id($said->required('call_uuid')), Direction::Unknown, CallState::New, recording: $recording);
            }
        }

        return $events;
    }

    /**
     * @param  array<mixed> $row
     * @return list<Said>
     */
    private static function phones(array $row): array
    {
        $phones = is_array($row['cdr'] ?? null) ? $row['cdr'] : [];

        return array_map(static fn (mixed $phone): Said => new Said(is_array($phone) ? $phone : []), array_values($phones));
    }

    private static function time(Said $said, string $name): ?int
    {
        return WallClock::utc($said->text($name) ?? '', 'UTC');
    }
}
