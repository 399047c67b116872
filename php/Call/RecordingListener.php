<?php

declare(strict_types=1);

namespace Ringwell\Call;

/** Told of every recording that an event names, perhaps many times: a call has one for each of its talks. */
interface RecordingListener
{
    /**
     * @param int    $connectionId whose phone system has it; the call may be counted by another one
     * @param string $recording    the phone system's id of it
     * @param int    $heardAt      when the event came, UTC milliseconds
     */
    public function recordingHeard(Call $call, int $connectionId, string $recording, int $heardAt): void;

    /** Two connections reported the same call: what was heard of the one belongs to the other, which counts. Perhaps told twice. */
    public function callsAreOne(int $twinId, int $mainId): void;

    /** The call was erased while this was under way: nothing of it is to stay. */
    public function callGone(int $callId): void;
}
