<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

/** One numbered step of a set-up: what to do, and the text to paste, in which {events_url} stands for our address. */
final class SetupStep
{
    public function __construct(
        public readonly string $title,
        public readonly string $text,
        public readonly string $copy = '',
    ) {
    }

    /** @return array{title: string, text: string, copy: string} */
    public function toArray(?string $eventsUrl = null): array
    {
        return [
            'title' => $this->title,
            'text' => $this->text,
            'copy' => $eventsUrl === null ? $this->copy : str_replace('{events_url}', $eventsUrl, $this->copy),
        ];
    }
}
