<?php

declare(strict_types=1);

namespace Ringwell\Call;

use Ringwell\Time;

/** One point on the line of a call's story. */
final class Moment
{
    public function __construct(
        public readonly int $at,
        public readonly string $kind,
        public readonly string $text,
        public readonly string $detail = '',
    ) {
    }

    /** @return array{at: string, kind: string, text: string, detail: string} */
    public function toArray(): array
    {
        return ['at' => Time::iso($this->at), 'kind' => $this->kind, 'text' => $this->text, 'detail' => $this->detail];
    }
}
