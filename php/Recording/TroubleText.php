<?php

declare(strict_types=1);

namespace Ringwell\Recording;

/** Troubles in words, with what to do. */
final class TroubleText
{
    public static function of(Trouble $trouble): string
    {
        return match ($trouble) {
            Trouble::TellFirst => __('Nobody has confirmed yet that callers and staff are told of the recording.', 'ringwell'),
            Trouble::NotReady => __('Not ready yet, the phone system says. Try again in a minute.', 'ringwell'),
            Trouble::Busy => __('It is being fetched from the phone system at this moment. Try again in a few seconds.', 'ringwell'),
            Trouble::Unreachable => __('The phone system could not be reached. Try again in a few minutes.', 'ringwell'),
            Trouble::WrongKeys => __('The phone system does not accept the keys. Enter them again on the connection’s page.', 'ringwell'),
            Trouble::IpNotAllowed => __('The phone system does not answer this server’s address. Add it to the allowed addresses in its cabinet.', 'ringwell'),
            Trouble::NoRight => __('The phone system does not give recordings to these keys. Allow it in its cabinet.', 'ringwell'),
            Trouble::Refused => __('The phone system did not give the recording.', 'ringwell'),
            Trouble::NotGiven => __('This phone system gives no recordings, or its connection was removed.', 'ringwell'),
            Trouble::Gone => __('The recording is not there any more.', 'ringwell'),
            Trouble::TooLarge => __('The recording is larger than 200 MB.', 'ringwell'),
            Trouble::NoSound => __('What the phone system gave is no sound.', 'ringwell'),
            Trouble::NoRoom => __('The server’s disk has no room for it. Make room, or move the recordings.', 'ringwell'),
        };
    }

    /** @param bool $mayManage who may see the phone system's own words */
    public static function error(NotHeard $why, bool $mayManage): \WP_Error
    {
        $text = self::of($why->trouble);
        $isTheirs = $mayManage && $why->detail !== '' && $why->trouble !== Trouble::NoRoom;

        return new \WP_Error("ringwell_{$why->trouble->value}", $isTheirs ? "{$text} ({$why->detail})" : $text, [
            'status' => $why->trouble->status(),
            'retry_after' => $why->retryAfter === null ? null : intdiv($why->retryAfter + 999, 1000),
        ]);
    }
}
