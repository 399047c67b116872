<?php

declare(strict_types=1);

namespace Ringwell\Page;

/** One number of an answer: what a page is to show at one target. */
final class ShownNumber
{
    /**
     * @param string $kind     pool, static, default or own
     * @param string $fallback E.164 to show when the number was taken
     * @param ?int   $ttl      seconds, only for pool numbers
     */
    public function __construct(
        public readonly int $target,
        public readonly int $numberId,
        public readonly string $number,
        public readonly ?string $display,
        public readonly string $kind,
        public readonly string $fallback,
        public readonly ?int $ttl = null,
    ) {
    }

    /** @return array<string, mixed> as the lease answer's schema has it */
    public function toArray(): array
    {
        $answer = ['target' => $this->target, 'number' => $this->number, 'display' => $this->display, 'kind' => $this->kind, 'fallback' => $this->fallback];

        return $this->ttl === null ? $answer : $answer + ['ttl' => $this->ttl];
    }
}
