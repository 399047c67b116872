<?php

declare(strict_types=1);

namespace Ringwell\Attribution;

use Ringwell\Call\Call;
use Ringwell\Call\CallErased;
use Ringwell\Call\CallListener;
use Ringwell\Call\Direction;
use Ringwell\Call\ErasedCall;
use Ringwell\Lease\ExposureLog;
use Ringwell\Lease\TiedCalls;
use Ringwell\Number\Role;
use Ringwell\Number\RoleHistory;
use Ringwell\Time;
use Ringwell\Visit\VisitStore;

/** Ties each inbound call to a visit, a source or nobody; again whenever the call changes, always to the same answer. */
final class Attributor implements CallListener, CallErased
{
    private const JUST_BEFORE = Time::MINUTE;

    public function __construct(
        private readonly AttributionStore $attributions,
        private readonly RoleHistory $roles,
        private readonly ExposureLog $exposures,
        private readonly VisitStore $visits,
        private readonly TiedCalls $tiedCalls,
        private readonly OrderedCalls $orders,
    ) {
    }

    public function callChanged(Call $call): void
    {
        if ($call->direction !== Direction::In) {
            $this->ordered($call);

            return;
        }
        $answer = $this->decide($call);
        $visit = $answer->visit === null ? null : $this->visits->find($answer->visit);
        if ($visit !== null && $call->numberId !== null && $this->attributions->find($call->id)?->answer->visit !== $visit->id) {
            $this->tiedCalls->protect($call->numberId, $visit->visitor, $call->startedAt);
        }
        $this->attributions->save(
            new Attribution($call->id, $answer, $visit->utm['campaign'] ?? '', $visit->utm['term'] ?? ''),
            $call,
        );
    }

    /** A call that we had made for somebody who asked for it in a visit: nothing is to be guessed. Reports count no call that we make. */
    private function ordered(Call $call): void
    {
        $id = $call->direction->isShown() ? $this->orders->visitOf($call) : null;
        $visit = $id === null ? null : $this->visits->find($id);
        if ($visit === null) {
            $this->attributions->remove($call->id);

            return;
        }
        $this->attributions->save(
            new Attribution(
                $call->id,
                new Answer('callback', Answer::SURE, $visit->id, $visit->sourceId, [new Reason(Reason::CALLBACK)]),
                $visit->utm['campaign'] ?? '',
                $visit->utm['term'] ?? '',
            ),
            $call,
        );
    }

    public function callErased(ErasedCall $call): void
    {
        $this->attributions->remove($call->id);
    }

    private function decide(Call $call): Answer
    {
        if ($call->numberId === null) {
            return FirstRules::decide(null, null, $call->startedAt, $call->isLate);
        }
        // A phone system's clock shows whole seconds and may be off, so a call may seem to come just before its number had any use:
        // then what counts is when we heard of it. One that a list tells of days later is as old as it says.
        $latest = $call->isRepaired ? min($call->heardAt, $call->startedAt + self::JUST_BEFORE) : $call->heardAt;
        $role = $this->roles->at($call->numberId, $call->startedAt) ?? $this->roles->at($call->numberId, $latest);
        $mayHaveViewers = ! in_array($role?->name, [null, Role::STATIC, Role::DEFAULT, Role::SITE], true);
        $viewer = $mayHaveViewers ? $this->exposures->lastViewer(
            $call->numberId,
            $call->startedAt - FirstRules::WINDOW,
            $call->startedAt - FirstRules::RING_DELAY,
        ) : null;

        return FirstRules::decide($role, $viewer, $call->startedAt, $call->isLate);
    }
}
