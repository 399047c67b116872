<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

/** One thing the owner types when a connection is set up. */
final class Field
{
    public function __construct(
        public readonly string $name,
        public readonly string $label,
        public readonly string $help = '',
        public readonly bool $isSecret = false,
        public readonly bool $isRequired = false,
    ) {
    }

    /** @return array{name: string, label: string, help: string, secret: bool, required: bool} */
    public function toArray(): array
    {
        return [
            'name' => $this->name,
            'label' => $this->label,
            'help' => $this->help,
            'secret' => $this->isSecret,
            'required' => $this->isRequired,
        ];
    }
}
