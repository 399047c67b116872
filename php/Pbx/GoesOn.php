<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

/**
 * A phone system that does one thing at a time: when the clinic has picked up, it must be told to ring the patient.
 *
 * Asked once for each event that is new, right after it was worked on, and not at all where that was late.
 */
interface GoesOn
{
    /**
     * @param  int     $receivedAt when the event reached us; what happened long before is left alone
     * @throws NotRung where the phone system would not, or nobody knows
     */
    public function goOn(PbxEvent $event, Connection $connection, int $receivedAt, Http $http): void;
}
