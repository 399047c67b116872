<?php

declare(strict_types=1);

namespace Ringwell\Recording;

use Ringwell\Call\CallGone;
use Ringwell\Call\ErasedCall;

/** A call was erased: its recordings go, with the only keys that open their files, the log of who listened, and all addresses. */
final class RecordingEraser implements CallGone
{
    public function __construct(
        private readonly RecordingStore $recordings,
        private readonly SoundFiles $files,
        private readonly ListenStore $listens,
        private readonly LinkStore $links,
    ) {
    }

    public function callErased(ErasedCall $call): void
    {
        $this->links->forget($call->id);
        $this->callGone($call->id);
        $this->listens->forget($call->id);
    }

    public function callGone(int $callId): void
    {
        array_map($this->files->delete(...), $this->recordings->forget($callId));
    }
}
