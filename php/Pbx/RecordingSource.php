<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

/** Where the sound of a recording is to be had right now. Never stored: such addresses live for minutes, or hold a key. */
final class RecordingSource
{
    /** @param array<string, string> $headers to send with the question */
    public function __construct(public readonly string $url, public readonly array $headers = [])
    {
    }
}
