<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Mango;

use Ringwell\Call\CallEvent;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Pbx\Said;

/** events/recording tells of a recording's making, events/record/added that it can be fetched. */
final class MangoRecording
{
    private const KEPT = 1000;

    /** @return list<CallEvent> none while a recording is still being made, or was too short to keep */
    public static function read(Said $said, bool $isReady): array
    {
        $call = $said->required('entry_id');
        $recording = $said->required('recording_id');
        $isKept = strtolower($said->text('recording_state') ?? '') === 'completed'
            && in_array($said->int('completion_code') ?? self::KEPT, [0, self::KEPT], true);
        if (! $isReady && ! $isKept) {
            return [];
        }

        return [new CallEvent($call, Direction::Unknown, CallState::New, recording: $recording)];
    }
}
