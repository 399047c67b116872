<?php

declare(strict_types=1);

namespace Ringwell\Recording;

use Ringwell\Call\Call;
use Ringwell\Call\RecordingListener;

/** What is heard of calls' recordings; those of two calls that turn out to be one, with their addresses and the log of who listened. */
final class HeardRecordings implements RecordingListener
{
    public function __construct(
        private readonly RecordingStore $recordings,
        private readonly ListenStore $listens,
        private readonly LinkStore $links,
    ) {
    }

    public function recordingHeard(Call $call, int $connectionId, string $recording, int $heardAt): void
    {
        $this->recordings->add($call->id, $connectionId, $recording, $heardAt);
    }

    /** What has just been heard of has no file yet. */
    public function callGone(int $callId): void
    {
        $this->recordings->forget($callId);
    }

    public function callsAreOne(int $twinId, int $mainId): void
    {
        foreach ($this->recordings->ofCall($twinId) as $recording) {
            $same = $this->recordings->move($recording, $mainId);
            if ($same !== null) {
                $this->links->lead($twinId, $recording->id, $same);
                $this->listens->lead($twinId, $recording->id, $same);
                $this->recordings->drop($recording->id);
            }
        }
        // Last, and by the call: where somebody was interrupted above, being told again finishes it.
        $this->links->move($twinId, $mainId);
        $this->listens->move($twinId, $mainId);
    }
}
