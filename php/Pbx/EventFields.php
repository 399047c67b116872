<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

/** What an event says, whether it came as JSON, as a form or in the address; the body counts where two name the same. */
final class EventFields
{
    private const JSON_DEPTH = 16;

    /**
     * @return array<array-key, mixed> only texts, where it was no JSON
     * @throws Unreadable 'body', where it begins like JSON and is none
     */
    public static function read(PbxEvent $event): array
    {
        $query = $event->query === '' ? [] : PbxEvent::form($event->query);

        return self::ofSigned($event->body) + $query;
    }

    /**
     * One text of it, also of what can't be read otherwise: so that broken JSON that has the right key in it is told from
     * what a stranger sends.
     */
    public static function text(PbxEvent $event, string $name): string
    {
        try {
            $value = self::read($event)[$name] ?? '';
        } catch (Unreadable) {
            $value = preg_match('/"' . preg_quote($name, '/') . '"\s*:\s*"([^"\\\\]{0,1000})"/', $event->body, $match) === 1 ? $match[1] : '';
        }

        return is_string($value) ? $value : '';
    }

    /**
     * Of the body alone, where a signature covers nothing else: what is beside it in the address anybody may have written.
     *
     * @return array<array-key, mixed>
     * @throws Unreadable as read() does
     */
    public static function ofSigned(string $body): array
    {
        if (preg_match('/^\s*[{\[]/', $body) !== 1) {
            return trim($body) === '' ? [] : PbxEvent::form($body);
        }
        $json = json_decode($body, true, self::JSON_DEPTH, JSON_BIGINT_AS_STRING);

        return is_array($json) ? $json : throw new Unreadable('body');
    }
}
