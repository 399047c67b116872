<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

/** A raw event as support may see it: readable, without secrets, with every phone masked. */
final class RawText
{
    private const MAX_CHARS = 4000;
    private const JSON_DEPTH = 32;
    private const CUT = '···';

    /** @param list<string> $hidden names of what is cut, in a form, a query or JSON */
    public static function of(PbxEvent $event, array $hidden): string
    {
        $lines = [trim("{$event->method} {$event->path}"), ...self::pairs($event->query, $hidden), ...self::body($event->body, $hidden)];
        $text = (string) preg_replace('/[\x00-\x09\x0B-\x1F\x7F]+/', ' ', mb_scrub(implode("\n", $lines), 'UTF-8'));

        return self::withoutPhones(mb_substr($text, 0, self::MAX_CHARS));
    }

    /**
     * Any run of seven or more digits may be a phone, however it is spaced, and keeps its first and last two.
     * Only what stands for a time of this age stays: ten digits with a one in front, or a written day.
     */
    public static function withoutPhones(string $text): string
    {
        return (string) preg_replace_callback(
            '/\+?\d(?:[ ().-]{0,2}\d){6,}/',
            static function (array $match): string {
                $digits = (string) preg_replace('/\D/', '', $match[0]);
                $isTime = preg_match('/^(?:1\d{9}|20\d\d-[01]\d-[0-3]\d(?: [0-2]\d)?)$/D', $match[0]) === 1;

                return $isTime ? $match[0] : substr($digits, 0, 2) . self::CUT . substr($digits, -2);
            },
            $text,
        );
    }

    /**
     * @param  list<string> $hidden
     * @return list<string>
     */
    private static function body(string $body, array $hidden): array
    {
        if (preg_match('/^\s*[{\[<]/', $body) !== 1) {
            return self::pairs($body, $hidden);
        }
        $json = json_decode($body, true, self::JSON_DEPTH);
        if (is_array($json)) {
            return [(string) json_encode(self::cut($json, $hidden), JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_PRETTY_PRINT | JSON_INVALID_UTF8_SUBSTITUTE)];
        }

        // Broken JSON, as a template with a slip in it makes, is what support wants to see as it came.
        return [array_reduce($hidden, self::cutInText(...), $body)];
    }

    /**
     * @param  list<string> $hidden
     * @return list<string>
     */
    private static function pairs(string $form, array $hidden): array
    {
        $lines = [];
        foreach ($form === '' ? [] : PbxEvent::form($form) as $name => $value) {
            $lines[] = in_array((string) $name, $hidden, true) ? "{$name}=" . self::CUT : "{$name}={$value}";
        }

        return $lines;
    }

    /**
     * @param  array<mixed> $values
     * @param  list<string> $hidden
     * @return array<mixed>
     */
    private static function cut(array $values, array $hidden): array
    {
        foreach ($values as $name => $value) {
            if (in_array((string) $name, $hidden, true)) {
                $values[$name] = self::CUT;
            } elseif (is_array($value)) {
                $values[$name] = self::cut($value, $hidden);
            }
        }

        return $values;
    }

    private static function cutInText(string $text, string $name): string
    {
        return (string) preg_replace('/"' . preg_quote($name, '/') . '"\s*:\s*("[^"]*"?|[^\s,}]*)/', '"' . $name . '":"' . self::CUT . '"', $text);
    }
}
