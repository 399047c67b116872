<?php

declare(strict_types=1);

namespace Ringwell\Tests\Support;

use Ringwell\Pbx\PbxEvent;

/** Makes an event of a phone system into one that none ever sent. By the seeded generator: the same seed, the same events. */
final class EventMutation
{
    private const WORDS = [
        '', '0', '-1', '1e309', '99999999999999999999', '4102444801', 'null', 'true', '[]', '{}', '"', "\0", "\xFF\xFE", '%00', '%', '%zz', '+', 'тест', '+79161234567',
        'anonymous', '2026-02-30 25:61:61', '0000-00-00 00:00:00', '99999-01-01', 'NaN', '<script>', "' OR 1=1 --", '../../etc/passwd', '{{call_session_id}}', 'ANSWER', 'in_', 'out_',
    ];
    private const PATHS = ['', '/ping', '/events/call', '/events/summary', '/events/record/added', '/events/recording', '/result/stats', '/x/../y', '/events/call/'];

    /** @param non-empty-list<PbxEvent> $others to take parts from */
    public static function of(PbxEvent $event, array $others): PbxEvent
    {
        for ($times = mt_rand(1, 4); $times > 0; $times--) {
            $event = self::once($event, $others[mt_rand(0, count($others) - 1)]);
        }

        return $event;
    }

    private static function once(PbxEvent $event, PbxEvent $other): PbxEvent
    {
        $with = static fn (array $change): PbxEvent => new PbxEvent(...($change + [
            'method' => $event->method, 'path' => $event->path, 'query' => $event->query, 'body' => $event->body, 'headers' => $event->headers, 'url' => $event->url,
        ]));
        $whole = static fn (string $text): string => match (mt_rand(0, 4)) {
            0, 1 => self::bytes($text, $other->body),
            2 => self::fields($text, $other->body),
            default => self::values($text),
        };

        return match (mt_rand(0, 12)) {
            0 => $with(['method' => ['GET', 'POST', 'PUT'][mt_rand(0, 2)]]),
            1 => $with(['path' => self::PATHS[mt_rand(0, count(self::PATHS) - 1)]]),
            2 => $with(['query' => $whole($event->query . '&' . $other->query)]),
            3 => $with(['query' => $event->body, 'body' => '']),
            4 => $with(['headers' => array_slice($event->headers, 0, mt_rand(0, 1))]),
            5 => $with(['headers' => array_map(static fn (string $value): string => self::bytes($value, $value), $event->headers)]),
            6 => $with(['headers' => $other->headers]),
            7 => $with(['body' => $other->body]),
            default => $with(['body' => $whole($event->body)]),
        };
    }

    private static function bytes(string $text, string $other): string
    {
        $at = mt_rand(0, strlen($text));
        $length = mt_rand(0, 12);

        return match (mt_rand(0, 7)) {
            0 => substr($text, 0, $at),
            1 => substr_replace($text, '', $at, $length),
            2 => substr_replace($text, chr(mt_rand(0, 255)), $at, 1),
            3 => substr_replace($text, substr($other, mt_rand(0, strlen($other)), $length), $at, 0),
            4 => substr_replace($text, self::word(), $at, $length),
            5 => $text . '&' . $other,
            6 => str_repeat(substr($text, $at, 8), mt_rand(1, 600)) . $text,
            default => substr_replace($text, str_repeat(['[', '{"a":', '%5B', 'a[b]=', '<a>'][mt_rand(0, 4)], mt_rand(1, 300)), $at, 0),
        };
    }

    /** A field of a form is left out, comes twice, comes from another event, or all change places. */
    private static function fields(string $text, string $other): string
    {
        $fields = explode('&', $text);
        $place = mt_rand(0, count($fields) - 1);
        $theirs = explode('&', $other);
        match (mt_rand(0, 3)) {
            0 => array_splice($fields, $place, 1),
            1 => $fields[] = $fields[$place],
            2 => $fields[$place] = $theirs[mt_rand(0, count($theirs) - 1)],
            default => shuffle($fields),
        };

        return implode('&', $fields);
    }

    /** One value of a form or of JSON becomes a word, a list or a very long text. */
    private static function values(string $text): string
    {
        $word = match (mt_rand(0, 4)) {
            0 => str_repeat('9', mt_rand(1, 400)),
            1 => '["a",{"b":[]}]',
            default => self::word(),
        };
        $isJson = str_contains($text, '":');
        // A form may hold JSON, written as forms are.
        $isInside = ! $isJson && str_contains($text, '%22%3A') && mt_rand(0, 3) > 0;
        $pattern = $isJson ? '/":\s*("[^"]*"|-?[\d.]+|\w+)/' : ($isInside ? '/%22%3A(?:%22)?([^%]+)/' : '/=([^&]*)/');
        $found = preg_match_all($pattern, $text, $match, PREG_OFFSET_CAPTURE);
        if ($found === false || $found === 0) {
            return $text . $word;
        }
        [$value, $at] = $match[1][mt_rand(0, $found - 1)];

        return substr_replace($text, $isJson && mt_rand(0, 1) === 0 ? (string) json_encode($word, JSON_INVALID_UTF8_SUBSTITUTE) : $word, $at, strlen($value));
    }

    private static function word(): string
    {
        return self::WORDS[mt_rand(0, count(self::WORDS) - 1)];
    }
}
