<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Pbx\File;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Call\CallEvent;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Pbx\File\LeftOut;
use Ringwell\Pbx\File\Sheet;
use Ringwell\Time;

final class SheetTest extends TestCase
{
    private const NOW = 1_795_000_000_000;
    private const COLUMNS = ['started' => 0, 'direction' => 1, 'caller' => 2, 'did' => 3, 'state' => 4, 'wait' => 5, 'talk' => 6];
    private const ROW = ['21.09.2026 17:13:20', 'Входящий', '8 (916) 123-45-67', '74951112233', 'Успешный', '0:08', '0:42'];

    public function testARowIsACallThatIsOver(): void
    {
        $call = self::call(self::ROW);

        self::assertSame([Direction::In, CallState::Ended, true, true, 42, 8], [$call->direction, $call->state, $call->final, $call->answered, $call->talkSeconds, $call->waitSeconds]);
        self::assertSame(['8 (916) 123-45-67', '74951112233'], [$call->caller, $call->did]);
        self::assertSame(
            ['2026-09-21T14:13:20.000Z', '2026-09-21T14:13:28.000Z', '2026-09-21T14:14:10.000Z'],
            array_map(Time::isoOrNull(...), [$call->startedAt, $call->answeredAt, $call->endedAt]),
        );
    }

    /** @param array<int, string> $cells */
    #[DataProvider('rows')]
    public function testReadsWhatCabinetsWrite(array $cells, Direction $direction, ?bool $answered, ?int $talk): void
    {
        $call = self::call($cells + self::ROW);

        self::assertSame([$direction, $answered, $talk], [$call->direction, $call->answered, $call->talkSeconds]);
    }

    /** @return iterable<string, array{array<int, string>, Direction, ?bool, ?int}> */
    public static function rows(): iterable
    {
        yield 'missed' => [[4 => 'Пропущенный', 6 => '0:00'], Direction::In, false, 0];
        yield 'missed, with the length of the ringing' => [[4 => 'Неуспешный', 6 => '0:20'], Direction::In, false, 0];
        yield 'answered, a menu alone' => [[4 => 'answered', 6 => '0'], Direction::In, false, 0];
        yield 'in English' => [[1 => 'Incoming', 4 => 'ANSWERED', 6 => '65'], Direction::In, true, 65];
        yield 'no result, but talk' => [[4 => '', 6 => '1 мин 5 сек'], Direction::In, true, 65];
        yield 'no result, no talk' => [[4 => '', 6 => '0'], Direction::In, false, 0];
        yield 'no result, talk unknown' => [[4 => '', 6 => ''], Direction::In, null, null];
        yield 'the clinic rang out' => [[1 => 'исх.', 2 => '74951112233', 3 => '79161234567'], Direction::Out, true, 42];
        yield 'the time as Excel leaves it' => [[0 => '21.09.2026 9:05'], Direction::In, true, 42];
    }

    /** @param array<int, string> $cells */
    #[DataProvider('leftOut')]
    public function testSaysWhyARowIsNoCall(array $cells, LeftOut $why): void
    {
        self::assertSame($why, self::sheet()->read(self::cells($cells)));
    }

    /** @return iterable<string, array{array<int, string>, LeftOut}> */
    public static function leftOut(): iterable
    {
        yield 'a line of sums' => [['Итого', '', '', '', '', '', '12:00:00'], LeftOut::NoTime];
        yield 'no time' => [[0 => ''], LeftOut::NoTime];
        yield 'only a day' => [[0 => '21.09.2026'], LeftOut::NoTime];
        yield 'the year 2031' => [[0 => '21.09.2031 10:00'], LeftOut::InFuture];
        yield 'nobody rang nothing' => [[2 => 'Иванов', 3 => 'Ресепшен'], LeftOut::NoPhone];
        yield 'no number' => [[3 => ''], LeftOut::NoNumber];
        yield 'a direction nobody knows' => [[1 => 'туда'], LeftOut::UnknownDirection];
        yield 'a result nobody knows' => [[4 => 'странный'], LeftOut::UnknownResult];
        yield 'between employees' => [[1 => 'Внутренний', 2 => '101', 3 => '102'], LeftOut::Internal];
    }

    public function testTheOwnersWordsHold(): void
    {
        $sheet = self::sheet(['values' => ['state' => ['странный' => 'missed', 'тест' => 'nothing'], 'direction' => ['туда' => 'out']]]);

        self::assertFalse(self::asCall($sheet->read(self::cells([4 => 'Странный'])))->answered);
        self::assertSame(Direction::Out, self::asCall($sheet->read(self::cells([1 => 'Туда'])))->direction);
        self::assertSame(LeftOut::NotWanted, $sheet->read(self::cells([4 => 'тест'])));
    }

    public function testDayAndTimeMayStandApart(): void
    {
        $sheet = self::sheet(['columns' => ['started' => 0, 'time' => 1, 'caller' => 2, 'did' => 3]]);
        foreach ([['21.09.2026', '17:13:20'], ['21.09.2026 0:00:00', '17:13:20'], ['2026-09-21', '17:13:20']] as [$day, $time]) {
            self::assertSame('2026-09-21T14:13:20.000Z', Time::isoOrNull(self::asCall($sheet->read([$day, $time, '79161234567', '74951112233']))->startedAt), $day);
        }
        self::assertSame(LeftOut::NoTime, $sheet->read(['21.09.2026', '', '79161234567', '74951112233']));
    }

    public function testTheSameCallIsTheSameWhicheverFileItStandsIn(): void
    {
        $id = self::call(self::ROW)->call;

        self::assertSame($id, self::call([2 => '+79161234567', 3 => '+7 495 111-22-33', 4 => 'Успешно', 6 => '42'] + self::ROW)->call);
        self::assertNotSame($id, self::call([0 => '21.09.2026 17:13:21'] + self::ROW)->call);
        self::assertNotSame($id, self::call([2 => '79161234568'] + self::ROW)->call);
        self::assertStringNotContainsString('1234567', $id, 'What erasure keeps of it must not be the patient.');
    }

    public function testAnIdGoesBeforeTheTime(): void
    {
        $sheet = self::sheet(['columns' => self::COLUMNS + ['call' => 7]]);
        $id = static fn (array $cells): string => self::asCall($sheet->read(self::cells($cells + [7 => 'a-17'])))->call;

        self::assertSame($id([]), $id([0 => '21.09.2026 17:13:21']));
        self::assertNotSame($id([]), $id([7 => 'a-18']));
        self::assertNotSame($id([]), $id([2 => '79161234568']), 'Another phone system may have the same id.');
        self::assertSame($id([7 => '']), self::call(self::ROW)->call, 'A row without one goes by its time.');
    }

    public function testSaysWhatIsMissing(): void
    {
        self::assertSame([], self::sheet()->missing());
        self::assertSame(['started', 'caller', 'did'], self::sheet(['columns' => []])->missing());
        self::assertSame([], self::sheet(['columns' => ['started' => 0, 'caller' => 2], 'fixed' => ['did' => '74951112233']])->missing());
    }

    public function testShowsTheWordsOfTheRows(): void
    {
        $words = self::sheet()->words([self::ROW, self::cells([4 => 'странный']), ['x']]);

        self::assertSame([
            ['field' => 'direction', 'value' => 'Входящий', 'means' => 'in', 'seen' => 2],
            ['field' => 'state', 'value' => 'Успешный', 'means' => 'talked', 'seen' => 1],
            ['field' => 'state', 'value' => 'странный', 'means' => '', 'seen' => 1],
        ], $words);
    }

    public function testNoRowBreaksIt(): void
    {
        $odd = ['', ' ', "\0", '=1+1', str_repeat('x', 2000), '79161234567', '21.09.2026 17:13:20', '-1', '"', "\xC3\x28", '0'];
        mt_srand(11);
        $calls = 0;
        for ($round = 0; $round < 2000; $round++) {
            $cells = array_map(static fn (string $cell): string => mt_rand(0, 1) === 0 ? $cell : $odd[mt_rand(0, count($odd) - 1)], self::ROW);
            $read = self::sheet()->read(array_slice($cells, 0, mt_rand(0, 7)));
            $calls += $read instanceof CallEvent ? 1 : 0;
        }
        self::assertGreaterThan(5, $calls, 'Some must have been calls, or this tests nothing.');
    }

    /** @param array<string, mixed> $said */
    private static function sheet(array $said = []): Sheet
    {
        return Sheet::of($said + ['columns' => self::COLUMNS], 'Europe/Moscow', 'RU', self::NOW);
    }

    /** @param array<int, string> $cells */
    private static function call(array $cells): CallEvent
    {
        return self::asCall(self::sheet()->read(self::cells($cells)));
    }

    /**
     * @param  array<int, string> $cells those that are not as in ROW
     * @return list<string>
     */
    private static function cells(array $cells): array
    {
        $all = $cells + self::ROW;
        ksort($all);

        return array_values($all);
    }

    private static function asCall(CallEvent|LeftOut $read): CallEvent
    {
        self::assertInstanceOf(CallEvent::class, $read, $read instanceof LeftOut ? $read->value : '');

        return $read;
    }
}
