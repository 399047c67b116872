<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Any;

use Ringwell\Call\CallEvent;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Call\Party;
use Ringwell\Time;

/** What was read out of a message, or of a row, in one line for its owner to compare; phones masked. */
final class ReadingText
{
    /** @param string $region of phones without a country */
    public static function of(CallEvent $event, string $region): string
    {
        if ($event->direction === Direction::Unknown) {
            return $event->recording === null
                ? __('A call, but the message does not say whether it came in or went out', 'ringwell')
                : __('A recording is ready', 'ringwell');
        }
        $at = $event->startedAt ?? $event->at;
        $parts = [
            self::parties($event, $region),
            self::state($event),
            $event->talkSeconds === null || $event->talkSeconds === 0 ? '' : self::seconds($event->talkSeconds),
            $at === null ? '' : self::when($at),
        ];

        return implode(', ', array_filter($parts, static fn (string $part): bool => $part !== ''));
    }

    private static function parties(CallEvent $event, string $region): string
    {
        $caller = Party::phone($event->caller, $region)?->masked() ?? self::other($event->caller ?? '', __('a hidden number', 'ringwell'));
        $did = Party::phone($event->did, $region)?->international() ?? self::other($event->did ?? '', __('an unknown number', 'ringwell'));

        return match ($event->direction) {
            /* translators: 1: masked phone, 2: number of the clinic */
            Direction::Out => sprintf(__('Call to %1$s from %2$s', 'ringwell'), $caller, $did),
            Direction::Internal => __('A call between your own people', 'ringwell'),
            /* translators: 1: masked phone, 2: number of the clinic */
            default => sprintf(__('Call from %1$s to %2$s', 'ringwell'), $caller, $did),
        };
    }

    /** What is no phone: an extension, a line's name, or the wrong field. */
    private static function other(string $text, string $none): string
    {
        return $text === '' ? $none : "“{$text}”";
    }

    private static function state(CallEvent $event): string
    {
        return match (true) {
            $event->answered === true => __('answered', 'ringwell'),
            $event->answered === false => __('missed', 'ringwell'),
            $event->state === CallState::Ended => __('ended', 'ringwell'),
            $event->state === CallState::Talking => __('talking', 'ringwell'),
            default => __('ringing', 'ringwell'),
        };
    }

    private static function seconds(int $seconds): string
    {
        return $seconds < 60
            /* translators: %d: seconds */
            ? sprintf(__('%d s', 'ringwell'), $seconds)
            /* translators: 1: minutes, 2: seconds */
            : sprintf(__('%1$d min %2$d s', 'ringwell'), intdiv($seconds, 60), $seconds % 60);
    }

    private static function when(int $at): string
    {
        $day = get_option('date_format');

        return (string) wp_date((is_string($day) ? $day : 'Y-m-d') . ' H:i:s', intdiv($at, Time::SECOND));
    }
}
