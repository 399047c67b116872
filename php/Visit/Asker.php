<?php

declare(strict_types=1);

namespace Ringwell\Visit;

use Ringwell\Door\Proxies;

/** Who asks a public door, as far as his request tells. Lives in memory only: nothing of this is stored. */
final class Asker
{
    /**
     * @param string $address     the visitor's, already taken from a configured proxy's header where that is believed
     * @param string $secPurpose  Sec-Purpose, "" where there is none: "prefetch" means that nobody sees the page yet
     * @param bool   $isByProxy   whether a configured proxy speaks for him, so that its other headers are believed too
     * @param string $region      what that proxy says of where he is, "" where it says nothing or is none of ours
     * @param bool   $refuses     whether his browser asks not to be followed, and this site heeds that
     */
    public function __construct(
        public readonly string $userAgent = '',
        public readonly string $address = '',
        public readonly string $secPurpose = '',
        public readonly bool $isByProxy = false,
        public readonly string $region = '',
        public readonly bool $refuses = false,
    ) {
    }

    /**
     * @param array<mixed> $server  $_SERVER
     * @param list<string> $proxies addresses or CIDR blocks
     * @param string       $regionHeader name of the header in which they say where the visitor is, "" for none
     * @param bool         $honoursDnt whether Do Not Track and Global Privacy Control are heeded
     */
    public static function of(array $server, array $proxies, string $regionHeader = '', bool $honoursDnt = false): self
    {
        $header = static fn (string $name): string => is_string($server[$name] ?? null) ? $server[$name] : '';
        $remote = $header('REMOTE_ADDR');
        $known = new Proxies($proxies);
        $isByProxy = $known->includes($remote);

        return new self(
            $header('HTTP_USER_AGENT'),
            $known->visitor($remote, $header('HTTP_X_FORWARDED_FOR')),
            $header('HTTP_SEC_PURPOSE'),
            $isByProxy,
            $isByProxy && $regionHeader !== '' ? $header('HTTP_' . strtoupper(strtr($regionHeader, '-', '_'))) : '',
            $honoursDnt && ($header('HTTP_SEC_GPC') === '1' || $header('HTTP_DNT') === '1'),
        );
    }
}
