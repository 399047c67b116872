<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Any;

use Ringwell\Call\Direction;

/**
 * What the usual words for directions and states mean, in English and Russian, so that the owner needs to explain only
 * the unusual ones. Pure.
 */
final class Words
{
    private const DIRECTIONS = [
        'in' => ['in', 'inbound', 'incoming', 'incoming call', 'inbound call', 'call in', 'external in', 'входящий', 'входящие', 'входящий звонок', 'входящий вызов', 'вх'],
        'out' => ['out', 'outbound', 'outgoing', 'outgoing call', 'outbound call', 'call out', 'external out', 'исходящий', 'исходящие', 'исходящий звонок', 'исходящий вызов', 'исх'],
        'internal' => ['internal', 'local', 'inner', 'internal call', 'внутренний', 'внутренние', 'внутренний звонок', 'внутренний вызов'],
    ];

    private const KINDS = [
        'begun' => ['begin', 'begun', 'start', 'started', 'call start', 'call started', 'new', 'init', 'initiated', 'created', 'notify start', 'начало', 'начат'],
        'ringing' => ['ring', 'ringing', 'alerting', 'calling', 'call ringing', 'звонит', 'вызов', 'дозвон'],
        'answered' => ['answer', 'answered', 'call answered', 'accepted', 'connected', 'in progress', 'inprogress', 'talking', 'notify answer', 'отвечен', 'принят', 'принятый', 'отвечено'],
        'ended' => [
            'end', 'ended', 'call end', 'call ended', 'hangup', 'hang up', 'hungup', 'complete', 'completed', 'call completed', 'finish', 'finished',
            'disconnected', 'terminated', 'notify end', 'завершен', 'завершено', 'окончен', 'конец',
        ],
        'talked' => ['success', 'successful', 'ok', 'talked', 'успешный', 'успешно', 'успешный вызов', 'разговор', 'состоялся', 'разговор состоялся'],
        'missed' => [
            'missed', 'miss', 'missed call', 'call missed', 'lost', 'no answer', 'noanswer', 'not answered', 'unanswered', 'busy', 'cancel', 'canceled', 'cancelled',
            'failed', 'rejected', 'abandoned', 'voicemail', 'пропущен', 'пропущенный', 'пропущено', 'потерян', 'потерянный', 'не отвечен', 'неотвечен', 'неотвеченный',
            'не принят', 'непринятый', 'нет ответа', 'без ответа', 'занят', 'занято', 'неуспешный', 'неуспешно', 'неуспешный вызов', 'отменен', 'отклонен', 'сброшен',
        ],
    ];

    public static function direction(string $text): ?Direction
    {
        $word = self::find($text, self::DIRECTIONS);

        return $word === null ? null : Direction::from($word);
    }

    public static function kind(string $text): ?Kind
    {
        $word = self::find($text, self::KINDS);

        return $word === null ? null : Kind::from($word);
    }

    /** "NO_ANSWER", "no-answer" and "NoAnswer " are the same to people. */
    public static function plain(string $text): string
    {
        $plain = str_replace('ё', 'е', mb_strtolower($text, 'UTF-8'));

        return trim((string) preg_replace('/[\s_.\-\/:]+/u', ' ', $plain));
    }

    /** @param array<string, list<string>> $words */
    private static function find(string $text, array $words): ?string
    {
        $plain = self::plain($text);
        foreach ($words as $meaning => $known) {
            if (in_array($plain, $known, true)) {
                return $meaning;
            }
        }

        return null;
    }
}
