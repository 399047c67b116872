<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

use Ringwell\Call\CallErased;
use Ringwell\Call\ErasedCall;

/**
 * Takes the raw events of an erased call out of the inbox. They are sealed and name no call outside, so those of its time
 * are opened: what tells of this call, or holds its caller's phone, goes.
 */
final class RawErasure implements CallErased
{
    private const AT_ONCE = 100;

    public function __construct(
        private readonly InboxStore $rows,
        private readonly ConnectionStore $connections,
        private readonly AdapterRegistry $adapters,
    ) {
    }

    public function callErased(ErasedCall $call): void
    {
        $connection = $this->connections->find($call->connectionId);
        $adapter = $connection === null ? null : $this->adapters->find($connection->adapter);
        $after = 0;
        do {
            $rows = $this->rows->between($call->connectionId, $call->heardAt, $call->touchedAt, $after, self::AT_ONCE);
            foreach ($rows as ['id' => $id, 'event' => $event]) {
                $after = $id;
                if ($event !== null && RawOfCall::is($event, $call, $connection, $adapter)) {
                    $this->rows->remove($id);
                }
            }
        } while (count($rows) === self::AT_ONCE);
    }
}
