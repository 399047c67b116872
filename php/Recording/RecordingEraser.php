<?php

declare(strict_types=1);

namespace Ringwell\Recording;

/** A call was erased: its recordings go, with the only keys that open their files, the log of who listened, and all addresses. */
final class RecordingEraser
{
    public function __construct(
        private readonly RecordingStore $recordings,
        private readonly SoundFiles $files,
        private readonly ListenStore $listens,
        private readonly LinkStore $links,
    ) {
    }

    public function callErased(int $callId): void
    {
        $this->links->forget($callId);
        array_map($this->files->delete(...), $this->recordings->forget($callId));
        $this->listens->forget($callId);
    }
}
