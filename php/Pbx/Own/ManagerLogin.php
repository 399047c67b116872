<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Own;

/** Where an Asterisk's manager interface is, and who may speak with it. Nothing in it can be more than one line. */
final class ManagerLogin
{
    public const HOST = '#^(?:tls://)?(?:[A-Za-z0-9.-]{1,200}|\[[0-9A-Fa-f:.]{2,45}\])$#D';
    public const WORD = '/^[\x21-\x7E]{1,100}$/D';

    private function __construct(
        public readonly string $address,
        public readonly string $user,
        public readonly string $password,
    ) {
    }

    /** @return ?self null where something is missing, or is none */
    public static function of(string $host, string $port, string $user, string $password): ?self
    {
        $isRight = preg_match(self::HOST, $host) === 1
            && preg_match('/^\d{1,5}$/D', $port) === 1
            && preg_match(self::WORD, $user) === 1
            && preg_match(self::WORD, $password) === 1;

        return $isRight ? new self((str_starts_with($host, 'tls://') ? '' : 'tcp://') . "{$host}:{$port}", $user, $password) : null;
    }
}
