<?php

declare(strict_types=1);

namespace Ringwell\Call;

/** Calls that somebody of the clinic called spam stay in the list; what counts calls hears of it and leaves them out. */
final class SpamMark
{
    public function __construct(private readonly CallStore $calls, private readonly CallListener $listener)
    {
    }

    /** Harmless to repeat, also where an earlier try died half-way. */
    public function set(Call $call, bool $isSpam): void
    {
        $this->calls->setSpam($call->id, $isSpam);
        $marked = $this->calls->find($call->id);
        if ($marked !== null) {
            $this->listener->callChanged($marked);
        }
    }
}
