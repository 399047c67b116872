<?php

declare(strict_types=1);

namespace Ringwell\Recording;

use Ringwell\Call\CallErased;
use Ringwell\Call\ErasedCall;

/** A call was erased: its recordings go, with the only keys that open their files, the log of who listened, and all addresses. */
final class RecordingEraser implements CallErased
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
        array_map($this->files->delete(...), $this->recordings->forget($call->id));
        $this->listens->forget($call->id);
    }
}
