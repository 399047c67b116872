<?php

declare(strict_types=1);

namespace Ringwell\Call;

use Ringwell\Time;

/**
 * One call that two connections report (an own PBX on a provider's numbers) is one call.
 *
 * Same number, same direction, same caller or both hidden, starts within 15 s, and another connection: the same. A report
 * that waits becomes the twin of one that counts; of two that count the one that was there first stays. Each report
 * looks for the other after it was written, so whichever is last finds both.
 */
final class Twins
{
    private const APART = 15 * Time::SECOND;
    public const WAITS = 10 * Time::MINUTE;

    public function __construct(private readonly TwinStore $rows, private readonly CallStore $calls)
    {
    }

    /** @return array{main: int, paired: list<int>} the call that counts: this one, or the one it is a twin of; and the twins that were found now */
    public function settle(int $id): array
    {
        $call = $this->calls->find($id);
        if ($call === null || $call->twinOf !== null || ! $this->canHaveTwins($call)) {
            return ['main' => $call->twinOf ?? $id, 'paired' => []];
        }
        $paired = [];
        foreach ($this->rows->partners($call, self::APART) as ['call' => $other, 'shape' => $shape]) {
            [$twin, $main] = self::roles($call, $other);
            if ($twin === null || $main === null || ! self::agree($call, $other, $shape, $this->direction($call)) || ! $this->rows->pair($twin, $main)) {
                continue;
            }
            $this->rows->seenByBoth($main->id);
            if ($twin->id === $id) {
                return ['main' => $main->id, 'paired' => [...$paired, $id]];
            }
            $paired[] = $twin->id;
            $call = $this->calls->find($id) ?? $call;
        }

        return ['main' => $id, 'paired' => $paired];
    }

    /**
     * Reports that have waited for long enough count by themselves.
     *
     * @return list<int> ids of calls of which something changed
     */
    public function settleWaiting(int $now, int $limit): array
    {
        $changed = [];
        foreach ($this->rows->waitingSince($now - self::WAITS, $limit) as $call) {
            // Who calls settles each once more, so a twin that came in this very moment, and saw it wait, is found.
            if ($this->settle($call->id)['main'] === $call->id) {
                $this->rows->countAlone($call, $this->direction($call));
            }
            $changed[] = $call->id;
        }

        return $changed;
    }

    private function canHaveTwins(Call $call): bool
    {
        return $call->numberId !== null && in_array($call->direction, [Direction::In, Direction::Out, Direction::Waiting], true)
            // Hidden is one thing, not said yet another.
            && ($call->caller !== null || $this->shape($call)?->caller !== null);
    }

    /** @return array{?Call, ?Call} twin and main; both null where neither counts */
    private static function roles(Call $one, Call $other): array
    {
        return match (true) {
            $one->direction->isShown() && $other->direction->isShown() => $one->id > $other->id ? [$one, $other] : [$other, $one],
            $other->direction->isShown() => [$one, $other],
            $one->direction->isShown() => [$other, $one],
            default => [null, null],
        };
    }

    private static function agree(Call $call, Call $other, CallShape $shape, Direction $direction): bool
    {
        return $shape->direction === $direction && $call->caller === $other->caller && ($other->caller !== null || $shape->caller !== null);
    }

    private function direction(Call $call): Direction
    {
        return $call->direction === Direction::Waiting ? ($this->shape($call)->direction ?? Direction::In) : $call->direction;
    }

    private function shape(Call $call): ?CallShape
    {
        $known = $this->calls->known($call->id);

        return $known === null ? null : CallShape::of($known['facts']);
    }
}
