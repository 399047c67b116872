<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Mango;

use Ringwell\Call\CallEvent;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Pbx\Said;

/**
 * events/record/added says that a recording can be fetched. events/recording, of its making, is not read: who asks for one
 * that isn't there yet makes a wrong request, and of those Mango forgives only one in two minutes.
 */
final class MangoRecording
{
    public static function read(Said $said): CallEvent
    {
        return new CallEvent($said->required('entry_id'), Direction::Unknown, CallState::New, recording: $said->required('recording_id'));
    }
}
