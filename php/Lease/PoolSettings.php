<?php

declare(strict_types=1);

namespace Ringwell\Lease;

/** The part of a pool that its owner may change at any time. */
final class PoolSettings
{
    /** @param ?int $holdMinutes null: automatic */
    public function __construct(
        public readonly ?int $holdMinutes = null,
        public readonly string $holdFrom = Pool::FROM_GIVING,
        public readonly int $protectionMinutes = 15,
        public readonly int $callProtectionMinutes = 15,
    ) {
    }

    /** @param array<string, mixed> $message checked against pool-write.json */
    public static function of(array $message, self $before = new self()): self
    {
        /** @var array{hold_minutes?: ?int, hold_from?: string, protection_minutes?: int, call_protection_minutes?: int} $message */
        return new self(
            array_key_exists('hold_minutes', $message) ? $message['hold_minutes'] : $before->holdMinutes,
            $message['hold_from'] ?? $before->holdFrom,
            $message['protection_minutes'] ?? $before->protectionMinutes,
            $message['call_protection_minutes'] ?? $before->callProtectionMinutes,
        );
    }

    public static function ofPool(Pool $pool): self
    {
        return new self($pool->holdMinutes, $pool->holdFrom, $pool->protectionMinutes, $pool->callProtectionMinutes);
    }
}
