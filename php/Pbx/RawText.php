<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

/** A raw event as support may see it: readable, without secrets, with every phone masked. */
final class RawText
{
    private const MAX_CHARS = 4000;

    /** @param list<string> $hidden form fields to cut */
    public static function of(PbxEvent $event, array $hidden): string
    {
        $lines = [trim("{$event->method} {$event->path}")];
        foreach (PbxEvent::form($event->body) as $name => $value) {
            $lines[] = in_array((string) $name, $hidden, true) ? "{$name}=···" : "{$name}={$value}";
        }
        $text = (string) preg_replace('/[\x00-\x09\x0B-\x1F\x7F]+/', ' ', mb_scrub(implode("\n", $lines), 'UTF-8'));

        return self::withoutPhones(mb_substr($text, 0, self::MAX_CHARS));
    }

    /**
     * Any run of seven or more digits may be a phone, however it is spaced, and keeps its first and last two.
     * Only what stands for a time of this age (ten digits, a one in front) stays: no phone is written so.
     */
    public static function withoutPhones(string $text): string
    {
        return (string) preg_replace_callback(
            '/\+?\d(?:[ ().-]{0,2}\d){6,}/',
            static function (array $match): string {
                $digits = (string) preg_replace('/\D/', '', $match[0]);

                return preg_match('/^1\d{9}$/D', $match[0]) === 1 ? $match[0] : substr($digits, 0, 2) . '···' . substr($digits, -2);
            },
            $text,
        );
    }
}
