<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Pbx;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Pbx\ClockLag;
use Ringwell\Pbx\Connection;
use Ringwell\Pbx\Light;
use Ringwell\Pbx\Pull\Failure;
use Ringwell\Pbx\Pull\PullState;
use Ringwell\Pbx\Pull\Standing;
use Ringwell\Pbx\PullFailed;
use Ringwell\Pbx\Signs;
use Ringwell\Time;

final class LightTest extends TestCase
{
    private const NOW = 1_790_000_000_000;

    #[DataProvider('cases')]
    public function testTellsWhetherCallsArrive(Connection $connection, Signs $signs, string $colour, string $code): void
    {
        $light = Light::of($connection, $signs, self::NOW);

        self::assertSame([$colour, $code], [$light->colour, $light->code]);
    }

    /** @return iterable<string, array{Connection, Signs, string, string}> */
    public static function cases(): iterable
    {
        $heard = self::connection(self::NOW - Time::MINUTE);
        $logged = static fn (array $codes): Signs => new Signs($codes);
        yield 'new' => [self::connection(null), new Signs(), 'grey', 'waiting'];
        yield 'all is well' => [$heard, new Signs(), 'green', 'arriving'];
        yield 'switched off' => [self::connection(self::NOW, false), new Signs(failures: 3), 'grey', 'switched_off'];
        yield 'salts have changed' => [self::connection(self::NOW, true, null), new Signs(), 'red', 'secrets_lost'];
        yield 'the first event was refused' => [self::connection(null), $logged(['wrong_signature' => self::NOW]), 'red', 'wrong_signature'];
        yield 'refused since the last good one' => [$heard, $logged(['wrong_address' => self::NOW - 5000, 'wrong_signature' => self::NOW]), 'red', 'wrong_signature'];
        yield 'strangers knocked with a wrong address' => [$heard, $logged(['wrong_address' => self::NOW]), 'yellow', 'wrong_address'];
        yield 'a knock hides no wrong signature' => [$heard, $logged(['wrong_signature' => self::NOW - 5000, 'wrong_address' => self::NOW]), 'red', 'wrong_signature'];
        yield 'refused once, good since' => [$heard, $logged(['wrong_signature' => self::NOW - Time::HOUR]), 'green', 'arriving'];
        yield 'an unreadable event is no refusal' => [$heard, $logged(['unreadable' => self::NOW]), 'green', 'arriving'];
        $ofUnknown = static fn (string $mapping): Connection => new Connection(1, 'Tin cans', 'any', true, ['mapping' => $mapping], [], self::NOW - Time::MINUTE, 0);
        yield 'nobody has said what its messages mean' => [$ofUnknown(''), new Signs(), 'yellow', 'unexplained'];
        yield 'somebody has' => [$ofUnknown('{"fields":{"caller":"from"}}'), new Signs(), 'green', 'arriving'];
        $bridged = static fn (?int $askedAt, ?int $heardAt = self::NOW): Connection => new Connection(1, 'Own', 'own', true, ['ring_out' => 'bridge'], [], $heardAt, 0, ordersAskedAt: $askedAt);
        yield 'the bridge asks for work' => [$bridged(self::NOW - 3 * Time::MINUTE + 1), new Signs(), 'green', 'arriving'];
        yield 'the bridge asks no more' => [$bridged(self::NOW - 3 * Time::MINUTE), new Signs(), 'yellow', 'bridge_silent'];
        yield 'the bridge asked once, and nothing came ever' => [$bridged(self::NOW - Time::HOUR, null), new Signs(), 'yellow', 'bridge_silent'];
        yield 'the bridge has never asked' => [$bridged(null), new Signs(), 'yellow', 'bridge_silent'];
        yield 'nothing is set up yet' => [$bridged(null, null), new Signs(), 'grey', 'waiting'];
        yield 'given up' => [$heard, new Signs(failures: 1), 'yellow', 'event_failed'];
        yield 'wrong clock' => [$heard, new Signs(clock: self::clock(3 * Time::HOUR)), 'yellow', 'clock_off'];
        yield 'a clock that is right' => [$heard, new Signs(clock: self::clock(0)), 'green', 'arriving'];
        yield 'quiet' => [self::connection(self::NOW - 4 * Time::DAY), new Signs(), 'yellow', 'quiet'];
        yield 'silent though calls usually come' => [$heard, new Signs(silentSince: self::NOW - Time::HOUR), 'yellow', 'silent'];
        yield 'keys are wrong' => [$heard, self::pulls(failure: new Failure(self::NOW, PullFailed::WRONG_KEYS, '', 1)), 'red', 'wrong_keys'];
        yield 'keys were wrong and are right' => [$heard, self::pulls(self::NOW, new Failure(self::NOW - 5, PullFailed::WRONG_KEYS, '', 1)), 'green', 'arriving'];
        yield 'not to be reached for the first time' => [$heard, self::pulls(failure: new Failure(self::NOW, PullFailed::UNREACHABLE, '', 1)), 'green', 'arriving'];
        yield 'not to be reached for long' => [$heard, self::pulls(failure: new Failure(self::NOW, PullFailed::UNREACHABLE, '', 3)), 'yellow', 'unreachable'];
        yield 'no event has come, and it can\'t be asked either' => [self::connection(null), self::pulls(failure: new Failure(self::NOW, PullFailed::UNREACHABLE, '', 1)), 'yellow', 'unreachable'];
        yield 'all calls are fetched' => [self::connection(null), self::pulls(self::NOW - Time::MINUTE), 'green', 'pulled'];
        yield 'none has been fetched for long' => [self::connection(null), self::pulls(self::NOW - Time::DAY), 'grey', 'waiting'];
        yield 'fetched, but silent' => [self::connection(null), new Signs(pulls: self::pulls(self::NOW)->pulls, silentSince: 5), 'yellow', 'silent'];
        yield 'events have stopped' => [self::connection(self::NOW - 2 * Time::DAY), self::pulls(self::NOW, repairedAt: self::NOW - Time::HOUR), 'yellow', 'events_missing'];
        yield 'an event was missed' => [$heard, self::pulls(self::NOW, repairedAt: self::NOW - Time::HOUR), 'green', 'arriving'];
    }

    public function testWhatTheWordsNeedComesAlong(): void
    {
        $clock = Light::of(self::connection(self::NOW), new Signs(clock: self::clock(3 * Time::HOUR)), self::NOW);
        $pull = Light::of(self::connection(self::NOW), self::pulls(failure: new Failure(self::NOW, PullFailed::NO_RIGHT, 'forbidden', 1)), self::NOW);

        self::assertSame(['180', 'forbidden'], [$clock->detail, $pull->detail]);
    }

    private static function pulls(?int $goodAt = null, ?Failure $failure = null, ?int $repairedAt = null): Signs
    {
        return new Signs(pulls: new Standing([
            PullState::RECENT => new PullState(1, PullState::RECENT, null, null, $goodAt, $goodAt, $repairedAt, 1, $failure),
        ]));
    }

    private static function clock(int $ahead): ClockLag
    {
        $clock = ClockLag::none();
        for ($minute = 5; $minute > 0; $minute--) {
            $at = self::NOW - $minute * Time::MINUTE;
            $clock = $clock->with($at + $ahead - 900, $at) ?? $clock;
        }

        return $clock;
    }

    /** @param ?array<string, string> $secrets */
    private static function connection(?int $heard, bool $enabled = true, ?array $secrets = []): Connection
    {
        return new Connection(1, 'Own', 'own', $enabled, [], $secrets, $heard, 0);
    }
}
