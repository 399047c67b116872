<?php

declare(strict_types=1);

namespace Ringwell\Demo\Phone;

use Ringwell\Pbx\Connection;
use Ringwell\Pbx\Mango\MangoAdapter;
use Ringwell\Pbx\Own\OwnPbxAdapter;

/** What a connection's phone system would send, by the secrets that the connection was set up with. */
final class Systems
{
    /** @return ?Events null for a phone system that the demo can't play */
    public static function of(Connection $connection): ?Events
    {
        return match ($connection->adapter) {
            'mango' => new MangoEvents($connection->secret(MangoAdapter::API_KEY), $connection->secret(MangoAdapter::API_SALT)),
            'own' => new OwnEvents($connection->secret(OwnPbxAdapter::SIGNING_SECRET)),
            default => null,
        };
    }
}
