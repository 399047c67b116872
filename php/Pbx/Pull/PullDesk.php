<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Pull;

use Ringwell\Call\Applied;
use Ringwell\Call\CallRecorder;
use Ringwell\Clock;
use Ringwell\Pbx\AdapterRegistry;
use Ringwell\Pbx\Connection;
use Ringwell\Pbx\ConnectionLog;
use Ringwell\Pbx\ConnectionStore;
use Ringwell\Pbx\Http;
use Ringwell\Pbx\Learnt;
use Ringwell\Pbx\Period;
use Ringwell\Pbx\Pulled;
use Ringwell\Pbx\PullFailed;
use Ringwell\Pbx\PullsCalls;
use Ringwell\Time;

/**
 * Asks phone systems which calls there were, and mends what events missed. Several processes may be at it; each connection
 * is one worker's at a time, for a bounded time, and what is not through goes on in the next run.
 */
final class PullDesk
{
    /** Two thirds of the time that most hosts give a request. */
    public const BUDGET = 20 * Time::SECOND;
    /** Longer waits are left to the next run. */
    private const LONGEST_PAUSE = 8 * Time::SECOND;

    /**
     * @param \Closure(Connection): Http $http
     * @param \Closure(int): void        $pause waits so many milliseconds
     */
    public function __construct(
        private readonly PullStore $pulls,
        private readonly ConnectionStore $connections,
        private readonly AdapterRegistry $adapters,
        private readonly CallRecorder $recorder,
        private readonly Learnt $learnt,
        private readonly ConnectionLog $log,
        private readonly \DateTimeZone $zone,
        private readonly \Closure $http,
        private readonly \Closure $pause,
        private readonly Clock $clock,
    ) {
    }

    /** One run: all that is due, the longest due first, as far as the time goes. */
    public function run(int $budget = self::BUDGET): void
    {
        $deadline = $this->time() + $budget;
        $this->follow();
        foreach ($this->pulls->due($this->clock->now()) as $id) {
            if ($this->time() >= $deadline) {
                return;
            }
            $this->work($id, $deadline);
        }
    }

    /** One connection, because somebody asks; false where another process is at it. */
    public function work(int $connectionId, int $deadline): bool
    {
        $claim = $this->pulls->claim($connectionId, $this->clock->now());
        if ($claim === null) {
            return false;
        }
        try {
            $this->workAs($claim, $connectionId, $deadline);
        } finally {
            $this->pulls->release($connectionId, $claim);
        }

        return true;
    }

    /** What can be asked for is asked for, what can't be rests: connections come, go and change. */
    public function follow(): void
    {
        $known = $this->pulls->all();
        $now = $this->clock->now();
        foreach ($this->connections->all() as $connection) {
            $states = $known[$connection->id] ?? [];
            if ($this->pullerOf($connection) === null) {
                if (array_filter($states, static fn (PullState $state): bool => $state->dueAt !== null) !== []) {
                    $this->pulls->rest($connection->id);
                }
                continue;
            }
            if ($states === []) {
                $this->pulls->begin($connection->id);
            }
            foreach ([PullState::RECENT => $now, PullState::NIGHTLY => $this->nextOf(PullState::NIGHTLY, $connection->id)] as $kind => $dueAt) {
                // New, or it rested and can be asked again.
                if (($states[$kind]->dueAt ?? null) === null && ($states[$kind]->failure ?? null) === null) {
                    $this->pulls->wake($connection->id, $kind, $dueAt);
                }
            }
        }
    }

    /** The owner saved a connection: what stopped it may be mended. */
    public function restart(int $connectionId): void
    {
        $now = $this->clock->now();
        $wasAtWork = $this->pulls->interrupt($connectionId, $now);
        $this->goOn($connectionId, $wasAtWork ? $now + PullRules::APART_AFTER_ERROR : $now);
        $this->follow();
    }

    /** What was stopped is tried again, never too soon after an error. */
    public function goOn(int $connectionId, int $notBefore = 0): void
    {
        $soon = max($notBefore, PullRules::after($this->lastFailure($connectionId), $this->clock->now()));
        foreach (array_keys($this->pulls->of($connectionId)) as $kind) {
            if ($kind !== PullState::CHECK) {
                $this->pulls->wake($connectionId, $kind, $kind === PullState::RECENT ? $soon : max($soon, $this->nextOf($kind, $connectionId)));
            }
        }
    }

    /**
     * The owner wants it now. Never within the time in which a phone system would lock us after an error.
     *
     * @return ?int null where it may be asked; else when it may
     */
    public function askNow(Connection $connection): ?int
    {
        $this->follow();
        $now = $this->clock->now();
        $at = PullRules::after($this->lastFailure($connection->id), $now);
        $this->pulls->wake($connection->id, PullState::RECENT, $at);

        return $at > $now ? $at : null;
    }

    public function pullerOf(Connection $connection): ?PullsCalls
    {
        $adapter = $connection->isEnabled && $connection->secrets !== null ? $this->adapters->find($connection->adapter) : null;

        return $adapter instanceof PullsCalls && $adapter->canPull($connection) ? $adapter : null;
    }

    /** The newest error of any kind: they all come from the same phone system. */
    public function lastFailure(int $connectionId): ?Failure
    {
        return Standing::newestFailure($this->pulls->of($connectionId));
    }

    private function workAs(string $claim, int $connectionId, int $deadline): void
    {
        $connection = $this->connections->find($connectionId);
        $adapter = $connection === null ? null : $this->pullerOf($connection);
        if ($connection === null || $adapter === null) {
            $this->pulls->rest($connectionId);

            return;
        }
        do {
            $state = $this->firstDue($connectionId);
            if ($state === null) {
                return;
            }
            $state = $this->step($connection, $adapter, $state, $claim, $deadline);
        } while ($state !== null && $this->time() < $deadline && $this->waitFor($state, $deadline));
    }

    /** @return ?PullState what comes next; null where it failed or another worker has it */
    private function step(Connection $connection, PullsCalls $adapter, PullState $state, string $claim, int $deadline): ?PullState
    {
        $progress = PullRules::begin($state, $adapter->longestPull(), $this->clock->now());
        try {
            if (PullRules::isEndless($progress)) {
                throw new PullFailed(PullFailed::UNREADABLE, 'The list has no end.');
            }
            $pulled = $adapter->pull($connection, new Period($progress->from, $progress->to), $progress->resume, ($this->http)($connection));
            [$applied, $repaired] = $this->apply($connection->id, $pulled, $progress, $deadline);
        } catch (PullFailed $why) {
            $this->failed($connection, $state, $progress, $why, $claim);

            return null;
        } catch (\Throwable $error) {
            // Ours, the database's or another plugin's: the list is asked again later, and the other connections go on.
            $this->failed($connection, $state, $progress, new PullFailed(Failure::CRASHED, get_class($error)), $claim);

            return null;
        }
        $now = $this->clock->now();
        if ($applied < $progress->seen + count($pulled->events)) {
            $this->pulls->write($state->going($progress->brokenOff($applied, $repaired, $now), $now, $state->goodUntil), $claim, $now);

            return null;
        }
        $after = PullRules::step($state, $progress, $pulled, $repaired, $adapter->longestPull(), $now, $this->nextOf($state->kind, $connection->id));
        if (! $this->pulls->write($after, $claim, $now)) {
            return null;
        }
        if ($after->progress === null && $after->repairedAt === $now) {
            $this->log->write($connection->id, 'info', ConnectionLog::REPAIRED, (string) $after->repaired);
        }

        return $after;
    }

    /** @return array{int, int} how many of the piece's events are in the database now, counted from its first; and how many calls were mended */
    private function apply(int $connectionId, Pulled $pulled, Progress $progress, int $deadline): array
    {
        $ahead = $this->learnt->ahead($connectionId);
        $repaired = 0;
        foreach ($pulled->events as $i => $event) {
            $place = $progress->seen + $i;
            if ($place < $progress->applied) {
                continue;
            }
            // At least one each time, so that it comes to an end.
            if ($place > max($progress->applied, $progress->seen) && $this->time() >= $deadline) {
                return [$place, $repaired];
            }
            $applied = $this->recorder->applyPulled($connectionId, $event, $this->clock->now(), ahead: $ahead);
            $repaired += (int) ($applied->callId !== null && in_array($applied->what, [Applied::CREATED, Applied::REPAIRED], true));
        }

        return [$progress->seen + count($pulled->events), $repaired];
    }

    private function failed(Connection $connection, PullState $state, Progress $progress, PullFailed $why, string $claim): void
    {
        $now = $this->clock->now();
        $after = PullRules::failed($state, $progress, $why, $now);
        if (! $this->pulls->write($after, $claim, $now)) {
            return;
        }
        $this->log->write($connection->id, $why->isForGood() ? 'error' : 'warning', $why->reason, $why->detail);
        $this->holdBack($connection->id, $state->kind, $after, $claim);
    }

    /** It is one phone system: what it refused to one question it must not be asked by another. */
    public function holdBack(int $connectionId, string $kind, PullState $after, string $claim): void
    {
        $now = $this->clock->now();
        foreach ($this->pulls->of($connectionId) as $other) {
            if ($other->kind === $kind || $other->kind === PullState::CHECK || $other->isStopped()) {
                continue;
            }
            if ($after->dueAt === null && $after->failure !== null) {
                $this->pulls->write($other->failed($after->failure, null, $other->progress), $claim, $now);
            } elseif (($other->dueAt ?? 0) < $after->dueAt) {
                $this->pulls->write($other->dueAt($after->dueAt), $claim, $now);
            }
        }
    }

    private function firstDue(int $connectionId): ?PullState
    {
        $now = $this->clock->now();
        $due = array_filter($this->pulls->of($connectionId), static fn (PullState $state): bool => $state->dueAt !== null && $state->dueAt <= $now);
        usort($due, static fn (PullState $a, PullState $b): int => [$a->dueAt, $a->kind] <=> [$b->dueAt, $b->kind]);

        return $due[0] ?? null;
    }

    /** @return bool whether to go on at once; false leaves it to the next run */
    private function waitFor(PullState $state, int $deadline): bool
    {
        $wait = ($state->dueAt ?? 0) - $this->clock->now();
        if ($state->progress === null || $wait <= 0) {
            return true;
        }
        if ($wait > self::LONGEST_PAUSE || $this->time() + $wait >= $deadline) {
            return false;
        }
        ($this->pause)($wait);

        return true;
    }

    private function nextOf(string $kind, int $connectionId): int
    {
        $now = $this->clock->now();

        return $kind === PullState::NIGHTLY ? Night::next($connectionId, $now, $this->zone) : $now + PullRules::EVERY;
    }

    /** For how long we have worked: by the machine's clock, which tests don't move. */
    private function time(): int
    {
        return $this->clock->machine() ?? $this->clock->now();
    }
}
