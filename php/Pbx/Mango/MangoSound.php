<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Mango;

use Ringwell\Pbx\PullFailed;
use Ringwell\Pbx\RecordingSource;
use Ringwell\Time;

/** Asks where a recording can be fetched right now: Mango answers with a redirect to an address that is good for once. */
final class MangoSound
{
    public function __construct(private readonly MangoApi $api)
    {
    }

    /** @throws PullFailed */
    public function find(string $recording): RecordingSource
    {
        $answer = $this->api->ask('queries/recording/post', ['recording_id' => $recording, 'action' => 'download']);
        $location = $answer->headers['location'] ?? '';
        if ($answer->status >= 300 && $answer->status < 400 && str_starts_with($location, 'https://')) {
            return new RecordingSource($location);
        }
        // Asked for too early; as a request for what isn't there it counts as a wrong one.
        if (MangoApi::code($answer) === MangoApi::NO_SUCH_RECORDING) {
            throw new PullFailed(PullFailed::TOO_OFTEN, (string) MangoApi::NO_SUCH_RECORDING, MangoApi::LOCKED_FOR);
        }
        if (in_array($answer->status, [202, 204, 404], true)) {
            throw new PullFailed(PullFailed::TOO_OFTEN, "HTTP {$answer->status}", Time::MINUTE);
        }
        throw MangoApi::refusal($answer) ?? new PullFailed(PullFailed::UNREADABLE, "HTTP {$answer->status}");
    }
}
