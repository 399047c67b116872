<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

use Ringwell\Pbx\Any\AnyAdapter;
use Ringwell\Pbx\Own\OwnRing;
use Ringwell\Time;

/** The light of a connection: do its calls arrive? Pure; the code and its detail are turned into words by ConnectionText. */
final class Light
{
    public const PULLED = 'pulled';
    public const SILENT = 'silent';
    public const EVENTS_MISSING = 'events_missing';
    public const UNEXPLAINED = 'unexplained';
    public const BRIDGE_SILENT = 'bridge_silent';

    private const QUIET_AFTER = 3 * Time::DAY;
    /** An error that passes by itself is told when it does not. */
    private const TELL_AFTER_TRIES = 3;
    private const PULLED_LATELY = 3 * Time::HOUR;

    private function __construct(
        /** @var 'green'|'yellow'|'red'|'grey' */
        public readonly string $colour,
        public readonly string $code,
        public readonly string $detail = '',
        /** Since when; null: since the last event. */
        public readonly ?int $since = null,
    ) {
    }

    public static function of(Connection $connection, Signs $signs, int $now): self
    {
        $refusal = self::refusal($connection, $signs->logged);
        $failure = $signs->pulls->failure();

        return match (true) {
            ! $connection->isEnabled => new self('grey', ConnectionLog::SWITCHED_OFF),
            $connection->secrets === null => new self('red', ConnectionLog::SECRETS_LOST),
            // Anybody can knock with a wrong secret in the address; that alone is no alarm.
            $refusal === ConnectionLog::WRONG_ADDRESS => new self('yellow', $refusal),
            $refusal !== null => new self('red', $refusal),
            $failure?->isForGood() === true => new self('red', $failure->code, $failure->detail, $failure->at),
            $failure !== null && ($failure->times >= self::TELL_AFTER_TRIES || $connection->lastEventAt === null) => new self('yellow', $failure->code, $failure->detail, $failure->at),
            self::isBridgeMissed($connection, $signs, $now) => self::bridgeSilent($connection, $now),
            $connection->lastEventAt === null => self::withoutEvents($signs, $now),
            AnyAdapter::isUnexplained($connection) => new self('yellow', self::UNEXPLAINED),
            $signs->failures > 0 => new self('yellow', ConnectionLog::EVENT_FAILED),
            $signs->clock()->isOff() => new self('yellow', ConnectionLog::CLOCK_OFF, (string) (int) round((int) $signs->clock()->ahead() / Time::MINUTE)),
            self::areEventsMissing($connection->lastEventAt, $signs, $now) => new self('yellow', self::EVENTS_MISSING),
            $signs->silentSince !== null => self::silent($signs, $now),
            $connection->lastEventAt < $now - self::QUIET_AFTER => new self('yellow', 'quiet'),
            default => new self('green', 'arriving'),
        };
    }

    /** Some phone systems send none, and all of their calls are fetched. */
    private static function withoutEvents(Signs $signs, int $now): self
    {
        $isPulled = ($signs->pulls->pulledAt() ?? 0) > $now - self::PULLED_LATELY;

        return match (true) {
            ! $isPulled => new self('grey', 'waiting'),
            $signs->silentSince !== null => self::silent($signs, $now),
            default => new self('green', self::PULLED),
        };
    }

    private static function silent(Signs $signs, int $now): self
    {
        return new self('yellow', self::SILENT, (string) intdiv($now - (int) $signs->silentSince, Time::MINUTE), $signs->silentSince);
    }

    /** It is to ring patients and doesn't ask for them; not told while nothing at all has come, and all is being set up still. */
    private static function isBridgeMissed(Connection $connection, Signs $signs, int $now): bool
    {
        return OwnRing::isBridgeSilent($connection, $now) && ($connection->ordersAskedAt ?? $connection->lastEventAt ?? $signs->pulls->pulledAt()) !== null;
    }

    private static function bridgeSilent(Connection $connection, int $now): self
    {
        $since = $connection->ordersAskedAt;

        return new self('yellow', self::BRIDGE_SILENT, $since === null ? '' : (string) max(1, intdiv($now - $since, Time::MINUTE)), $since);
    }

    /** Events came once; for a day now there were calls, and pulls alone have told of them. */
    private static function areEventsMissing(int $lastEventAt, Signs $signs, int $now): bool
    {
        return $lastEventAt < $now - Time::DAY && ($signs->pulls->repair()->repairedAt ?? 0) > $now - Time::DAY;
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
