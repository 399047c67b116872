<?php

declare(strict_types=1);

namespace Ringwell\Recording;

use Ringwell\Clock;
use Ringwell\Privacy\SecretBox;
use Ringwell\Time;

/**
 * What a player shows in place of a nonce, which an address would leave in logs for a day: for some minutes, for one
 * recording and one user. The door asks for the user's own cookie beside it, so that it is worth nothing to others.
 */
final class SoundToken
{
    public const FOR = 15 * Time::MINUTE;

    public function __construct(private readonly SecretBox $box, private readonly Clock $clock)
    {
    }

    /** @return array{token: string, until: int} */
    public function of(int $userId, int $recordingId): array
    {
        $until = $this->clock->now() + self::FOR;

        return ['token' => strtr($this->box->seal("{$userId} {$recordingId} {$until}"), '+/=:', '-_.~'), 'until' => $until];
    }

    /** @return ?int the user that it was made for; null where it is of another recording, too old, or none */
    public function user(string $token, int $recordingId): ?int
    {
        $plain = $this->box->open(strtr($token, '-_.~', '+/=:'));
        if ($plain === null || preg_match('/^(\d+) (\d+) (\d+)$/D', $plain, $match) !== 1) {
            return null;
        }

        return (int) $match[2] === $recordingId && (int) $match[3] > $this->clock->now() ? (int) $match[1] : null;
    }
}
