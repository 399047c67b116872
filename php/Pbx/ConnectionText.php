<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

use Ringwell\Pbx\Pull\PullText;

/** What connections, their lights, logs and events say to a person: what happened, then what to do. */
final class ConnectionText
{
    /** @param string $code of Light or ConnectionLog */
    public static function of(string $code, string $detail = ''): string
    {
        return match ($code) {
            'arriving' => __('Events arrive.', 'ringwell'),
            'waiting' => __('Waiting for the first event…', 'ringwell'),
            'quiet' => __('Nothing has come for three days. Ring one of your numbers to check.', 'ringwell'),
            ConnectionLog::WRONG_ADDRESS => __('Something rings at this connection with a wrong address. Copy the address from here into the phone system again.', 'ringwell'),
            ConnectionLog::WRONG_SIGNATURE => __('Events come with a wrong signature. Compare the keys here with those of the phone system.', 'ringwell'),
            ConnectionLog::SWITCHED_OFF => __('This connection is switched off. Switch it on to count calls.', 'ringwell'),
            ConnectionLog::SECRETS_LOST => __('The security keys of WordPress have changed, so the stored secrets can\'t be opened. Enter them again.', 'ringwell'),
            ConnectionLog::TOO_LARGE => __('An event was larger than 64 kB and was turned away.', 'ringwell'),
            ConnectionLog::BORROWED_SIGNATURE => __('A message came with the signature of another call, or of one that is long over. It was not taken.', 'ringwell'),
            ConnectionLog::TOO_MANY => __('More events came in one day than any clinic has calls. Further ones are turned away until midnight UTC.', 'ringwell'),
            ConnectionLog::UNREADABLE => self::unreadable($detail),
            ConnectionLog::EVENT_FAILED => __('Some events could not be worked on, even after several tries. They are kept; see the last messages.', 'ringwell'),
            ConnectionLog::CLOCK_OFF => ClockText::of((int) $detail),
            ConnectionLog::PING => __('The phone system has tried this address, and it is right. The light turns green with the first news of a call.', 'ringwell'),
            ConnectionLog::NOT_GONE_ON => sprintf(
                /* translators: %s: the phone system's own words */
                __('The clinic had picked up, but the patient could not be rung: %s', 'ringwell'),
                $detail,
            ),
            ConnectionLog::REPAIRED => sprintf(
                /* translators: %s: "3 calls that events had missed" */
                __('The list of calls of the phone system told of %s.', 'ringwell'),
                PullText::repaired((int) $detail),
            ),
            Light::PULLED => __('Calls are fetched from the phone system every ten minutes.', 'ringwell'),
            Light::EVENTS_MISSING => __('Events don\'t arrive: for a day calls have been found by asking alone. Compare the address in the phone system with the one here.', 'ringwell'),
            Light::UNEXPLAINED => __('Messages come, but nobody has said which of their fields is what: no call is counted yet.', 'ringwell'),
            Light::SILENT => self::silent((int) $detail),
            Light::BRIDGE_SILENT => self::bridgeSilent($detail),
            default => PullText::isOne($code) ? PullText::of($code, $detail) : __('Something unexpected happened.', 'ringwell'),
        };
    }

    /** @param list<array<string, string>> $summary as the inbox keeps it, phones masked */
    public static function ofEvent(array $summary): string
    {
        if ($summary === []) {
            return __('A message in which no call was read', 'ringwell');
        }

        return implode('; ', array_map(self::ofCall(...), $summary));
    }

    /** @param array<string, string> $said */
    private static function ofCall(array $said): string
    {
        if (($said['recording'] ?? '') === 'yes') {
            return __('A recording is ready', 'ringwell');
        }
        $caller = $said['caller'] ?? __('a hidden number', 'ringwell');
        $did = $said['did'] ?? __('an unknown number', 'ringwell');
        $call = match ($said['direction'] ?? '') {
            /* translators: 1: masked phone, 2: number of the clinic */
            'in' => sprintf(__('Call from %1$s to %2$s', 'ringwell'), $caller, $did),
            /* translators: %s: masked phone */
            'out' => sprintf(__('Call to %s', 'ringwell'), $caller),
            /* translators: %s: masked phone */
            'callback' => sprintf(__('Callback to %s', 'ringwell'), $caller),
            'internal' => __('A call between your own people', 'ringwell'),
            default => __('A call', 'ringwell'),
        };
        $state = match (true) {
            ($said['answered'] ?? '') === 'yes' => __('answered', 'ringwell'),
            ($said['answered'] ?? '') === 'no' => __('missed', 'ringwell'),
            ($said['state'] ?? '') === 'talking' => __('talking', 'ringwell'),
            ($said['state'] ?? '') === 'ended' => __('ended', 'ringwell'),
            default => __('ringing', 'ringwell'),
        };

        /* translators: 1: "Call from … to …", 2: answered, missed, … */
        return sprintf(__('%1$s, %2$s', 'ringwell'), $call, $state);
    }

    private static function unreadable(string $field): string
    {
        return sprintf(
            /* translators: %s: name of a field */
            __('An event could not be read: look at "%s". It is kept among the last messages.', 'ringwell'),
            $field,
        );
    }

    /** @param string $minutes since it last asked; '': never */
    public static function bridgeSilent(string $minutes): string
    {
        return $minutes === ''
            ? __('The bridge has never asked whom to ring, so patients are not rung. Look whether it runs, and is told to ring.', 'ringwell')
            /* translators: %s: "3 hours" */
            : sprintf(__('The bridge has not asked whom to ring for %s, so patients are not rung. Look whether it runs.', 'ringwell'), Span::of((int) $minutes));
    }

    private static function silent(int $minutes): string
    {
        return sprintf(
            /* translators: %s: "3 hours" */
            __('No call for %s, though calls usually come at these hours. Ring one of your numbers to check.', 'ringwell'),
            Span::of($minutes),
        );
    }
}
