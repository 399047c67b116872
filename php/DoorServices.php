<?php

declare(strict_types=1);

namespace Ringwell;

/**
 * How the public doors are put together, without WordPress: of a connection to the site's database (which knows the
 * prefix of its tables) and a clock. Services uses it for the doors by REST, the fast door uses it alone.
 *
 * For one request: `$plan = $doors->plan()`, then `$doors->lease($plan)->answer($body, $doors->asker($plan, $_SERVER))`.
 */
final class DoorServices
{
    /** Right once the plan was read, which is the first thing that a door does. */
    private readonly CorrectedClock $clock;

    /**
     * @param (\Closure(): bool)|null   $isSampled see Plan\Crowds
     * @param (\Closure(int): int)|null $chance    see Lease\LeaseDesk
     */
    public function __construct(
        private readonly Db\Connection $db,
        Clock $clock,
        private readonly ?\Closure $isSampled = null,
        private readonly ?\Closure $chance = null,
    ) {
        $this->clock = new CorrectedClock($clock);
    }

    public function plans(): Plan\PlanStore
    {
        return new Plan\PlanStore($this->db, $this->planBuilder(...), $this->clock);
    }

    /**
     * What the doors must know of the site, as it is now: to be read once a request.
     *
     * @throws Plan\NotReady where WordPress has not said yet what only it knows
     * @throws Db\Failed     where the database refused
     */
    public function plan(): Plan\Plan
    {
        return $this->plans()->current();
    }

    /** @param array<mixed> $server $_SERVER */
    public function asker(Plan\Plan $plan, array $server): Visit\Asker
    {
        return Visit\Asker::of($server, $plan->site->proxies, $plan->site->regionHeader, $plan->site->honourDnt);
    }

    public function lease(Plan\Plan $plan): Page\LeaseDoor
    {
        return new Page\LeaseDoor(
            $plan,
            $this->configToken($plan),
            $this->arrivals($plan),
            $this->pageView($plan),
            $this->refusals(),
            $this->networkKey(),
            $this->crowds(),
            new Visit\RegionFile($plan->site->regionFile),
        );
    }

    public function activity(Plan\Plan $plan): Page\ActivityDoor
    {
        return new Page\ActivityDoor($plan, $this->configToken($plan), new Lease\ScreenStore($this->db), $this->signs($plan), $this->networkKey(), $this->crowds(), $this->clock);
    }

    /** A link between the clinic's sites. */
    public function carry(Plan\Plan $plan): Carry\CarryDoor
    {
        return new Carry\CarryDoor($plan, $this->configToken($plan), new Carry\CarryStore($this->db), $this->visits(), $this->networkKey(), $this->crowds(), $this->clock);
    }

    public function arrivals(Plan\Plan $plan): Visit\Arrivals
    {
        return new Visit\Arrivals($this->visits(), $plan->rules(), $this->clock);
    }

    public function pageView(Plan\Plan $plan): Page\PageView
    {
        return new Page\PageView($plan, $this->db, $this->visits(), $this->leases(), new Lease\ExposureLog($this->db), $this->refusals(), $this->clock);
    }

    /** What visitors do with the numbers on their screens. */
    public function signs(Plan\Plan $plan): Page\Activity
    {
        $log = new Lease\ExposureLog($this->db);
        $histories = new Page\ScreenHistoryStore($this->db, $this->visits(), $log);

        return new Page\Activity($plan, $this->db, $this->visits(), $this->leases(), $log, $histories, $this->clock);
    }

    public function crowds(): Plan\Crowds
    {
        return new Plan\Crowds($this->db, $this->clock, $this->isSampled);
    }

    private function refusals(): Page\RefusalStore
    {
        return new Page\RefusalStore($this->db, $this->clock);
    }

    private function networkKey(): Plan\NetworkKey
    {
        return new Plan\NetworkKey($this->db, $this->clock);
    }

    private function configToken(Plan\Plan $plan): ?Door\ConfigToken
    {
        $keys = $plan->site->keys();

        return $keys === null ? null : new Door\ConfigToken($keys, $this->clock);
    }

    private function visits(): Visit\VisitStore
    {
        return new Visit\VisitStore($this->db);
    }

    private function leases(): Lease\LeaseDesk
    {
        return new Lease\LeaseDesk(new Lease\SqlLeaseStore($this->db), $this->clock, $this->chance);
    }

    private function planBuilder(): Plan\PlanBuilder
    {
        $numbers = new Number\NumberStore($this->db);
        $roles = new Number\RoleDesk($this->db, $numbers, $this->clock);
        $targets = new Number\TargetStore($this->db, $numbers, $roles, $this->clock);

        return new Plan\PlanBuilder(
            $targets,
            new Source\SourceStore($this->db, $this->clock),
            new Source\PlacementStore($this->db, $numbers, $roles, $this->clock),
            new Lease\PoolStore($this->db, $numbers, $roles, $targets, $this->clock),
        );
    }
}
