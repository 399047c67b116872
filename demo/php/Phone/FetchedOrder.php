<?php

declare(strict_types=1);

namespace Ringwell\Demo\Phone;

/** Whom to ring, as the site tells a bridge. */
final class FetchedOrder
{
    /** @return list<array{command: string, from: string, did: string}> of the site's answer */
    public static function all(mixed $answer): array
    {
        $orders = is_array($answer) && is_array($answer['orders'] ?? null) ? $answer['orders'] : [];
        $text = static fn (mixed $order, string $name): string => is_array($order) && is_string($order[$name] ?? null) ? $order[$name] : '';

        return array_map(static fn (mixed $order): array => [
            'command' => $text($order, 'command'),
            'from' => $text($order, 'from'),
            'did' => $text($order, 'did'),
        ], array_values($orders));
    }
}
