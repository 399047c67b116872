<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Replay;

use PHPUnit\Framework\TestCase;
use Ringwell\Lease\ExposureEvent;
use Ringwell\Lease\LeaseRow;
use Ringwell\Replay\Fault;
use Ringwell\Replay\Span;
use Ringwell\Tests\Support\Moment;
use Ringwell\Tests\Support\WholeReplay;
use Ringwell\Time;

final class ReplayTest extends TestCase
{
    private const A = 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa';
    private const B = 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb';

    public function testWhoHadANumberAndFromWhenToWhen(): void
    {
        $replay = WholeReplay::of(self::history());

        self::assertSame([[11, 0, 20, 'taken'], [22, 20, 50, 'ended']], array_map(
            static fn (Span $span): array => [$span->visit, self::minute($span->from), self::minute((int) $span->to), $span->endBy],
            $replay->spans,
        ));
        self::assertSame([], $replay->faults);
        self::assertNull($replay->states[7]->visit);
        self::assertSame(4, $replay->states[7]->rev);
    }

    public function testTheOrderOfTheLinesDoesNotMatter(): void
    {
        $log = self::history();
        $expected = WholeReplay::of($log);

        mt_srand(4);
        for ($i = 0; $i < 50; $i++) {
            shuffle($log);
            self::assertEquals($expected, WholeReplay::of($log));
        }
    }

    /** A clock of another node, or one that was set back, must not turn the story around. */
    public function testRevisionsDecideAndNoClock(): void
    {
        $log = [
            self::event(ExposureEvent::GRANTED, 1, 30, 11, self::A, 40),
            self::event(ExposureEvent::TAKEN, 2, 10, 11, self::A, 40),
            self::event(ExposureEvent::GRANTED, 2, 10, 22, self::B, 55),
        ];

        $replay = WholeReplay::of(array_reverse($log));

        self::assertSame([11, 22], array_map(static fn (Span $span): ?int => $span->visit, $replay->spans));
        self::assertSame(22, $replay->states[7]->visit);
        self::assertSame([Fault::EARLY], self::kinds($replay->faults), 'And the early taking is told.');
    }

    public function testTheStateFollowsConfirmationTapAndActivity(): void
    {
        $state = WholeReplay::of([
            self::event(ExposureEvent::GRANTED, 1, 0, 11, self::A, 1),
            self::event(ExposureEvent::CONFIRMED, 2, 1, 11, self::A, 15),
            self::event(ExposureEvent::ACTIVE, 2, 1, 11, self::A, 15),
            self::event(ExposureEvent::TAP, 3, 5, 11, self::A, 20, ago: 2 * Time::SECOND),
        ])->states[7];

        self::assertTrue($state->confirmed);
        self::assertSame(Moment::T0 + 5 * Time::MINUTE - 2 * Time::SECOND, $state->protectedAt);
        self::assertSame(Moment::T0 + Time::MINUTE, $state->activeAt);
        self::assertSame(Moment::T0 + 20 * Time::MINUTE, $state->holdUntil);
        self::assertSame(Moment::T0, $state->givenAt);
    }

    public function testANewVisitOfTheSameVisitorRenewsInsideTheHold(): void
    {
        $replay = WholeReplay::of([
            self::event(ExposureEvent::GRANTED, 1, 0, 11, self::A, 30),
            self::event(ExposureEvent::GRANTED, 2, 10, 12, self::B, 40),
        ]);

        self::assertSame([], $replay->faults);
        self::assertSame(['renewed', null], array_map(static fn (Span $span): ?string => $span->endBy, $replay->spans));
    }

    public function testWhatCannotBeTrueIsTold(): void
    {
        $first = self::event(ExposureEvent::GRANTED, 1, 0, 11, self::A, 15);
        $cases = [
            Fault::EARLY => [self::event(ExposureEvent::TAKEN, 2, 5, 11, self::A, 15), self::event(ExposureEvent::GRANTED, 2, 5, 22, self::B, 20)],
            Fault::SHORTENED => [self::event(ExposureEvent::ACTIVE, 2, 1, 11, self::A, 14)],
            Fault::STRANGER => [self::event(ExposureEvent::ACTIVE, 2, 1, 22, self::B, 15)],
            Fault::TWICE => [self::event(ExposureEvent::GRANTED, 1, 0, 22, self::B, 15)],
        ];
        foreach ($cases as $kind => $events) {
            self::assertSame([$kind], self::kinds(WholeReplay::of([...$events, $first])->faults), $kind);
        }
        $ended = [self::event(ExposureEvent::ENDED, 2, 1, 11, self::A, 15), self::event(ExposureEvent::GRANTED, 3, 5, 22, self::B, 20)];
        self::assertSame([Fault::EARLY], self::kinds(WholeReplay::of([$first, ...$ended])->faults), 'Taken out of use, it keeps the end of its hold.');
    }

    public function testALogThatBeginsInTheMiddleIsNoFault(): void
    {
        $replay = WholeReplay::of([self::event(ExposureEvent::ACTIVE, 9, 5, 11, self::A, 20)]);

        self::assertSame([], $replay->check([7 => self::row(9, 11, self::A, 20, activeAt: 5)]));
        self::assertNull($replay->states[7]->givenAt);
    }

    /** What a number's row may differ in from the log, and what not. */
    public function testTheRowIsComparedWithTheLog(): void
    {
        $replay = WholeReplay::of([self::event(ExposureEvent::GRANTED, 1, 0, 11, self::A, 15)]);
        $sound = self::row(1, 11, self::A, 15);

        self::assertSame([], $replay->check([7 => $sound]));
        self::assertSame([], $replay->check([7 => self::row(2, 11, self::A, 15, more: 39_999)]), 'Less than a minute of activity is in no log.');
        $cases = [
            [Fault::DIFFERENT, self::row(1, 11, self::A, 14)],
            [Fault::DIFFERENT, self::row(1, 11, self::A, 16)],
            [Fault::DIFFERENT, self::row(1, 11, self::A, 15, confirmed: true)],
            [Fault::DIFFERENT, self::row(1, 11, self::A, 15, activeAt: 1)],
            [Fault::DIFFERENT, self::row(1, 11, self::A, 15, pool: 4)],
            [Fault::BEHIND, self::row(0, 11, self::A, 15)],
            [Fault::BEHIND, null],
            [Fault::NOT_LOGGED, self::row(2, 22, self::B, 15)],
            [Fault::NOT_IN_ROW, new LeaseRow(7, 3, 2, holdUntil: Moment::T0 + 15 * Time::MINUTE)],
        ];
        foreach ($cases as [$kind, $row]) {
            self::assertSame([$kind], self::kinds($replay->check($row === null ? [] : [7 => $row])), $kind);
        }
        self::assertSame([], WholeReplay::of([])->check([7 => new LeaseRow(7, 3)]), 'A number that nobody ever had.');
        self::assertSame([Fault::NOT_LOGGED], self::kinds(WholeReplay::of([])->check([7 => $sound])));
    }

    public function testCoverageCountsEachVisitOnce(): void
    {
        $log = [self::event(ExposureEvent::GRANTED, 1, 0, 11, self::A, 15), self::event(ExposureEvent::GRANTED, 1, 0, 11, self::A, 15)];
        foreach ([[20, 'overflow'], [20, 'overflow'], [21, 'busy'], [22, 'network'], [11, 'overflow']] as [$visit, $cause]) {
            $log[] = new ExposureEvent(Moment::T0, ExposureEvent::GRANTED, 'default', 99, 1, 5, 3, $visit, cause: $cause);
        }
        $tally = WholeReplay::of($log)->pools[3];

        self::assertSame([3, 1], [$tally->visits(), $tally->given()], 'Without the one whose network held its share.');
        self::assertSame(['busy', 'network', 'overflow'], $tally->causes());
        self::assertSame([2, 1, 1, 0], [$tally->met('overflow'), $tally->met('busy'), $tally->met('network'), $tally->met('nothing')]);
    }

    /** @return list<ExposureEvent> visit 11 had number 7, then visit 22, then the owner took it out of use */
    private static function history(): array
    {
        return [
            self::event(ExposureEvent::GRANTED, 1, 0, 11, self::A, 15),
            self::event(ExposureEvent::TAKEN, 2, 20, 11, self::A, 15),
            self::event(ExposureEvent::GRANTED, 2, 20, 22, self::B, 35),
            self::event(ExposureEvent::CONFIRMED, 3, 21, 22, self::B, 35),
            self::event(ExposureEvent::ACTIVE, 3, 21, 22, self::B, 35),
            self::event(ExposureEvent::ENDED, 4, 50, 22, self::B, 35),
            new ExposureEvent(Moment::T0, ExposureEvent::PAINTED, 'pool', 7, 1, 5, 3, 11, self::A),
            new ExposureEvent(Moment::T0, ExposureEvent::GRANTED, 'default', 99, 1, 5, 3, 33, cause: 'overflow'),
        ];
    }

    /** @param int $minute after T0; so is `$holdUntil` */
    private static function event(string $event, int $rev, int $minute, int $visit, string $lease, int $holdUntil, int $ago = 0): ExposureEvent
    {
        $at = Moment::T0 + $minute * Time::MINUTE;

        return new ExposureEvent($at, $event, 'pool', 7, 1, 5, 3, $visit, $lease, $rev, $ago, holdUntil: Moment::T0 + $holdUntil * Time::MINUTE);
    }

    private static function row(int $rev, int $visit, string $lease, int $holdUntil, int $activeAt = 0, bool $confirmed = false, int $pool = 3, int $more = 0): LeaseRow
    {
        $active = Moment::T0 + $activeAt * Time::MINUTE + $more;

        return new LeaseRow(7, $pool, $rev, str_repeat('1', 32), $visit, $lease, Moment::T0, Moment::T0 + $holdUntil * Time::MINUTE + $more, $confirmed, null, $active, $active);
    }

    /**
     * @param  list<Fault> $faults
     * @return list<string>
     */
    private static function kinds(array $faults): array
    {
        return array_map(static fn (Fault $fault): string => $fault->kind, $faults);
    }

    private static function minute(int $at): int
    {
        return intdiv($at - Moment::T0, Time::MINUTE);
    }
}
