<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Pull;

use Ringwell\Clock;
use Ringwell\Pbx\AdapterRegistry;
use Ringwell\Pbx\ChecksKeys;
use Ringwell\Pbx\Connection;
use Ringwell\Pbx\ConnectionLog;
use Ringwell\Pbx\Http;
use Ringwell\Pbx\PullFailed;

/**
 * The button "Check": one cheap question, once, and nothing by itself afterwards. It holds the same claim as pulls do, so that
 * a phone system which locks whoever errs twice is never asked twice at once.
 */
final class KeyCheck
{
    /** @param \Closure(Connection): Http $http */
    public function __construct(
        private readonly PullStore $pulls,
        private readonly PullDesk $desk,
        private readonly AdapterRegistry $adapters,
        private readonly ConnectionLog $log,
        private readonly \Closure $http,
        private readonly Clock $clock,
    ) {
    }

    public function checkerOf(Connection $connection): ?ChecksKeys
    {
        $adapter = $connection->secrets === null ? null : $this->adapters->find($connection->adapter);

        return $adapter instanceof ChecksKeys ? $adapter : null;
    }

    /**
     * The answer is stored; Standing tells it.
     *
     * @return ?int null where it was asked; else when it may be, by our clock: a question is on its way, or was answered by an error too short ago
     */
    public function check(Connection $connection): ?int
    {
        $adapter = $this->checkerOf($connection);
        if ($adapter === null) {
            return null;
        }
        $now = $this->clock->now();
        $soonest = PullRules::after($this->desk->lastFailure($connection->id), $now);
        if ($soonest > $now) {
            return $soonest;
        }
        $this->pulls->begin($connection->id);
        $claim = $this->pulls->claim($connection->id, $now);
        if ($claim === null) {
            return $now + PullRules::APART_AFTER_ERROR;
        }
        try {
            $this->ask($adapter, $connection, $claim);
        } finally {
            $this->pulls->release($connection->id, $claim);
        }

        return null;
    }

    private function ask(ChecksKeys $adapter, Connection $connection, string $claim): void
    {
        $why = null;
        try {
            $adapter->check($connection, ($this->http)($connection));
        } catch (PullFailed $failed) {
            $why = $failed;
        } catch (\Throwable $error) {
            $why = new PullFailed(Failure::CRASHED, get_class($error));
        }
        $now = $this->clock->now();
        $state = $this->pulls->of($connection->id)[PullState::CHECK] ?? new PullState($connection->id, PullState::CHECK, null);
        if ($why === null) {
            $this->pulls->write($state->finished($now, 0, $now, null), $claim, $now);
            $this->desk->goOn($connection->id);

            return;
        }
        $this->pulls->write(PullRules::failed($state, null, $why, $now)->dueAt(null), $claim, $now);
        $this->log->write($connection->id, $why->isForGood() ? 'error' : 'warning', $why->reason, $why->detail);
        $this->desk->holdBack($connection->id, PullState::CHECK, PullRules::failed($state, null, $why, $now), $claim);
    }
}
