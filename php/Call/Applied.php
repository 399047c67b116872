<?php

declare(strict_types=1);

namespace Ringwell\Call;

/** What word of a call changed here. */
final class Applied
{
    public const CREATED = 'created';
    public const REPAIRED = 'repaired';
    public const UNCHANGED = 'unchanged';
    public const ERASED = 'erased';

    /**
     * @param self::CREATED|self::REPAIRED|self::UNCHANGED|self::ERASED $what   repaired: it was known, and something of it was not; erased: it was once, and stays away
     * @param ?int                                                      $callId the call that counts; null where it is kept out of everything
     */
    public function __construct(
        public readonly string $what,
        public readonly ?int $callId,
    ) {
    }
}
