<?php

declare(strict_types=1);

namespace Ringwell\Demo\Phone;

use Ringwell\Pbx\PbxEvent;

/** What one kind of phone system sends about a conversation. */
interface Events
{
    /** @return list<PbxEvent> */
    public function started(Conversation $call): array;

    /** @return list<PbxEvent> */
    public function answered(Conversation $call): array;

    /** @return list<PbxEvent> */
    public function ended(Conversation $call): array;
}
