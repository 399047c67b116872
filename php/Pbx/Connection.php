<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

/** One configured phone system, as an adapter sees it. */
final class Connection
{
    /**
     * @param array<string, string>      $settings fields that are no secrets
     * @param ?array<string, string>     $secrets  null where they can't be opened any more (changed salts)
     */
    public function __construct(
        public readonly int $id,
        public readonly string $name,
        public readonly string $adapter,
        public readonly bool $isEnabled,
        public readonly array $settings,
        public readonly ?array $secrets,
        public readonly ?int $lastEventAt,
        public readonly int $createdAt,
    ) {
    }

    /** '' where it isn't set or can't be opened. */
    public function secret(string $name): string
    {
        return $this->secrets[$name] ?? '';
    }
}
