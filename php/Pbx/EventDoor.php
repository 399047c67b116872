<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

use Ringwell\Db\Failed;
use Ringwell\Pbx\Routing\Router;

/**
 * The door of the phone systems: who may come in, what is kept, what is answered. What the event means is worked
 * out later; only whether it can be read at all is found out before the answer, so that who writes a dialplan by
 * hand is told.
 */
final class EventDoor
{
    public const MAX_BYTES = 65536;

    public function __construct(
        private readonly ConnectionStore $connections,
        private readonly AdapterRegistry $adapters,
        private readonly Inbox $inbox,
        private readonly ConnectionLog $log,
        private readonly Router $router,
    ) {
    }

    /** @return array{reply: Reply, row: ?int} row: what to work on after the answer */
    public function receive(int $connectionId, string $pathSecret, PbxEvent $event): array
    {
        ['connection' => $connection, 'isRight' => $isRight] = $this->connections->atDoor($connectionId, $pathSecret);
        $adapter = $connection === null ? null : $this->adapters->find($connection->adapter);
        if ($connection === null) {
            return self::refused(Reply::refusal(Refused::WrongAddress));
        }
        if (! $isRight || $adapter === null) {
            $code = $connection->isEnabled ? ConnectionLog::WRONG_ADDRESS : ConnectionLog::SWITCHED_OFF;
            $this->log->write($connection->id, 'error', $code);

            return self::refused(Reply::refusal(Refused::WrongAddress));
        }
        if ($event->bytes() > self::MAX_BYTES) {
            $this->log->write($connection->id, 'warning', ConnectionLog::TOO_LARGE);

            return self::refused($adapter->refusal(Refused::TooLarge));
        }
        if (! in_array($event->method, $adapter->methods(), true)) {
            return self::refused(new Reply(405, ['code' => 'ringwell_wrong_method']));
        }
        if (! $this->isGenuine($adapter, $event, $connection)) {
            return self::refused($adapter->refusal(Refused::WrongSignature));
        }

        return $this->take($adapter, $event, $connection);
    }

    private function isGenuine(PbxAdapter $adapter, PbxEvent $event, Connection $connection): bool
    {
        if ($connection->secrets !== null && $adapter->authenticate($event, $connection)) {
            return true;
        }
        $this->log->write($connection->id, 'error', $connection->secrets === null ? ConnectionLog::SECRETS_LOST : ConnectionLog::WRONG_SIGNATURE);

        return false;
    }

    /** @return array{reply: Reply, row: ?int} */
    private function take(PbxAdapter $adapter, PbxEvent $event, Connection $connection): array
    {
        if ($adapter instanceof AnswersPings && $adapter->isPing($event)) {
            $this->log->write($connection->id, 'info', ConnectionLog::PING);

            return ['reply' => $adapter->success($event), 'row' => null];
        }
        $signed = $adapter instanceof SignsInPart ? $adapter->signedPart($event, $connection) : null;
        if ($signed !== null && ! $this->inbox->admits($connection, $signed)) {
            $this->log->write($connection->id, 'warning', ConnectionLog::BORROWED_SIGNATURE);

            return self::refused($adapter->refusal(Refused::WrongSignature));
        }
        $question = $adapter instanceof RoutesCalls ? $adapter->question($event, $connection) : null;
        if ($adapter instanceof RoutesCalls && $question !== null) {
            return ['reply' => $adapter->route($this->way($connection, $question, $event), $event), 'row' => null];
        }
        if (! $this->inbox->hasRoom($connection, $event)) {
            $this->log->write($connection->id, 'error', ConnectionLog::TOO_MANY);

            return self::refused($adapter->refusal(Refused::TooMany));
        }
        $row = $this->inbox->take($connection, $event, $signed?->fingerprint());
        try {
            $adapter->parse($event, $connection);
        } catch (Unreadable $why) {
            if ($row !== null) {
                $this->inbox->giveUp($row, $connection, $why);
            }

            return self::refused($adapter->refusal(Refused::Unreadable, $why->field));
        }

        return ['reply' => $adapter->success($event), 'row' => $row];
    }

    /** Somebody waits: whatever goes wrong here, the phone system does as it does by itself. */
    private function way(Connection $connection, RoutingQuestion $question, PbxEvent $event): ?string
    {
        try {
            if (! $this->inbox->mayAsk($connection, $event)) {
                $this->log->write($connection->id, 'error', ConnectionLog::TOO_MANY);

                return null;
            }

            return $this->router->to($connection, $question);
        } catch (Failed) {
            return null;
        }
    }

    /** @return array{reply: Reply, row: null} */
    private static function refused(Reply $reply): array
    {
        return ['reply' => $reply, 'row' => null];
    }
}
