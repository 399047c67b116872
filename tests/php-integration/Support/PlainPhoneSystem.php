<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Support;

use Ringwell\Pbx\Connection;
use Ringwell\Pbx\PbxAdapter;
use Ringwell\Pbx\PbxEvent;
use Ringwell\Pbx\Refused;
use Ringwell\Pbx\Reply;

/** A phone system without fields and steps, that believes every event and reads nothing in it. */
abstract class PlainPhoneSystem implements PbxAdapter
{
    public function name(): string
    {
        return ucfirst($this->id());
    }

    public function fields(): array
    {
        return [];
    }

    public function steps(): array
    {
        return [];
    }

    public function methods(): array
    {
        return ['POST'];
    }

    public function authenticate(PbxEvent $event, Connection $connection): bool
    {
        return true;
    }

    public function parse(PbxEvent $event, Connection $connection): array
    {
        return [];
    }

    public function success(PbxEvent $event): Reply
    {
        return new Reply(200, []);
    }

    public function refusal(Refused $why, string $field = ''): Reply
    {
        return Reply::refusal($why);
    }

    public function hiddenFields(): array
    {
        return [];
    }
}
