<?php

declare(strict_types=1);

namespace Ringwell\Callback;

use Ringwell\Branch\Branch;
use Ringwell\Branch\BranchStore;
use Ringwell\Clock;
use Ringwell\Pbx\Connection;
use Ringwell\Pbx\Http;
use Ringwell\Pbx\NotRung;
use Ringwell\Time;

/**
 * Has the phone systems ring whoever's time has come, each order at most once.
 *
 * Several processes may be at it. An order is committed before the phone system is asked (TryStore::claim), and what is
 * committed is never asked again: a process that dies in between leaves a try of which nothing is heard, and staff are told.
 */
final class Desk
{
    /** Two thirds of the time that most hosts give a request. */
    private const BUDGET = 20 * Time::SECOND;
    private const AT_MOST = 20;
    /** A phone system says within this that it rings; else nobody knows. */
    public const SILENT = 3 * Time::MINUTE;
    /** A bridge asks every few seconds; what it left for so long it gets no more. */
    public const FETCHED_WITHIN = Time::MINUTE;
    /** A computer that starts anew, or a line that broke. */
    public const BRIDGE_BACK_WITHIN = 3 * Time::MINUTE;
    /** A call that nobody has closed by then (Call\CallRecorder closes those it forgets) ends nowhere. */
    private const ENDLESS = 5 * Time::HOUR;

    /**
     * @param \Closure(): CallbackSettings  $settings
     * @param \Closure(string): bool        $mayRing  whether a phone may be rung at all
     * @param \Closure(Connection): Http    $http
     */
    public function __construct(
        private readonly CallbackStore $callbacks,
        private readonly TryStore $tries,
        private readonly Settler $settler,
        private readonly BranchStore $branches,
        private readonly Lines $lines,
        private readonly \Closure $settings,
        private readonly \Closure $mayRing,
        private readonly \Closure $http,
        private readonly Clock $clock,
    ) {
    }

    public function run(int $budget = self::BUDGET): void
    {
        $deadline = $this->time() + $budget;
        $this->sweep();
        foreach ($this->callbacks->due($this->clock->now(), self::AT_MOST) as $id) {
            if ($this->time() >= $deadline) {
                return;
            }
            $this->ring($id);
        }
    }

    /**
     * One callback, if it is its time.
     *
     * @param bool $isWanted staff want it now: the clinic is there, whatever its hours are
     */
    public function ring(int $id, bool $isWanted = false): void
    {
        $callback = $this->callbacks->find($id);
        $now = $this->clock->now();
        if ($callback === null || $callback->state !== State::Waiting || $callback->nextAt === null || $callback->nextAt > $now) {
            return;
        }
        $settings = ($this->settings)();
        $branch = $this->branches->of($callback->branchId);
        $line = $this->lines->of($branch, $callback->number);
        $why = match (true) {
            $now > $callback->notAfter => Reason::TooLate,
            ! $settings->on => Reason::Off,
            ! ($this->mayRing)($callback->phone) => Reason::NotAllowed,
            default => null,
        };
        if ($why !== null || $line === null) {
            $this->settler->change($callback, $callback->isTask($why ?? Reason::NoSystem));

            return;
        }
        if (! $isWanted && (! $this->isOpenNow($callback, $branch, $now) || $this->waitsForBridge($callback, $line, $now))) {
            return;
        }
        $try = $this->tries->claim($callback, $line->connection->id, $settings, $now);
        if ($try instanceof CallbackTry) {
            $this->ask($try, $line, $callback, $settings);
        } elseif ($try !== null) {
            $this->settler->change($callback, $callback->isTask($try));
        }
    }

    /** What nobody is going to hear of any more. */
    public function sweep(): void
    {
        $now = $this->clock->now();
        foreach ($this->tries->openBefore($now - self::FETCHED_WITHIN, self::AT_MOST) as $try) {
            if ($try->fetchedAt === 0) {
                // Whoever is first: after this the bridge gets it no more.
                $this->callOff($try, Reason::Unreachable);
            } elseif ($try->askedAt < $now - ($try->stage() === null ? self::SILENT : self::ENDLESS)) {
                $this->settler->settle($try, static fn (CallbackTry $as): CallbackTry => $as->isOpen() && $as->stage() === $try->stage() ? $as->failed(Reason::Unknown, '', $now) : $as);
            }
        }
    }

    /** @return bool whether it never rang, and never will */
    public function callOff(CallbackTry $try, Reason $why): bool
    {
        $isOff = false;
        $now = $this->clock->now();
        $this->settler->settle($try, function (CallbackTry $as) use ($why, $now, &$isOff): CallbackTry {
            $isOff = $this->tries->callOff($as->id, $why, $now);

            return $isOff ? $as->failed($why, '', $now) : $as;
        });

        return $isOff;
    }

    /** @return bool whether the branch is open now; else the callback is put off, or becomes a task */
    private function isOpenNow(Callback $callback, Branch $branch, int $now): bool
    {
        $opens = $this->branches->hours($branch)->nextOpening($now);
        if ($opens !== null && $opens <= $now) {
            return true;
        }
        $this->settler->change($callback, $opens === null || $opens > $callback->notAfter ? $callback->isTask(Reason::TooLate) : $callback->waits($opens, $callback->reason));

        return false;
    }

    /** Where nobody would fetch the order, it costs no try: the bridge may be back in a moment, else staff are told. */
    private function waitsForBridge(Callback $callback, Line $line, int $now): bool
    {
        if ($line->isReady($now)) {
            return false;
        }
        if ((int) $callback->nextAt <= $now - self::BRIDGE_BACK_WITHIN) {
            $this->settler->change($callback, $callback->isTask(Reason::Unreachable));
        }

        return true;
    }

    private function ask(CallbackTry $try, Line $line, Callback $callback, CallbackSettings $settings): void
    {
        try {
            $rung = $line->ringsOut->ring($line->connection, $line->order($try, $callback->phone, $settings), ($this->http)($line->connection));
        } catch (NotRung $why) {
            $this->isNotRung($try, Reason::ofNotRung($why), $why->detail);

            return;
        } catch (\Throwable $error) {
            // Ours or another plugin's: it may have been asked.
            $this->isNotRung($try, Reason::Unknown, get_class($error));

            return;
        }
        if ($rung->isLeftToFetch) {
            $this->tries->leaveToFetch($try->id);
        } else {
            $this->tries->taken($try->id, $rung->call, $this->clock->now());
        }
    }

    /** Unless an event has told otherwise in the meantime. */
    private function isNotRung(CallbackTry $try, Reason $why, string $detail): void
    {
        $now = $this->clock->now();
        $this->settler->settle($try, static fn (CallbackTry $as): CallbackTry => $as->isOpen() && $as->stage() === null ? $as->failed($why, $detail, $now) : $as);
    }

    /** For how long we have worked: by the machine's clock, which tests don't move. */
    private function time(): int
    {
        return $this->clock->machine() ?? $this->clock->now();
    }
}
