<?php

declare(strict_types=1);

namespace Ringwell\Tests\Support;

use Ringwell\Lease\ExposureEvent;
use Ringwell\Page\NumberOnScreen;
use Ringwell\Page\ScreenHistory;
use Ringwell\Time;

/**
 * What pages are believed about numbers that are nobody's lease, whatever the log is kept in.
 *
 * @phpstan-require-extends \PHPUnit\Framework\TestCase
 */
trait ScreenContract
{
    /** @param list<ExposureEvent> $events */
    abstract protected function log(array $events): void;

    abstract protected function history(int $visit): ScreenHistory;

    public function testAVisitWasShownWhatItWasGivenAndNothingElse(): void
    {
        $this->log([self::granted(OneVisit::LEASED)]);
        $shown = fn (int $number, int $target = OneVisit::TARGET, int $visit = OneVisit::VISIT): bool => $this->history($visit)->wasShown($target, new NumberOnScreen($number, 'pool', null));

        self::assertTrue($shown(OneVisit::LEASED));
        self::assertFalse($shown(OneVisit::OTHER));
        self::assertFalse($shown(OneVisit::LEASED, OneVisit::TARGET + 1));
        self::assertFalse($shown(OneVisit::LEASED, OneVisit::TARGET, OneVisit::VISIT + 1));
    }

    public function testWhoNeverHadALeaseDidNotSeeWhatComesAfterOne(): void
    {
        $fallback = new NumberOnScreen(OneVisit::DEFAULT, 'default', null, true);
        self::assertFalse($this->history(OneVisit::VISIT)->wasShown(OneVisit::TARGET, $fallback));
        $this->log([self::granted(OneVisit::LEASED)]);

        self::assertTrue($this->history(OneVisit::VISIT)->wasShown(OneVisit::TARGET, $fallback));
        self::assertFalse($this->history(OneVisit::VISIT)->wasShown(OneVisit::TARGET + 1, $fallback));
        self::assertFalse($this->history(OneVisit::VISIT)->wasShown(OneVisit::TARGET, new NumberOnScreen(OneVisit::DEFAULT, 'default', null)), 'Not what the placement shows.');
    }

    public function testASwitchIsWhatLeftAndWhatCame(): void
    {
        $this->log([self::granted(OneVisit::LEASED)]);

        $lines = $this->history(OneVisit::VISIT)->switched(self::said('switched', 5 * Time::MINUTE), OneVisit::LEASED);

        self::assertSame(
            [['switched', 'pool', OneVisit::LEASED], ['fallback', 'default', OneVisit::DEFAULT]],
            array_map(static fn (ExposureEvent $line): array => [$line->event, $line->kind, $line->numberId], $lines),
        );
        foreach ($lines as $line) {
            self::assertSame(
                [Moment::T0 + 5 * Time::MINUTE, 400, OneVisit::TARGET, 5, 1, OneVisit::VISIT, self::lease(OneVisit::LEASED), null],
                [$line->at, $line->ago, $line->targetId, $line->sourceId, $line->poolId, $line->visit, $line->lease, $line->rev],
            );
        }
    }

    public function testOfSeveralLeasesAPageSaysWhichItHad(): void
    {
        $this->log([self::granted(OneVisit::LEASED), self::granted(OneVisit::OTHER, Time::MINUTE)]);
        $from = fn (?int $number): array => array_column($this->history(OneVisit::VISIT)->switched(self::said('switched', Time::HOUR), $number), 'numberId');

        self::assertSame([OneVisit::LEASED, OneVisit::DEFAULT], $from(OneVisit::LEASED));
        self::assertSame([OneVisit::OTHER, OneVisit::DEFAULT], $from(null), 'The one given last.');
        self::assertSame([], $from(OneVisit::DEFAULT));
        self::assertSame([], $from(0), 'None of the clinic\'s.');
    }

    public function testWhatNeverHadALeaseSwitchesNothing(): void
    {
        $this->log([new ExposureEvent(Moment::T0, 'granted', 'default', OneVisit::DEFAULT, OneVisit::TARGET, 5, 1, OneVisit::VISIT, cause: 'overflow')]);

        self::assertSame([], $this->history(OneVisit::VISIT)->switched(self::said('switched', 0), null));
        self::assertSame([], $this->history(OneVisit::VISIT)->switched(self::said('switched', 0), OneVisit::DEFAULT));
    }

    public function testASwitchThatIsToldTwiceIsOneAndThatOfANewLeaseAnother(): void
    {
        $this->log([self::granted(OneVisit::LEASED)]);
        $told = fn (int $after): array => $this->history(OneVisit::VISIT)->news($this->history(OneVisit::VISIT)->switched(self::said('switched', $after), OneVisit::LEASED));
        $this->log($told(Time::MINUTE));

        self::assertSame([], $told(Time::MINUTE));
        self::assertSame([], $told(2 * Time::HOUR));
        $this->log([self::granted(OneVisit::LEASED, 3 * Time::HOUR, str_repeat('e', 32), 9)]);
        self::assertSame([str_repeat('e', 32), str_repeat('e', 32)], array_column($told(4 * Time::HOUR), 'lease'));
    }

    public function testATapOrCopyThatIsToldTwiceIsOneAndALaterOneAnother(): void
    {
        $news = fn (string $event, int $after, int $ago): bool => $this->history(OneVisit::VISIT)->news([self::said($event, $after, $ago)]) !== [];
        $this->log([self::said('tap', Time::MINUTE, 0)]);

        self::assertFalse($news('tap', Time::MINUTE, 0));
        self::assertFalse($news('tap', 11 * Time::MINUTE, 10 * Time::MINUTE), 'Told late, and how late.');
        self::assertTrue($news('copy', Time::MINUTE, 0));
        self::assertTrue($news('tap', 2 * Time::MINUTE, 0));
        $this->log([self::said('tap', 2 * Time::MINUTE, 0)]);
        self::assertFalse($news('tap', 12 * Time::MINUTE, 11 * Time::MINUTE), 'The first one again.');
        self::assertTrue($news('hidden', Time::MINUTE, 0));
    }

    private static function lease(int $number): string
    {
        return sprintf('%032x', $number);
    }

    private static function granted(int $number, int $after = 0, ?string $lease = null, int $rev = 1): ExposureEvent
    {
        return new ExposureEvent(Moment::T0 + $after, 'granted', 'pool', $number, OneVisit::TARGET, 5, 1, OneVisit::VISIT, $lease ?? self::lease($number), $rev);
    }

    /** About the default number. */
    private static function said(string $event, int $after, int $ago = 400): ExposureEvent
    {
        return new ExposureEvent(Moment::T0 + $after, $event, 'default', OneVisit::DEFAULT, OneVisit::TARGET, 5, null, OneVisit::VISIT, ago: $ago);
    }
}
