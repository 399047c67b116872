<?php

declare(strict_types=1);

namespace Ringwell\Callback;

use Ringwell\Branch\Branch;
use Ringwell\Clock;
use Ringwell\Pbx\Connection;
use Ringwell\Pbx\ConnectionStore;
use Ringwell\Pbx\ConnectionText;
use Ringwell\Pbx\RingsOut;
use Ringwell\Time;

/** Whether a branch would ring if somebody asked now; else what the owner has to mend. */
final class Readiness
{
    public function __construct(private readonly ConnectionStore $connections, private readonly Lines $lines, private readonly Clock $clock)
    {
    }

    /** @return string in words; '': it can ring */
    public function whyNot(Branch $branch): string
    {
        $now = $this->clock->now();
        $connection = $this->connectionOf($branch);
        $adapter = $this->adapterOf($branch);
        $line = $this->lines->of($branch);

        return match (true) {
            $line !== null => $line->isReady($now) ? '' : self::bridgeSilent($line->connection, $now),
            $connection === null => __('No phone system is chosen.', 'ringwell'),
            ! $connection->isEnabled => __('Its phone system is switched off.', 'ringwell'),
            $connection->secrets === null => __('The keys of its phone system must be entered again.', 'ringwell'),
            $adapter === null => __('Its phone system can’t be told to ring.', 'ringwell'),
            ! $adapter->canRing($connection) => __('Its phone system lacks what ringing needs.', 'ringwell'),
            ! $adapter->takesClinic($branch->clinic) => __('Who is rung first is missing, or not as the phone system wants it.', 'ringwell'),
            default => __('No number is known that the patient could be shown.', 'ringwell'),
        };
    }

    /** @return ?RingsOut the branch's phone system, if it is one that can be told to ring */
    public function adapterOf(Branch $branch): ?RingsOut
    {
        $connection = $this->connectionOf($branch);

        return $connection === null ? null : $this->lines->adapterOf($connection);
    }

    private function connectionOf(Branch $branch): ?Connection
    {
        return $branch->connection === 0 ? null : $this->connections->find($branch->connection);
    }

    private static function bridgeSilent(Connection $connection, int $now): string
    {
        return ConnectionText::bridgeSilent($connection->ordersAskedAt === null ? '' : (string) max(1, intdiv($now - $connection->ordersAskedAt, Time::MINUTE)));
    }
}
