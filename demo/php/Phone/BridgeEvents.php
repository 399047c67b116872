<?php

declare(strict_types=1);

namespace Ringwell\Demo\Phone;

use Ringwell\Pbx\Own\OwnSignature;
use Ringwell\Pbx\PbxEvent;

/** What our bridge beside an Asterisk posts about callbacks (bridge/orders.ts, bridge/ordered.ts), signed as it signs. */
final class BridgeEvents
{
    public const ORDERS = '/orders';

    public function __construct(private readonly string $secret)
    {
    }

    /** The question whom to ring. */
    public function question(int $now): PbxEvent
    {
        $t = intdiv($now, 1000);

        return $this->signed(self::ORDERS, "orders=1&t={$t}", $t);
    }

    /** @param array{int, string} $step of the call */
    public function of(OrderedCall $call, array $step): PbxEvent
    {
        [$at, $what] = $step;

        return match ($what) {
            OrderedCall::ANSWER => $this->event('answer', $call, $at),
            OrderedCall::END => $this->event('end', $call, $at, $this->end($call, $at)),
            default => $this->event('stage', $call, $at, ['stage' => $what]),
        };
    }

    /** @return array<string, int|string> */
    private function end(OrderedCall $call, int $at): array
    {
        $answered = $call->answeredAt === null ? [] : ['answered' => intdiv($call->answeredAt, 1000)];

        return [
            'talk' => $call->answeredAt === null ? 0 : intdiv($at - $call->answeredAt, 1000),
            ...$answered,
            'total' => intdiv($at - $call->startedAt, 1000),
            'cause' => 16,
            ...($answered === [] ? ['unreached' => $call->ending->value] : []),
        ];
    }

    /** @param array<string, int|string> $more */
    private function event(string $event, OrderedCall $call, int $at, array $more = []): PbxEvent
    {
        $t = intdiv($at, 1000);

        return $this->signed('', http_build_query(['event' => $event, 'id' => $call->command, 'did' => $call->did, 'from' => $call->from, ...$more, 't' => $t]), $t);
    }

    private function signed(string $path, string $body, int $t): PbxEvent
    {
        return new PbxEvent('POST', $path, '', $body, [OwnSignature::HEADER => "t={$t},v1=" . hash_hmac('sha256', "{$t}.{$body}", $this->secret)]);
    }
}
