<?php

declare(strict_types=1);

namespace Ringwell\Number;

/**
 * What a number is used for. It has one role at a time; the unique column numbers.role_key keeps two numbers
 * from being, say, the static number of one placement.
 */
final class Role
{
    public const POOL = 'pool';
    public const STATIC = 'static';
    public const DEFAULT = 'default';
    public const SITE = 'site';
    public const QUARANTINED = 'quarantined';
    public const DETACHING = 'detaching';
    /** Taken off every list, but kept: calls and exposures of the past name it. Adding the number again revives it. */
    public const REMOVED = 'removed';

    /** Roles that lists show. */
    public const LISTED = [self::POOL, self::STATIC, self::DEFAULT, self::SITE, self::QUARANTINED, self::DETACHING];

    /** Roles from which a number may be given a new one; nobody is shown a number in these. */
    public const FREE = [self::QUARANTINED, self::DETACHING, self::REMOVED];

    /**
     * @param int|null $of       id of the pool, placement or target that the role belongs to
     * @param int|null $sourceId whose placement it is, unless it is that of a group
     * @param int|null $groupId  the group of sources whose placement it is
     */
    private function __construct(
        public readonly string $name,
        public readonly ?int $of = null,
        public readonly ?int $sourceId = null,
        public readonly ?int $targetId = null,
        public readonly ?int $groupId = null,
    ) {
    }

    public static function pool(int $poolId, int $targetId): self
    {
        return new self(self::POOL, $poolId, null, $targetId);
    }

    /** A placement is either a source's or a group's. */
    public static function staticOf(int $placementId, ?int $sourceId, int $targetId, ?int $groupId = null): self
    {
        return new self(self::STATIC, $placementId, $sourceId, $targetId, $groupId);
    }

    public static function defaultOf(int $placementId, ?int $sourceId, int $targetId, ?int $groupId = null): self
    {
        return new self(self::DEFAULT, $placementId, $sourceId, $targetId, $groupId);
    }

    public static function site(int $targetId): self
    {
        return new self(self::SITE, $targetId, null, $targetId);
    }

    public static function quarantined(): self
    {
        return new self(self::QUARANTINED);
    }

    public static function detaching(): self
    {
        return new self(self::DETACHING);
    }

    public static function removed(): self
    {
        return new self(self::REMOVED);
    }

    /** A role as the database has it. */
    public static function stored(string $name, ?int $of, ?int $sourceId, ?int $targetId, ?int $groupId = null): self
    {
        return new self($name, $of, $sourceId, $targetId, $groupId);
    }

    /** For numbers.role_key: "static:7", "default:7", "site:3"; null where many numbers may have the role. */
    public function key(): ?string
    {
        return match ($this->name) {
            self::STATIC, self::DEFAULT, self::SITE => "{$this->name}:{$this->of}",
            default => null,
        };
    }

    public function isFree(): bool
    {
        return in_array($this->name, self::FREE, true);
    }

    public function equals(self $other): bool
    {
        return $this->name === $other->name && $this->of === $other->of;
    }
}
