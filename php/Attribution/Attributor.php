<?php

declare(strict_types=1);

namespace Ringwell\Attribution;

use Ringwell\Call\Call;
use Ringwell\Call\CallListener;
use Ringwell\Call\Direction;
use Ringwell\Lease\ExposureLog;
use Ringwell\Lease\TiedCalls;
use Ringwell\Number\Role;
use Ringwell\Number\RoleHistory;
use Ringwell\Visit\VisitStore;

/** Ties each inbound call to a visit, a source or nobody; again whenever the call changes, always to the same answer. */
final class Attributor implements CallListener
{
    public function __construct(
        private readonly AttributionStore $attributions,
        private readonly RoleHistory $roles,
        private readonly ExposureLog $exposures,
        private readonly VisitStore $visits,
        private readonly TiedCalls $tiedCalls,
    ) {
    }

    public function callChanged(Call $call): void
    {
        if ($call->direction !== Direction::In) {
            $this->attributions->remove($call->id);

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

    private function decide(Call $call): Answer
    {
        if ($call->numberId === null) {
            return FirstRules::decide(null, null, $call->startedAt, $call->isLate);
        }
        // A phone system's clock shows whole seconds, so a call may seem to come just before its number did.
        $role = $this->roles->at($call->numberId, $call->startedAt) ?? $this->roles->at($call->numberId, $call->heardAt);
        $mayHaveViewers = ! in_array($role?->name, [null, Role::STATIC, Role::DEFAULT, Role::SITE], true);
        $viewer = $mayHaveViewers ? $this->exposures->lastViewer(
            $call->numberId,
            $call->startedAt - FirstRules::WINDOW,
            $call->startedAt - FirstRules::RING_DELAY,
        ) : null;

        return FirstRules::decide($role, $viewer, $call->startedAt, $call->isLate);
    }
}
