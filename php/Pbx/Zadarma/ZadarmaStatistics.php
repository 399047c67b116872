<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Zadarma;

use Ringwell\Call\CallEvent;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Pbx\Period;
use Ringwell\Pbx\Pulled;
use Ringwell\Pbx\PullFailed;
use Ringwell\Pbx\Said;
use Ringwell\Pbx\Unreadable;
use Ringwell\Pbx\WallClock;
use Ringwell\Time;

/**
 * Two lists make one: that of the PBX knows the conversation's id and who talked for how long, but not which number was
 * dialled; that of incoming calls knows the number, but no id. They are joined by caller and begin.
 *
 * How long the caller waited is in neither.
 */
final class ZadarmaStatistics
{
    /** So that a clinic's calls fit on a page, and both lists can be joined. */
    public const LONGEST = 12 * Time::HOUR;
    public const PAGE = 1000;
    /** Three questions about statistics a minute; each step asks two. */
    private const BETWEEN = 41 * Time::SECOND;
    /** The two lists may differ in the second in which a call began. */
    private const SAME_BEGIN = 5 * Time::SECOND;

    public function __construct(private readonly ZadarmaApi $api, private readonly string $zone)
    {
    }

    /**
     * @param  ?array<string, mixed> $resume
     * @throws PullFailed
     */
    public function step(Period $period, ?array $resume): Pulled
    {
        $skip = max(0, (new Said($resume ?? []))->int('skip') ?? 0);
        $asked = [
            'start' => WallClock::text($period->from, $this->zone),
            'end' => WallClock::text($period->to, $this->zone),
            'skip' => $skip,
            'limit' => self::PAGE,
        ];
        $dialled = $this->dialled(self::rows($this->api->ask('/v1/statistics/incoming-calls/', $asked)));
        $rows = self::rows($this->api->ask('/v1/statistics/pbx/', $asked + ['version' => 2]));
        $events = [];
        foreach (self::byCall($rows) as $call => $legs) {
            array_push($events, ...$this->events((string) $call, $legs, $dialled));
        }
        $isMore = count($rows) >= self::PAGE;

        return new Pulled($events, $isMore ? ['skip' => $skip + self::PAGE] : null, self::BETWEEN);
    }

    /**
     * @param  array<mixed>       $answer
     * @return list<array<mixed>>
     */
    private static function rows(array $answer): array
    {
        $rows = $answer['stats'] ?? null;

        return is_array($rows) ? array_values(array_filter($rows, is_array(...))) : throw new PullFailed(PullFailed::UNREADABLE, 'stats');
    }

    /**
     * @param  list<array<mixed>>                            $rows
     * @return array<array-key, non-empty-list<array<mixed>>> by the conversation's id
     */
    private static function byCall(array $rows): array
    {
        $calls = [];
        foreach ($rows as $row) {
            $call = (new Said($row))->text('pbx_call_id') ?? '';
            if ($call !== '') {
                $calls[$call][] = $row;
            }
        }

        return $calls;
    }

    /**
     * @param  list<array<mixed>>                 $rows
     * @return list<array{string, string, ?int}> caller, number dialled, begin
     */
    private function dialled(array $rows): array
    {
        return array_map(function (array $row): array {
            $said = new Said($row);

            return [self::digits($said->text('from')), $said->text('to') ?? '', $this->time($said)];
        }, $rows);
    }

    /**
     * @param  non-empty-list<array<mixed>>      $legs
     * @param  list<array{string, string, ?int}> $dialled
     * @return list<CallEvent>
     * @throws Unreadable
     */
    private function events(string $call, array $legs, array $dialled): array
    {
        $said = array_map(static fn (array $leg): Said => new Said($leg), $legs);
        $starts = array_filter(array_map($this->time(...), $said), is_int(...));
        $start = $starts === [] ? null : min($starts);
        $direction = ZadarmaEvent::direction($call, '', $said[0]->text('destination') ?? '');
        $caller = $direction === Direction::In ? self::phone($said[0]->text('clid') ?? '') : $said[0]->text('destination');
        $did = $direction === Direction::In ? self::numberOf(self::digits($caller), $start, $dialled) : null;
        $outcome = strtolower($said[0]->text('disposition') ?? '');
        [$answered, $talk] = self::talk($said, $direction === Direction::In ? self::digits($did) : null);
        $events = [new CallEvent(
            $call,
            $direction,
            CallState::Ended,
            final: true,
            caller: $caller,
            did: $did,
            startedAt: $start,
            answered: $answered,
            talkSeconds: $talk,
            endReason: $outcome,
            unreached: $direction === Direction::Out ? ZadarmaEvent::unreached($outcome) : null,
        )];
        foreach ($legs as $place => $leg) {
            $recording = $said[$place]->text('call_id') ?? '';
            if ($recording !== '' && in_array($leg['is_recorded'] ?? null, [true, 1, '1', 'true'], true)) {
                $events[] = new CallEvent($call, Direction::Unknown, CallState::New, at: $this->time($said[$place]), recording: $recording);
            }
        }

        return $events;
    }

    /**
     * @param  non-empty-list<Said> $legs
     * @param  ?string              $did  the number dialled, '' where it isn't known; null where the clinic rang: menus don't answer then
     * @return array{?bool, int}    whether a person answered, null where it may have been a menu; seconds of talk
     */
    private static function talk(array $legs, ?string $did): array
    {
        $talk = 0;
        $isPerson = false;
        foreach ($legs as $leg) {
            $seconds = strtolower($leg->text('disposition') ?? '') === 'answered' ? $leg->seconds('seconds') ?? 0 : 0;
            $talk += $seconds;
            $isPerson = $isPerson || ($seconds > 0 && ($did === null || self::isPerson(self::digits($leg->text('destination')), $did)));
        }

        return [$talk === 0 ? false : ($isPerson ? true : null), $talk];
    }

    /** An extension, or a telephone that isn't the number dialled; whether "0" and the number itself are a menu isn't said. */
    private static function isPerson(string $destination, string $did): bool
    {
        return strlen($destination) < 7 ? trim($destination, '0') !== '' : $did !== '' && $destination !== $did;
    }

    /** @param list<array{string, string, ?int}> $dialled */
    private static function numberOf(string $caller, ?int $start, array $dialled): ?string
    {
        $best = null;
        $apart = self::SAME_BEGIN + 1;
        foreach ($dialled as [$from, $to, $at]) {
            if ($from === $caller && $to !== '' && $start !== null && $at !== null && abs($at - $start) < $apart) {
                [$best, $apart] = [$to, abs($at - $start)];
            }
        }

        return $best;
    }

    private function time(Said $row): ?int
    {
        return WallClock::utc($row->text('callstart') ?? '', $this->zone);
    }

    /** "Anna <79161234567>" */
    private static function phone(string $caller): string
    {
        $phone = preg_match('/<([^<>]*)>\s*$/D', $caller, $match) === 1 ? $match[1] : $caller;

        return self::digits($phone) === '' ? '' : $phone;
    }

    private static function digits(?string $text): string
    {
        return (string) preg_replace('/\D+/', '', $text ?? '');
    }
}
