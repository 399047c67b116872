<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

/**
 * A phone system that can be told to ring the clinic first and then a patient.
 *
 * Its events and its list should give our id back (CallEvent::$command), with the stage the call has come to; where they
 * can't, RingsOut::knowsCommand() is false, and the call is found by phone and time.
 */
interface RingsOut
{
    /** Whether what this needs of the connection's own fields is filled in. */
    public function canRing(Connection $connection): bool;

    /** What "who is rung first" means here, for the owner: an employee's extension, a group, a phone. Translated. */
    public function clinicHelp(): string;

    /** Whether that may be who is rung first: "101", "+74951112233". */
    public function takesClinic(string $clinic): bool;

    public function knowsCommand(): bool;

    /** Whether the patient sees RingOrder::$number ringing; else only the phone system knows what he sees, and he is told of none. */
    public function showsNumber(): bool;

    /**
     * Asks once, and only once: never tries again by itself.
     *
     * @throws NotRung
     */
    public function ring(Connection $connection, RingOrder $order, Http $http): Rung;
}
