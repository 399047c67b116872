<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

/** A phone system that can ask where a call shall go. It has a second for the answer and a default of its own. */
interface RoutesCalls
{
    /** Null where the event is no such question, but ordinary news. */
    public function question(PbxEvent $event, Connection $connection): ?RoutingQuestion;

    /** @param ?string $to extension or number to ring; null: as the phone system does by itself */
    public function route(?string $to, PbxEvent $event): Reply;
}
