<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

use Ringwell\Call\CallEvent;
use Ringwell\Call\CallStore;
use Ringwell\Call\ErasedCall;

/** Whether a raw event has to go with a call that is erased: it tells of that call, or holds its caller's phone. Pure. */
final class RawOfCall
{
    /** Written with or without the country's code or a plus, the end of a phone is the same. */
    private const DIGITS = 9;

    /** @param ?PbxAdapter $adapter null where the connection, or its kind, is gone: then the phone alone can tell */
    public static function is(PbxEvent $event, ErasedCall $call, ?Connection $connection, ?PbxAdapter $adapter): bool
    {
        return self::holdsPhone($event, $call) || self::tellsOf($event, $call, $connection, $adapter);
    }

    private static function holdsPhone(PbxEvent $event, ErasedCall $call): bool
    {
        $digits = static fn (string $text): string => (string) preg_replace('/\D/', '', $text);

        return $call->caller !== null
            && str_contains($digits(urldecode("{$event->path}&{$event->query}&{$event->body}")), substr($digits($call->caller), -self::DIGITS));
    }

    private static function tellsOf(PbxEvent $event, ErasedCall $call, ?Connection $connection, ?PbxAdapter $adapter): bool
    {
        try {
            $events = $connection === null ? [] : $adapter?->parse($event, $connection) ?? [];
        } catch (Unreadable) {
            return false;
        }

        return array_filter($events, static fn (CallEvent $one): bool => CallStore::key($one->call) === $call->vendorKey) !== [];
    }
}
