<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Pull;

use Ringwell\Pbx\PullFailed;
use Ringwell\Time;

/** What pulls and checks say to a person: what happened, then what to do. */
final class PullText
{
    /** @param string $detail the phone system's own words */
    public static function of(string $code, string $detail = ''): string
    {
        $text = match ($code) {
            PullFailed::WRONG_KEYS => __('The phone system says that the keys are wrong. Copy them from its cabinet again, save, and check the keys.', 'ringwell'),
            PullFailed::IP_NOT_ALLOWED => self::address($detail),
            PullFailed::NO_RIGHT => __('The keys are right, but they may not ask for the list of calls. Give them that right in the cabinet of the phone system (it may be a paid option), then check the keys.', 'ringwell'),
            PullFailed::TOO_OFTEN => __('The phone system says that it is asked too often. Ringwell waits; if another program uses the same keys, give it keys of its own.', 'ringwell'),
            PullFailed::UNREACHABLE => __('The phone system does not answer. If this lasts, ask your host whether this site may open connections to other servers.', 'ringwell'),
            PullFailed::UNREADABLE => __('The phone system\'s answer can\'t be read. Ringwell tries again; if this lasts, write to us.', 'ringwell'),
            PullFailed::REFUSED => __('The phone system refuses to give its list of calls. Ringwell tries again; if this lasts, ask its support.', 'ringwell'),
            default => __('Asking for the list of calls broke off by an error. Ringwell tries again; if this lasts, write to us.', 'ringwell'),
        };

        // Of a crash there is only the name of an error of ours.
        return $detail === '' || $code === Failure::CRASHED ? $text : $text . ' ' . self::words($code, rtrim($detail, '. '));
    }

    /** Whoever does not answer has said nothing: what failed is told by this server. */
    private static function words(string $code, string $detail): string
    {
        return $code === PullFailed::UNREACHABLE
            /* translators: %s: an error message */
            ? sprintf(__('What failed: “%s”.', 'ringwell'), $detail)
            /* translators: %s: the phone system's own words */
            : sprintf(__('It said: “%s”.', 'ringwell'), $detail);
    }

    public static function isOne(string $code): bool
    {
        return in_array($code, [
            PullFailed::WRONG_KEYS, PullFailed::IP_NOT_ALLOWED, PullFailed::NO_RIGHT, PullFailed::TOO_OFTEN,
            PullFailed::UNREACHABLE, PullFailed::UNREADABLE, PullFailed::REFUSED, Failure::CRASHED,
        ], true);
    }

    public static function repaired(int $calls): string
    {
        /* translators: %d: number of calls */
        return sprintf(_n('%d call that events had missed', '%d calls that events had missed', $calls, 'ringwell'), $calls);
    }

    /** Why it is not asked yet. */
    public static function tooSoon(int $wait): string
    {
        $seconds = max(1, intdiv($wait + Time::SECOND - 1, Time::SECOND));

        return sprintf(
            /* translators: %d: number of seconds */
            _n('Not yet: some phone systems lock whoever errs twice within two minutes. Press again in %d second.', 'Not yet: some phone systems lock whoever errs twice within two minutes. Press again in %d seconds.', $seconds, 'ringwell'),
            $seconds,
        );
    }

    private static function address(string $detail): string
    {
        [$address, $isSure] = OutgoingAddress::guess($detail, is_string($_SERVER['SERVER_ADDR'] ?? null) ? $_SERVER['SERVER_ADDR'] : '');
        $what = __('The phone system answers only addresses on its list, and this site\'s is not among them.', 'ringwell');

        return $what . ' ' . match (true) {
            /* translators: %s: an IP address */
            $isSure => sprintf(__('Add %s to the list in its cabinet, then check the keys.', 'ringwell'), $address),
            /* translators: %s: an IP address */
            $address !== '' => sprintf(__('This server\'s own address is %s. Requests may leave it from another one: ask your host which, add that to the list in the cabinet, then check the keys.', 'ringwell'), $address),
            default => __('Ask your host from which address this site\'s requests leave, add it to the list in the cabinet, then check the keys.', 'ringwell'),
        };
    }
}
