<?php

declare(strict_types=1);

namespace Ringwell\Call;

use Ringwell\Time;

/** What happened on the phone, in words: this call, and the same caller's calls before it. */
final class CallMoments
{
    /**
     * @param  list<array{party: string, state: string, started_at: ?int, answered_at: ?int, ended_at: ?int}> $legs
     * @param  string $connection name of the one that reported it
     * @return list<Moment>
     */
    public static function of(Call $call, array $legs, string $connection): array
    {
        $moments = [new Moment($call->startedAt, 'rang', self::rang($call), self::reported($call, $connection))];
        if ($call->answeredAt !== null) {
            $moments[] = new Moment($call->answeredAt, 'answered', __('Answered', 'ringwell'), self::answeredBy($legs));
        }
        if ($call->endedAt !== null) {
            $moments[] = $call->answeredAt === null
                ? new Moment($call->endedAt, 'missed', __('Nobody answered', 'ringwell'), self::waited($call->waitSeconds))
                : new Moment($call->endedAt, 'ended', self::talked($call->talkSeconds));
        }
        if ($call->recording !== null) {
            $moments[] = new Moment($call->endedAt ?? $call->startedAt, 'recording', __('The talk was recorded', 'ringwell'));
        }

        return $moments;
    }

    /**
     * @param  list<Call> $calls
     * @return list<Moment>
     */
    public static function before(array $calls): array
    {
        return array_map(static fn (Call $call): Moment => new Moment(
            $call->startedAt,
            'called_before',
            $call->direction === Direction::In ? __('This caller rang before', 'ringwell') : __('The clinic rang this patient before', 'ringwell'),
            match ($call->result()) {
                'answered' => __('Answered', 'ringwell'),
                'missed' => __('Nobody answered', 'ringwell'),
                default => '',
            },
        ), $calls);
    }

    private static function reported(Call $call, string $connection): string
    {
        return implode(' ', array_filter([
            $call->isLate ? __('Reported late by the phone system.', 'ringwell') : '',
            $call->isRepaired ? __('Reported by the phone system\'s list: its events had not come, or not all of them.', 'ringwell') : '',
            /* translators: %s: name of a connection */
            $call->isSeenOnly ? sprintf(__('Seen by "%s" only: the connection that usually reports calls of this number did not.', 'ringwell'), $connection) : '',
        ], static fn (string $text): bool => $text !== ''));
    }

    private static function rang(Call $call): string
    {
        $number = $call->did === '' ? __('an unknown number', 'ringwell') : CallView::written($call->did);

        return match ($call->direction) {
            Direction::Out => __('The clinic rang the patient', 'ringwell'),
            Direction::Callback => __('A callback began', 'ringwell'),
            /* translators: %s: number of the clinic */
            default => sprintf(__('Rang %s', 'ringwell'), $number),
        };
    }

    /** @param list<array{party: string, state: string, started_at: ?int, answered_at: ?int, ended_at: ?int}> $legs */
    private static function answeredBy(array $legs): string
    {
        foreach ($legs as $leg) {
            // Only an extension: a longer one is somebody's own phone.
            if ($leg['answered_at'] !== null && preg_match('/^\d{1,6}$/D', $leg['party']) === 1) {
                /* translators: %s: extension of an employee */
                return sprintf(__('By extension %s', 'ringwell'), $leg['party']);
            }
        }

        return '';
    }

    private static function waited(?int $seconds): string
    {
        /* translators: %s: minutes and seconds, 0:45 */
        return $seconds === null ? '' : sprintf(__('Waited %s', 'ringwell'), self::length($seconds));
    }

    private static function talked(?int $seconds): string
    {
        /* translators: %s: minutes and seconds, 2:05 */
        return $seconds === null ? __('Ended', 'ringwell') : sprintf(__('Talked for %s', 'ringwell'), self::length($seconds));
    }

    private static function length(int $seconds): string
    {
        return sprintf('%d:%02d', intdiv($seconds * Time::SECOND, Time::MINUTE), $seconds % 60);
    }
}
