<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Routing;

use Ringwell\Call\LastTalks;
use Ringwell\Call\Party;
use Ringwell\Clock;
use Ringwell\Number\DialledNumbers;
use Ringwell\Number\NumberStore;
use Ringwell\Number\TargetStore;
use Ringwell\Pbx\Connection;
use Ringwell\Pbx\RoutingQuestion;
use Ringwell\Time;

/**
 * Where a call shall go while its caller waits: to the telephone on which he was spoken with last, or to the branch whose
 * number he dialled, whatever name of it the phone system knows. A few reads by index; where nothing is known the phone system does as it always does.
 */
final class Router
{
    private const REMEMBERED = 90 * Time::DAY;
    /** Some phone systems name a telephone by its owner, whom nobody can ring. */
    private const RINGS = '/^\+?\d{1,20}$/D';

    public function __construct(
        private readonly LastTalks $talks,
        private readonly DialledNumbers $dialled,
        private readonly NumberStore $numbers,
        private readonly TargetStore $targets,
        private readonly string $region,
        private readonly Clock $clock,
    ) {
    }

    /** @return ?string extension or number to ring; null: as the phone system does by itself */
    public function to(Connection $connection, RoutingQuestion $question): ?string
    {
        $wish = $connection->settings[RoutingFields::ROUTING] ?? RoutingFields::OFF;
        $person = in_array($wish, [RoutingFields::PERSON, RoutingFields::BOTH], true) ? $this->person($connection, $question) : null;
        if ($person !== null) {
            return $person;
        }

        return in_array($wish, [RoutingFields::BRANCH, RoutingFields::BOTH], true) ? $this->branch($connection, $question) : null;
    }

    private function person(Connection $connection, RoutingQuestion $question): ?string
    {
        $caller = Party::phone($question->caller, $this->region);

        $party = $caller === null ? null : $this->talks->partyOf($caller->e164, $connection->id, $this->clock->now() - self::REMEMBERED);

        return $party !== null && preg_match(self::RINGS, $party) === 1 ? $party : null;
    }

    private function branch(Connection $connection, RoutingQuestion $question): ?string
    {
        $dialled = $this->dialled->find(Party::line($question->did, $this->region));
        $target = $dialled === null ? null : $this->numbers->find($dialled->id)?->role->targetId;
        $name = $target === null ? null : $this->targets->find($target)?->name;

        return $name === null ? null : Branches::read($connection->settings[RoutingFields::BRANCHES] ?? '')->extensionOf($name);
    }
}
