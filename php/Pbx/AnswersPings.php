<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

/** A phone system that sends signs of life, which may be unsigned: they go into the connection's log, and are no event. */
interface AnswersPings
{
    public function isPing(PbxEvent $event): bool;
}
