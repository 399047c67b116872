<?php

declare(strict_types=1);

namespace Ringwell\Tests\Support;

use Ringwell\Lease\ExposureEvent;
use Ringwell\Lease\ScreenHistory;
use Ringwell\Lease\Shown;
use Ringwell\Time;

/**
 * What pages are believed about numbers that are nobody's lease, whatever the log is kept in.
 *
 * @phpstan-require-extends \PHPUnit\Framework\TestCase
 */
trait ScreenContract
{
    private const VISIT = 7;
    private const TARGET = 3;
    private const LEASED = 11;
    private const OTHER = 12;
    private const DEFAULT = 20;

    /** @param list<ExposureEvent> $events */
    abstract protected function log(array $events): void;

    abstract protected function history(int $visit): ScreenHistory;

    public function testAVisitWasShownWhatItWasGivenAndNothingElse(): void
    {
        $this->log([self::granted(self::LEASED)]);
        $shown = fn (int $number, int $target = self::TARGET, int $visit = self::VISIT): bool => $this->history($visit)->wasShown($target, new Shown($number, 'pool', null));

        self::assertTrue($shown(self::LEASED));
        self::assertFalse($shown(self::OTHER));
        self::assertFalse($shown(self::LEASED, self::TARGET + 1));
        self::assertFalse($shown(self::LEASED, self::TARGET, self::VISIT + 1));
    }

    public function testWhoNeverHadALeaseDidNotSeeWhatComesAfterOne(): void
    {
        $fallback = new Shown(self::DEFAULT, 'default', null, true);
        self::assertFalse($this->history(self::VISIT)->wasShown(self::TARGET, $fallback));
        $this->log([self::granted(self::LEASED)]);

        self::assertTrue($this->history(self::VISIT)->wasShown(self::TARGET, $fallback));
        self::assertFalse($this->history(self::VISIT)->wasShown(self::TARGET + 1, $fallback));
        self::assertFalse($this->history(self::VISIT)->wasShown(self::TARGET, new Shown(self::DEFAULT, 'default', null)), 'Not what the placement shows.');
    }

    public function testASwitchIsWhatLeftAndWhatCame(): void
    {
        $this->log([self::granted(self::LEASED)]);

        $lines = $this->history(self::VISIT)->switched(self::said('switched', 5 * Time::MINUTE), self::LEASED);

        self::assertSame(
            [['switched', 'pool', self::LEASED], ['fallback', 'default', self::DEFAULT]],
            array_map(static fn (ExposureEvent $line): array => [$line->event, $line->kind, $line->numberId], $lines),
        );
        foreach ($lines as $line) {
            self::assertSame(
                [Moment::T0 + 5 * Time::MINUTE, 400, self::TARGET, 5, 1, self::VISIT, self::lease(self::LEASED), null],
                [$line->at, $line->ago, $line->targetId, $line->sourceId, $line->poolId, $line->visit, $line->lease, $line->rev],
            );
        }
    }

    public function testOfSeveralLeasesAPageSaysWhichItHad(): void
    {
        $this->log([self::granted(self::LEASED), self::granted(self::OTHER, Time::MINUTE)]);
        $from = fn (?int $number): array => array_column($this->history(self::VISIT)->switched(self::said('switched', Time::HOUR), $number), 'numberId');

        self::assertSame([self::LEASED, self::DEFAULT], $from(self::LEASED));
        self::assertSame([self::OTHER, self::DEFAULT], $from(null), 'The one given last.');
        self::assertSame([], $from(self::DEFAULT));
        self::assertSame([], $from(0), 'None of the clinic\'s.');
    }

    public function testWhatNeverHadALeaseSwitchesNothing(): void
    {
        $this->log([new ExposureEvent(Moment::T0, 'granted', 'default', self::DEFAULT, self::TARGET, 5, 1, self::VISIT, cause: 'overflow')]);

        self::assertSame([], $this->history(self::VISIT)->switched(self::said('switched', 0), null));
        self::assertSame([], $this->history(self::VISIT)->switched(self::said('switched', 0), self::DEFAULT));
    }

    public function testASwitchThatIsToldTwiceIsOneAndThatOfANewLeaseAnother(): void
    {
        $this->log([self::granted(self::LEASED)]);
        $told = fn (int $after): array => $this->history(self::VISIT)->news($this->history(self::VISIT)->switched(self::said('switched', $after), self::LEASED));
        $this->log($told(Time::MINUTE));

        self::assertSame([], $told(Time::MINUTE));
        self::assertSame([], $told(2 * Time::HOUR));
        $this->log([self::granted(self::LEASED, 3 * Time::HOUR, str_repeat('e', 32), 9)]);
        self::assertSame([str_repeat('e', 32), str_repeat('e', 32)], array_column($told(4 * Time::HOUR), 'lease'));
    }

    public function testATapOrCopyThatIsToldTwiceIsOneAndALaterOneAnother(): void
    {
        $news = fn (string $event, int $after, int $ago): bool => $this->history(self::VISIT)->news([self::said($event, $after, $ago)]) !== [];
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
        return new ExposureEvent(Moment::T0 + $after, 'granted', 'pool', $number, self::TARGET, 5, 1, self::VISIT, $lease ?? self::lease($number), $rev);
    }

    /** About the default number. */
    private static function said(string $event, int $after, int $ago = 400): ExposureEvent
    {
        return new ExposureEvent(Moment::T0 + $after, $event, 'default', self::DEFAULT, self::TARGET, 5, null, self::VISIT, ago: $ago);
    }
}
