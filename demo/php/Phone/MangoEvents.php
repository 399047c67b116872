<?php

declare(strict_types=1);

namespace Ringwell\Demo\Phone;

use Ringwell\Pbx\Mango\MangoSignature;
use Ringwell\Pbx\PbxEvent;

/** Mango Office's events, signed, in the order of an ordinary call ("API MANGO OFFICE v1.9"). */
final class MangoEvents implements Events
{
    private const EXTENSION = '101';
    /** disconnect_reason: the caller hung up; nobody answered. */
    private const HUNG_UP = 1110;
    private const NO_ANSWER = 1111;

    public function __construct(private readonly string $key, private readonly string $salt)
    {
    }

    public function started(Conversation $call): array
    {
        return [$this->leg($call, 'Appeared', 1, $call->startedAt)];
    }

    public function answered(Conversation $call): array
    {
        return [$this->leg($call, 'Connected', 2, (int) $call->answeredAt)];
    }

    public function ended(Conversation $call): array
    {
        $talked = $call->answeredAt === null ? 0 : intdiv($call->answeredAt, 1000);
        $reason = $talked === 0 ? self::NO_ANSWER : self::HUNG_UP;
        $events = [
            $this->leg($call, 'Disconnected', 3, (int) $call->endedAt, $reason),
            $this->event('/events/summary', [
                'entry_id' => $call->id,
                'call_direction' => $call->isBack ? 2 : 1,
                'line_number' => self::digits($call->line),
                'create_time' => intdiv($call->startedAt, 1000),
                'forward_time' => $talked,
                'talk_time' => $talked,
                'end_time' => intdiv((int) $call->endedAt, 1000),
                'entry_result' => $talked === 0 ? 0 : 1,
                'disconnect_reason' => $reason,
            ] + self::parties($call)),
        ];
        if ($talked !== 0) {
            $events[] = $this->event('/events/record/added', [
                'entry_id' => $call->id,
                'product_id' => 300000001,
                'user_id' => -1,
                'timestamp' => intdiv((int) $call->endedAt, 1000),
                'recording_id' => base64_encode("demo:{$call->id}"),
            ]);
        }

        return $events;
    }

    private function leg(Conversation $call, string $state, int $seq, int $at, ?int $reason = null): PbxEvent
    {
        ['from' => $from, 'to' => $to] = self::parties($call);
        $line = ['line_number' => self::digits($call->line)];

        return $this->event('/events/call', [
            'entry_id' => $call->id,
            'call_id' => "{$call->id}-1",
            'timestamp' => intdiv($at, 1000),
            'seq' => $seq,
            'call_state' => $state,
            'location' => 'abonent',
            'from' => $call->isBack ? $from + $line : $from,
            'to' => $call->isBack ? $to : $to + $line,
        ] + ($reason === null ? [] : ['disconnect_reason' => $reason]));
    }

    /** @return array{from: array<string, string>, to: array<string, string>} */
    private static function parties(Conversation $call): array
    {
        $outside = ['number' => $call->caller === '' ? 'anonymous' : self::digits($call->caller)];
        $inside = ['extension' => self::EXTENSION, 'number' => 'sip:desk@demo.mangosip.ru'];

        return $call->isBack ? ['from' => $inside, 'to' => $outside] : ['from' => $outside, 'to' => $inside];
    }

    /** @param array<string, mixed> $said */
    private function event(string $path, array $said): PbxEvent
    {
        $json = (string) json_encode($said);

        return new PbxEvent('POST', $path, '', http_build_query([
            'vpbx_api_key' => $this->key,
            'sign' => MangoSignature::of($this->key, $json, $this->salt),
            'json' => $json,
        ]));
    }

    private static function digits(string $e164): string
    {
        return ltrim($e164, '+');
    }
}
