<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

/** A phone system that sends signs of life, which may be unsigned: of those only the time is kept. */
interface AnswersPings
{
    public function isPing(PbxEvent $event): bool;
}
