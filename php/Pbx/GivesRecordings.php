<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

/** A phone system that gives recordings out. */
interface GivesRecordings
{
    /**
     * @param  string $recording as an event named it (CallEvent::$recording)
     * @throws PullFailed 'too_often' with retryAfter where it isn't ready yet
     */
    public function recording(Connection $connection, string $recording, Http $http): RecordingSource;
}
