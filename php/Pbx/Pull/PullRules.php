<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Pull;

use Ringwell\Pbx\Pulled;
use Ringwell\Pbx\PullFailed;
use Ringwell\Time;

/** When a pull is due, what it asks for, and what becomes of it after each step. Pure. */
final class PullRules
{
    public const EVERY = 10 * Time::MINUTE;
    /** Each pull asks again for so much of what the last one had: calls are listed by their begin, some only at their end. */
    public const OVERLAP = 2 * Time::HOUR;
    public const NIGHTLY_REACH = 3 * Time::DAY;
    /** After a long pause no further back than this. */
    public const LONGEST_REACH = 31 * Time::DAY;
    /** Mango locks whoever errs twice within two minutes; others are spared by it too. */
    public const APART_AFTER_ERROR = 150 * Time::SECOND;
    private const LONGEST_DELAY = Time::HOUR;
    /** A report that was ordered so long ago is not kept for us any more. */
    private const RESUME_FOR = Time::HOUR;
    /** So many failures in a row may come from what we go on with. */
    private const TRIES_WITH_RESUME = 3;
    /** Twice as many pages as a month of the largest clinic has. */
    private const MOST_STEPS = 2000;

    /** @param int $longest the longest period that may be asked for at once */
    public static function begin(PullState $state, int $longest, int $now): Progress
    {
        $progress = $state->progress;
        if ($progress !== null) {
            return abs($now - $progress->at) > self::RESUME_FOR ? $progress->anew() : $progress;
        }
        $back = $state->kind === PullState::NIGHTLY ? $now - self::NIGHTLY_REACH : min($now, $state->goodUntil ?? $now) - self::OVERLAP;
        $from = max($now - self::LONGEST_REACH, $back);

        return new Progress($from, self::pieceEnd($from, $now, $longest), $now, null, $now);
    }

    /**
     * @param int $repaired calls that this step made or mended
     * @param int $next     when this kind is due again once it is through
     */
    public static function step(PullState $state, Progress $done, Pulled $pulled, int $repaired, int $longest, int $now, int $next): PullState
    {
        $repaired += $done->repaired;
        if ($pulled->resume !== null) {
            $seen = $done->seen + count($pulled->events);
            $on = new Progress($done->from, $done->to, $done->reach, $pulled->resume, $now, $done->steps + 1, $repaired, $seen, max($seen, $done->applied));

            return $state->going($on, $now + max(0, $pulled->wait), $state->goodUntil);
        }
        if ($done->to < $done->reach) {
            $on = new Progress($done->to, self::pieceEnd($done->to, $done->reach, $longest), $done->reach, null, $now, 0, $repaired);

            return $state->going($on, $now + max(0, $pulled->wait), $done->to);
        }

        return $state->finished($done->reach, $repaired, $now, $next);
    }

    public static function failed(PullState $state, ?Progress $progress, PullFailed $why, int $now): PullState
    {
        $times = ($state->failure->times ?? 0) + 1;
        $isOurs = in_array($why->reason, [PullFailed::UNREACHABLE, PullFailed::TOO_OFTEN], true);
        if ($progress !== null && (! $isOurs || $times >= self::TRIES_WITH_RESUME)) {
            $progress = $progress->anew();
        }
        $dueAt = $why->isForGood() ? null : $now + max($why->retryAfter ?? 0, self::delay($times));

        return $state->failed(new Failure($now, $why->reason, mb_substr(mb_scrub($why->detail, 'UTF-8'), 0, 255), $times), $dueAt, $progress);
    }

    public static function isEndless(Progress $progress): bool
    {
        return $progress->steps >= self::MOST_STEPS;
    }

    /** When a phone system may be asked again though nothing is due, because somebody wants it: never too soon after an error. */
    public static function after(?Failure $failure, int $now): int
    {
        return $failure === null || ! $failure->mayLock() ? $now : max($now, min($now, $failure->at) + self::APART_AFTER_ERROR);
    }

    private static function delay(int $times): int
    {
        return min(self::LONGEST_DELAY, self::APART_AFTER_ERROR * 2 ** min(10, $times - 1));
    }

    private static function pieceEnd(int $from, int $reach, int $longest): int
    {
        return min($reach, $from + max(Time::HOUR, $longest));
    }
}
