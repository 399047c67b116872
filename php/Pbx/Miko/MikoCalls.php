<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Miko;

use Ringwell\Call\CallEvent;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Call\LegReport;
use Ringwell\Pbx\Own\OwnEvent;
use Ringwell\Pbx\RingOrder;
use Ringwell\Pbx\Said;
use Ringwell\Pbx\WallClock;
use Ringwell\Time;

/**
 * One call of MikoPBX's list, grouped by linkedid: a record for each telephone that was rung, and for each menu and queue
 * (is_app). Times are its wall clock's.
 */
final class MikoCalls
{
    /** Nobody has an extension of so many digits, and no phone of another country fewer. */
    private const OUTSIDE_DIGITS = 7;

    /**
     * @param  array<mixed> $group
     * @return list<CallEvent> none where it can't be read or goes on still
     */
    public static function read(array $group, string $zone): array
    {
        $said = new Said($group);
        $id = $said->text('linkedid') ?? '';
        if (RingOrder::idIn($id) !== null) {
            // Which telephone of a call that we ordered was the patient's, a list can't tell; the bridge that rang it does.
            return [];
        }
        $records = array_map(
            static fn (mixed $record): Said => new Said(is_array($record) ? $record : []),
            array_values(is_array($group['records'] ?? null) ? $group['records'] : []),
        );
        $moments = static fn (string $name): array => array_filter(array_map(static fn (Said $record): ?int => self::time($record, $name, $zone), $records), is_int(...));
        $starts = $moments('start');
        $ends = $moments('endtime');
        if ($id === '' || $starts === [] || $ends === []) {
            return [];
        }
        usort($records, static fn (Said $one, Said $other): int => (self::time($one, 'start', $zone) ?? 0) <=> (self::time($other, 'start', $zone) ?? 0));
        [$direction, $caller, $did] = self::parties($records, $said);
        [$start, $end] = [min($starts), max($ends)];
        $answers = array_filter(array_map(static fn (Said $record): ?int => self::isTaken($record) ? self::time($record, 'answer', $zone) : null, $records), is_int(...));
        $answer = $answers === [] ? null : min($answers);
        $talk = $answer === null ? 0 : self::seconds($answer, $end);
        $news = static fn (CallState $state, ?int $at, ?LegReport $leg = null, ?string $recording = null, bool $final = false): CallEvent => new CallEvent(
            $id,
            $direction,
            $state,
            final: $final,
            at: $at,
            caller: $caller,
            did: $did,
            startedAt: $final ? $start : null,
            answered: $final ? $talk > 0 : null,
            answeredAt: $final && $talk > 0 ? $answer : null,
            endedAt: $final ? $end : null,
            talkSeconds: $final ? $talk : null,
            waitSeconds: $final ? self::seconds($start, $answer ?? $end) : null,
            recording: $recording,
            leg: $leg,
        );

        return [
            ...array_merge([], ...array_map(static fn (Said $record): array => self::legs($record, $zone, $news), $records)),
            $news(CallState::Ended, $end, final: true),
        ];
    }

    /**
     * @param  \Closure(CallState, ?int, ?LegReport, ?string): CallEvent $news
     * @return list<CallEvent>
     */
    private static function legs(Said $record, string $zone, \Closure $news): array
    {
        $channel = $record->text('dst_chan') ?? '';
        $recording = $record->has('recordingfile') ? (string) ($record->int('id') ?? '') : '';
        $events = [];
        if (! self::isApp($record) && $channel !== '') {
            $leg = static fn (CallState $state): LegReport => new LegReport($channel, $state, OwnEvent::party($channel));
            $events[] = $news(CallState::Ringing, self::time($record, 'start', $zone), $leg(CallState::Ringing), null);
            if (self::isTaken($record)) {
                $events[] = $news(CallState::Ringing, self::time($record, 'answer', $zone), $leg(CallState::Talking), null);
            }
            $events[] = $news(CallState::Ringing, self::time($record, 'endtime', $zone), $leg(CallState::Ended), null);
        }
        if ($recording !== '') {
            $events[] = $news(CallState::Ringing, self::time($record, 'endtime', $zone), null, $recording);
        }

        return $events;
    }

    /**
     * @param  non-empty-list<Said>|list<Said> $records the first is how it began
     * @return array{Direction, ?string, ?string} which way, who outside, the clinic's number
     */
    private static function parties(array $records, Said $group): array
    {
        $first = $records[0] ?? $group;
        $did = $group->text('did') ?? '';
        foreach ($records as $record) {
            $did = $did !== '' ? $did : $record->text('did') ?? '';
        }
        $from = $first->text('src_num') ?? '';
        $to = $first->text('dst_num') ?? '';
        if ($did !== '' || self::isOutside($from)) {
            return [Direction::In, $from, $did === '' ? null : $did];
        }

        return self::isOutside($to) ? [Direction::Out, $to, null] : [Direction::Internal, null, null];
    }

    private static function isOutside(string $number): bool
    {
        return strlen((string) preg_replace('/\D/', '', $number)) >= self::OUTSIDE_DIGITS;
    }

    /** A menu, a queue or a mailbox that picks up is nobody. */
    private static function isTaken(Said $record): bool
    {
        return ! self::isApp($record) && ($record->int('billsec') ?? 0) > 0;
    }

    private static function isApp(Said $record): bool
    {
        return $record->int('is_app') === 1;
    }

    private static function time(Said $record, string $name, string $zone): ?int
    {
        $text = $record->text($name) ?? '';

        return $text === '' ? null : WallClock::utc($text, $zone);
    }

    private static function seconds(int $from, int $to): int
    {
        return max(0, intdiv($to - $from, Time::SECOND));
    }
}
