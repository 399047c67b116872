<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

use Ringwell\Time;

/** The light of a connection: do its calls arrive? Pure; the code is turned into words by LightText. */
final class Light
{
    private const QUIET_AFTER = 3 * Time::DAY;

    private function __construct(
        /** @var 'green'|'yellow'|'red'|'grey' */
        public readonly string $colour,
        public readonly string $code,
    ) {
    }

    /**
     * @param array<string, int> $logged   code => when last, of the last day
     * @param int                $failures events that were given up
     */
    public static function of(Connection $connection, array $logged, int $failures, int $now): self
    {
        $refusal = self::refusal($connection, $logged);

        return match (true) {
            ! $connection->isEnabled => new self('grey', ConnectionLog::SWITCHED_OFF),
            $connection->secrets === null => new self('red', ConnectionLog::SECRETS_LOST),
            // Anybody can knock with a wrong secret in the address; that alone is no alarm.
            $refusal === ConnectionLog::WRONG_ADDRESS => new self('yellow', $refusal),
            $refusal !== null => new self('red', $refusal),
            $connection->lastEventAt === null => new self('grey', 'waiting'),
            $failures > 0 => new self('yellow', ConnectionLog::EVENT_FAILED),
            isset($logged[ConnectionLog::CLOCK_OFF]) => new self('yellow', ConnectionLog::CLOCK_OFF),
            $connection->lastEventAt < $now - self::QUIET_AFTER => new self('yellow', 'quiet'),
            default => new self('green', 'arriving'),
        };
    }

    /**
     * The newest refusal, if nothing has been taken since.
     *
     * @param array<string, int> $logged
     */
    private static function refusal(Connection $connection, array $logged): ?string
    {
        $newest = null;
        foreach (array_intersect_key($logged, array_flip(ConnectionLog::REFUSALS)) as $code => $at) {
            // A stranger's knock must not hide what the phone system itself did wrong.
            if ($code === ConnectionLog::WRONG_ADDRESS && $newest !== null) {
                continue;
            }
            if ($at > ($connection->lastEventAt ?? 0) && ($newest === null || $newest === ConnectionLog::WRONG_ADDRESS || $at > $logged[$newest])) {
                $newest = $code;
            }
        }

        return $newest;
    }
}
