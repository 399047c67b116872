<?php

declare(strict_types=1);

namespace Ringwell\Call;

/** What a call of a list or a file changed here. */
final class Applied
{
    public const CREATED = 'created';
    public const REPAIRED = 'repaired';
    public const UNCHANGED = 'unchanged';

    /**
     * @param self::CREATED|self::REPAIRED|self::UNCHANGED $what   repaired: it was known, and something of it was not
     * @param ?int                                         $callId null where it is kept out of everything
     */
    public function __construct(
        public readonly string $what,
        public readonly ?int $callId,
    ) {
    }
}
