<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

/** A phone system whose set-up depends on what the owner has typed and on his numbers: a dialplan is made for them. */
interface StepsForConnection
{
    public const MAX_NUMBERS = 200;

    /**
     * @param  string       $eventsUrl with the path secret; '' where it can't be opened any more
     * @param  list<string> $numbers   the clinic's, E.164
     * @return list<SetupStep>
     */
    public function stepsFor(Connection $connection, string $eventsUrl, array $numbers): array;
}
