<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

use Ringwell\Call\CallErased;
use Ringwell\Call\CallEvent;
use Ringwell\Call\CallStore;
use Ringwell\Call\ErasedCall;

/**
 * Takes the raw events of an erased call out of the inbox. They are sealed and name no call outside, so those of its time
 * are opened: what tells of this call, or holds its caller's phone, goes.
 */
final class RawErasure implements CallErased
{
    private const AT_ONCE = 100;
    /** Written with or without the country's code or a plus, the end of a phone is the same. */
    private const DIGITS = 9;

    public function __construct(
        private readonly InboxStore $rows,
        private readonly ConnectionStore $connections,
        private readonly AdapterRegistry $adapters,
    ) {
    }

    public function callErased(ErasedCall $call): void
    {
        $connection = $this->connections->find($call->connectionId);
        $after = 0;
        do {
            $rows = $this->rows->between($call->connectionId, $call->heardAt, $call->touchedAt, $after, self::AT_ONCE);
            foreach ($rows as ['id' => $id, 'event' => $event]) {
                $after = $id;
                if ($event !== null && (self::holdsPhone($event, $call) || $this->tellsOf($event, $connection, $call))) {
                    $this->rows->remove($id);
                }
            }
        } while (count($rows) === self::AT_ONCE);
    }

    private static function holdsPhone(PbxEvent $event, ErasedCall $call): bool
    {
        $digits = static fn (string $text): string => (string) preg_replace('/\D/', '', $text);

        return $call->caller !== null
            && str_contains($digits(urldecode("{$event->path}&{$event->query}&{$event->body}")), substr($digits($call->caller), -self::DIGITS));
    }

    private function tellsOf(PbxEvent $event, ?Connection $connection, ErasedCall $call): bool
    {
        $adapter = $connection === null ? null : $this->adapters->find($connection->adapter);
        try {
            $events = $connection === null ? [] : $adapter?->parse($event, $connection) ?? [];
        } catch (Unreadable) {
            return false;
        }

        return array_filter($events, static fn (CallEvent $one): bool => CallStore::key($one->call) === $call->vendorKey) !== [];
    }
}
