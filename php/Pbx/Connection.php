<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

/** One configured phone system, as an adapter sees it. */
final class Connection
{
    /** Name of the field for it, where a phone system has one. */
    public const ZONE = 'zone';

    /** Kinds with no phone system behind them: calls that the owner read in from a file, and those that somebody typed. */
    public const FILE = 'file';
    public const HAND = 'hand';
    public const BUILT_IN = [self::FILE, self::HAND];

    /**
     * @param array<string, string>      $settings fields that are no secrets
     * @param ?array<string, string>     $secrets  null where they can't be opened any more (changed salts)
     * @param string                     $siteZone the zone of the site's own clock
     * @param ?int                       $ordersAskedAt when a bridge beside it last asked whom to ring; a minute late at most
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
        private readonly string $siteZone = 'UTC',
        public readonly ?int $ordersAskedAt = null,
    ) {
    }

    /** In which zone the phone system's times are, where they don't say it themselves: "Europe/Moscow" or "+03:00". */
    public function zone(): string
    {
        $zone = $this->settings[self::ZONE] ?? '';

        return $zone === '' ? $this->siteZone : $zone;
    }

    /** '' where it isn't set or can't be opened. */
    public function secret(string $name): string
    {
        return $this->secrets[$name] ?? '';
    }
}
