<?php

declare(strict_types=1);

namespace Ringwell\Demo\Phone;

use Ringwell\Pbx\PbxEvent;

/** What an Asterisk posts with the dialplan that Ringwell's set-up shows; it reports no outgoing calls. */
final class OwnEvents implements Events
{
    public function __construct(private readonly string $secret)
    {
    }

    public function started(Conversation $call): array
    {
        return [$this->event('start', $call, $call->startedAt)];
    }

    public function answered(Conversation $call): array
    {
        return [$this->event('answer', $call, (int) $call->answeredAt)];
    }

    public function ended(Conversation $call): array
    {
        $end = (int) $call->endedAt;

        return [$this->event('end', $call, $end, [
            'status' => $call->answeredAt === null ? 'NOANSWER' : 'ANSWER',
            'talk' => $call->answeredAt === null ? '' : (string) intdiv($end - $call->answeredAt, 1000),
            'total' => (string) intdiv($end - $call->startedAt, 1000),
            'cause' => $call->answeredAt === null ? '19' : '16',
        ])];
    }

    /** @param array<string, string> $more */
    private function event(string $event, Conversation $call, int $at, array $more = []): PbxEvent
    {
        $body = http_build_query([
            'event' => $event,
            'id' => $call->id,
            'did' => $call->line,
            'from' => $call->caller === '' ? 'anonymous' : $call->caller,
            ...$more,
            't' => (string) intdiv($at, 1000),
        ]);

        return new PbxEvent('POST', '', '', $body . '&s=' . sha1($body . $this->secret));
    }
}
