<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Pbx;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Pbx\Hand\HandCall;

final class HandCallTest extends TestCase
{
    private const NOW = 1_790_000_000_000;
    private const SAID = ['started_at' => '2026-09-21T14:00:00Z', 'caller' => '8 916 123-45-67', 'number' => '+74951112233', 'result' => 'answered', 'talk_seconds' => 120];

    public function testIsACallThatIsOver(): void
    {
        $event = self::read()->event('k1');

        self::assertSame(['hand:k1', Direction::In, CallState::Ended, true, true, 120], [$event->call, $event->direction, $event->state, $event->final, $event->answered, $event->talkSeconds]);
        self::assertSame(['+79161234567', '+74951112233'], [$event->caller, $event->did]);
        self::assertSame([1_789_999_200_000, 1_789_999_320_000], [$event->startedAt, $event->endedAt]);
    }

    public function testAMissedCallHasNoTalkAndAnAnsweredOneMayHaveAnUnknownOne(): void
    {
        $missed = self::read(['result' => 'missed'])->event('k');
        $answered = self::read(['talk_seconds' => 0])->event('k');

        self::assertSame([false, 0, null], [$missed->answered, $missed->talkSeconds, $missed->answeredAt]);
        self::assertSame([true, null], [$answered->answered, $answered->talkSeconds]);
    }

    public function testTheCallerMayBeHiddenOrStayAsItWas(): void
    {
        self::assertSame('', self::read(['caller' => null])->event('k')->caller);
        $left = self::SAID;
        unset($left['caller']);
        self::assertSame('+79161234500', self::asCall(self::readAll($left, '+79161234500'))->caller);
        self::assertNull(self::asCall(self::readAll($left, null))->caller, 'It was hidden.');
    }

    public function testAClockThatIsALittleAheadIsForgiven(): void
    {
        self::assertSame(self::NOW, self::read(['started_at' => '2026-09-21T14:15:00Z'])->startedAt);
    }

    /** @param array<string, mixed> $change */
    #[DataProvider('wrong')]
    public function testSaysWhatIsWrong(array $change, string $field, string $code): void
    {
        self::assertSame([$field => $code], self::readAll($change + self::SAID));
    }

    /** @return iterable<string, array{array<string, mixed>, string, string}> */
    public static function wrong(): iterable
    {
        yield 'no time' => [['started_at' => 'soon'], 'started_at', 'bad_time'];
        yield 'long ago' => [['started_at' => '1999-01-01T00:00:00Z'], 'started_at', 'bad_time'];
        yield 'tomorrow' => [['started_at' => '2026-09-22T14:00:00Z'], 'started_at', 'in_future'];
        yield 'no phone' => [['caller' => 'Иванов'], 'caller', 'no_phone'];
        yield 'an empty phone' => [['caller' => ' '], 'caller', 'no_phone'];
        yield 'the clinic itself' => [['caller' => '8 (495) 111-22-33'], 'caller', 'own_number'];
        yield 'another number' => [['number' => '+74951112299'], 'number', 'not_ours'];
        yield 'no number' => [['number' => 'x'], 'number', 'not_ours'];
    }

    /** @param array<string, mixed> $change */
    private static function read(array $change = []): HandCall
    {
        return self::asCall(self::readAll($change + self::SAID));
    }

    /**
     * @param  array<string, mixed>           $said
     * @return HandCall|array<string, string>
     */
    private static function readAll(array $said, ?string $before = null): HandCall|array
    {
        return HandCall::read($said, $before, 'RU', self::NOW, static fn (string $phone): bool => $phone === '+74951112233');
    }

    /** @param HandCall|array<string, string> $read */
    private static function asCall(HandCall|array $read): HandCall
    {
        self::assertInstanceOf(HandCall::class, $read);

        return $read;
    }
}
