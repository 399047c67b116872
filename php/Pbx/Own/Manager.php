<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Own;

use Ringwell\Pbx\NotRung;

/** Asterisk's manager interface, as far as a call is ordered by it. */
interface Manager
{
    /**
     * Asks once. Returns where Asterisk said that it will ring.
     *
     * @param  list<array{string, string}> $action names and values, the action itself first
     * @throws NotRung
     */
    public function originate(ManagerLogin $login, array $action): void;
}
