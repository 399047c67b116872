<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

use Ringwell\Limit\Counter;
use Ringwell\Time;

/** Tells the owner by mail of connections from which calls should have come: once a day for each, while it lasts. */
final class SilenceMail
{
    public function __construct(private readonly Counter $told)
    {
    }

    /**
     * @param list<Connection>      $connections
     * @param \Closure(int): Signs $signsOf by connection id
     */
    public function tell(array $connections, \Closure $signsOf, int $now): void
    {
        foreach ($connections as $connection) {
            $since = $connection->isEnabled ? $signsOf($connection->id)->silentSince : null;
            // The database counts, so that of two processes one sends.
            if ($since !== null && $this->told->take('silence', (string) $connection->id, Time::DAY, 1)) {
                self::send($connection, intdiv($now - $since, Time::MINUTE));
            }
        }
    }

    private static function send(Connection $connection, int $minutes): void
    {
        $hasSwitched = switch_to_locale(get_locale());
        wp_mail(
            get_bloginfo('admin_email'),
            /* translators: %s: name of a connection */
            sprintf(__('No calls: %s', 'ringwell'), $connection->name),
            implode("\n", [
                ConnectionText::of(Light::SILENT, (string) $minutes),
                '',
                admin_url("admin.php?page=ringwell&p=/connections/{$connection->id}"),
            ]),
        );
        if ($hasSwitched) {
            restore_previous_locale();
        }
    }
}
