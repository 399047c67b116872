<?php

declare(strict_types=1);

namespace Ringwell\Callback;

use Ringwell\Call\Call;
use Ringwell\Call\CallState;
use Ringwell\Call\Stage;

/**
 * What the story of a call makes of a try, and a try of its callback. Pure. News may come twice, late and in any order: a try
 * only ever goes on, and a callback changes where its try did.
 */
final class Course
{
    /** @param int $now when we heard of it */
    public static function advanced(CallbackTry $try, Call $call, int $now): CallbackTry
    {
        $changes = ['callId' => $try->callId ?? $call->id];
        $stage = $call->stage ?? ($call->answeredAt === null ? Stage::ClinicRings : Stage::Talking);
        $isOver = $call->state === CallState::Ended;
        $reason = $isOver ? self::reasonOf($call) : null;
        if ($isOver && $reason === null) {
            $stage = Stage::Talking;
        }
        $changes += match ($stage) {
            Stage::ClinicRings => ['clinicAt' => $try->clinicAt ?? self::inside($call->startedAt, $try, $now)],
            Stage::ClinicAnswered => ['clinicAnsweredAt' => $try->clinicAnsweredAt ?? $now],
            Stage::PatientRings => ['patientAt' => $try->patientAt ?? $now],
            Stage::Talking => ['talkingAt' => $try->talkingAt ?? self::inside(max($call->answeredAt ?? $now, $try->patientAt ?? 0, $try->clinicAnsweredAt ?? 0), $try, $now)],
        };
        $result = $reason === null ? ($isOver ? CallbackTry::TALKED : '') : $reason->value;
        if (self::rank($result) > self::rank($try->result)) {
            $changes += ['result' => $result, 'detail' => '', 'endedAt' => self::inside($call->endedAt ?? $now, $try, $now)];
        } elseif ($result === '' && self::rank($try->result) === 1) {
            // We had taken it for lost, and it rings.
            $changes += ['result' => '', 'detail' => '', 'endedAt' => null];
        }

        return $try->with($changes);
    }

    /**
     * @param bool $isLast whether the callback was rung no more after this try
     * @return Callback the same where nothing follows
     */
    public static function after(Callback $callback, CallbackTry $before, CallbackTry $after, bool $isLast, Schedule $schedule): Callback
    {
        $talkingAt = $callback->talkingAt ?? $after->talkingAt;
        $callback = $talkingAt === $callback->talkingAt ? $callback : $callback->with(['talkingAt' => $talkingAt]);
        $isSame = $before->result === $after->result && $before->stage() === $after->stage();
        if ($isSame || $callback->state->isOver()) {
            return $callback;
        }
        // What a list does not show is said to whoever has the task, and undoes nothing that was decided since.
        if ($after->reason() === Reason::NotListed && $callback->reason !== Reason::Unknown) {
            return $callback;
        }
        if ($after->hasTalked()) {
            return $isLast || ! $callback->state->isRinging() ? $callback->with(['reason' => null, 'detail' => ''])->over(State::Done, (int) $after->endedAt) : $callback;
        }
        if (! $isLast) {
            return $callback;
        }

        return $after->isOpen() ? $callback->rings(State::ofStage($after->stage())) : self::unreached($callback, $after, $schedule);
    }

    private static function unreached(Callback $callback, CallbackTry $try, Schedule $schedule): Callback
    {
        $reason = $try->reason() ?? Reason::Unknown;
        if ($reason === Reason::Cancelled) {
            return $callback->over(State::Cancelled, (int) $try->endedAt);
        }
        $next = $reason->maySucceedLater() ? $schedule->next($callback->tries, (int) $try->endedAt, $callback->notAfter) : null;

        return $next === null ? $callback->isTask($reason, $try->detail) : $callback->waits($next, $reason)->with(['detail' => $try->detail]);
    }

    /** @return ?Reason null: they talked */
    private static function reasonOf(Call $call): ?Reason
    {
        return match (true) {
            $call->stage === Stage::Talking => null,
            $call->unreached !== null => Reason::ofUnreached($call->unreached),
            $call->answeredAt !== null => null,
            in_array($call->stage, [Stage::ClinicAnswered, Stage::PatientRings], true) => Reason::PatientSilent,
            default => Reason::ClinicSilent,
        };
    }

    private static function rank(string $result): int
    {
        return match ($result) {
            '' => 0,
            CallbackTry::TALKED => 10,
            default => Reason::tryFrom($result)?->rank() ?? 1,
        };
    }

    /** A phone system's clock may be off: nothing came before we asked, or is yet to come. */
    private static function inside(int $at, CallbackTry $try, int $now): int
    {
        return max($try->askedAt, min($now, $at));
    }
}
