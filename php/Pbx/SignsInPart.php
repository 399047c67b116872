<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

/**
 * A phone system whose signature covers only some of what an event says. Whoever saw one genuine event could send others
 * with its signature: for a call that never was, or with other seconds. So of each kind of event with the same signed
 * text only the first counts; a signed text belongs to the call it was first seen with; and it is good for a day or two.
 */
interface SignsInPart
{
    /** Null where nothing of it is signed, and nothing of it counts. */
    public function signedPart(PbxEvent $event, Connection $connection): ?SignedPart;
}
