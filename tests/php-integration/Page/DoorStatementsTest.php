<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Page;

use Ringwell\Door\Answer;
use Ringwell\DoorServices;
use Ringwell\Tests\Integration\Lease\Clinic;
use Ringwell\Tests\Integration\Support\Recorded;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Time;
use Ringwell\Visit\Asker;

/** Every statement that a door sends, in order. Whoever adds one changes this on purpose, and tests/bench/php/floor.php. */
final class DoorStatementsTest extends TestCase
{
    use Clinic;

    private const PAID = '/?utm_source=yandex&utm_medium=cpc';

    private Recorded $db;
    private bool $isSampled = false;

    protected function setUp(): void
    {
        parent::setUp();
        $this->openClinic();
        $this->services->plan();
        $this->db = new Recorded($this->services->transactionalDb());
        // The first of the day makes the key of the networks.
        $this->ask(99, '/', true);
    }

    public function testANewVisitorOfAPool(): void
    {
        $this->ask(1, self::PAID, true);

        self::assertSame(
            ['SELECT plans', 'INSERT visits', 'SELECT leases', 'BEGIN', 'UPDATE leases', 'INSERT exposures', 'INSERT page_views', 'COMMIT'],
            $this->db->words(),
        );
    }

    public function testOneMessageInManyIsCounted(): void
    {
        $this->isSampled = true;
        $this->ask(1, self::PAID, true);

        self::assertSame(
            ['SELECT plans', 'INSERT visits', 'SELECT leases', 'BEGIN', 'UPDATE leases', 'INSERT exposures', 'INSERT page_views', 'COMMIT', 'INSERT crowds', 'SELECT crowds'],
            $this->db->words(),
        );
    }

    public function testTheSameVisitorAgain(): void
    {
        $this->ask(1, self::PAID, true);
        $this->clock->advance(10 * Time::SECOND);
        $this->ask(1, '/prices/');

        self::assertSame(
            ['SELECT plans', 'SELECT visits', 'SELECT leases', 'BEGIN', 'UPDATE leases', 'INSERT page_views', 'UPDATE visits', 'COMMIT'],
            $this->db->words(),
            'The log hears of activity once a minute.',
        );
        $this->clock->advance(Time::MINUTE);
        $this->ask(1, '/prices/implants/');

        self::assertSame(
            ['SELECT plans', 'SELECT visits', 'SELECT leases', 'BEGIN', 'UPDATE leases', 'INSERT exposures', 'INSERT page_views', 'UPDATE visits', 'COMMIT'],
            $this->db->words(),
        );
    }

    public function testAnAnswerThatWasLostOnTheWay(): void
    {
        $this->ask(1, self::PAID, true);
        $this->clock->advance(2 * Time::SECOND);
        $this->ask(1, self::PAID, true);

        self::assertSame(
            ['SELECT plans', 'INSERT visits', 'SELECT visits', 'SELECT leases', 'BEGIN', 'UPDATE leases', 'UPDATE visits', 'COMMIT'],
            $this->db->words(),
        );
    }

    public function testAVisitorWhoComesStraightHasAPast(): void
    {
        $this->ask(1, '/', true);

        self::assertSame(
            ['SELECT plans', 'SELECT visits', 'INSERT visits', 'BEGIN', 'INSERT exposures', 'INSERT page_views', 'COMMIT'],
            $this->db->words(),
            'No pool: the own number is logged with the page.',
        );
        $this->clock->advance(10 * Time::SECOND);
        $this->ask(1, '/prices/');

        self::assertSame(
            ['SELECT plans', 'SELECT visits', 'SELECT exposures', 'BEGIN', 'INSERT page_views', 'UPDATE visits', 'COMMIT'],
            $this->db->words(),
        );
    }

    public function testAPoolThatIsFull(): void
    {
        $this->ask(1, self::PAID, true);
        $this->ask(2, self::PAID, true);
        $this->ask(3, self::PAID, true);

        self::assertSame(
            ['SELECT plans', 'INSERT visits', 'SELECT leases', 'SELECT leases', 'BEGIN', 'INSERT exposures', 'INSERT page_views', 'COMMIT'],
            $this->db->words(),
            'The second read looks for holds that a wrong clock left.',
        );
    }

    public function testWithoutConsentThatIsCountedAndNothingElse(): void
    {
        $this->ask(1, self::PAID, true, ['consent' => 'none']);

        self::assertSame(['SELECT plans', 'INSERT refusals'], $this->db->words());
    }

    public function testABeatThatOnlyAsks(): void
    {
        $number = $this->ask(1, self::PAID, true);
        $this->clock->advance(30 * Time::SECOND);

        self::assertSame('pool', $this->beat(1, $number, [])['kind']);
        self::assertSame(['SELECT plans', 'SELECT visits'], $this->db->words());
    }

    public function testABeatWithInput(): void
    {
        $number = $this->ask(1, self::PAID, true);
        $this->clock->advance(10 * Time::SECOND);
        $this->beat(1, $number, [['type' => 'painted', 'ago' => 9_000], ['type' => 'active', 'ago' => 100]]);

        self::assertSame(
            ['SELECT plans', 'SELECT visits', 'BEGIN', 'UPDATE leases', 'INSERT exposures', 'COMMIT'],
            $this->db->words(),
            'All that there is to log in one statement.',
        );
        $this->clock->advance(Time::MINUTE);
        $this->beat(1, $number, [['type' => 'active', 'ago' => 0]]);

        self::assertSame(
            ['SELECT plans', 'SELECT visits', 'BEGIN', 'UPDATE leases', 'INSERT exposures', 'UPDATE visits', 'COMMIT'],
            $this->db->words(),
            'The visit hears of life once a minute.',
        );
        $this->clock->advance(20 * Time::SECOND);
        $this->beat(1, $number, [['type' => 'active', 'ago' => 0]]);

        self::assertSame(['SELECT plans', 'SELECT visits', 'BEGIN', 'UPDATE leases', 'COMMIT'], $this->db->words());
    }

    public function testABeatOfANumberThatIsNoLease(): void
    {
        $number = $this->ask(1, '/', true);
        $this->clock->advance(20 * Time::SECOND);
        $this->beat(1, $number, [['type' => 'painted', 'ago' => 9_000]]);

        self::assertSame(['SELECT plans', 'SELECT visits', 'SELECT exposures', 'INSERT exposures'], $this->db->words());
    }

    public function testATapOnANumberThatIsNoLease(): void
    {
        $number = $this->ask(1, '/', true);
        $this->clock->advance(20 * Time::SECOND);
        $this->beat(1, $number, [['type' => 'tap', 'ago' => 0]]);

        self::assertSame(
            ['SELECT plans', 'SELECT visits', 'SELECT exposures', 'BEGIN', 'UPDATE visits', 'SELECT exposures', 'INSERT exposures', 'COMMIT'],
            $this->db->words(),
            'Told twice at once it is logged once: with the visit to itself it looks again.',
        );
    }

    public function testASwitch(): void
    {
        $numbers = [1 => $this->ask(1, self::PAID, true), 2 => $this->ask(2, self::PAID, true)];
        $this->clock->advance(20 * Time::MINUTE);
        // Of two that are free equally long any one is given.
        $number = $this->ask(3, self::PAID, true);
        $loser = (int) array_search($number, $numbers, true);
        $fallback = $this->beat($loser, $number, [])['number'];
        self::assertSame(['SELECT plans', 'SELECT visits'], $this->db->words(), 'To hear that it was taken costs nothing.');

        $this->beat($loser, (string) $fallback, [['type' => 'switched', 'ago' => 0, 'from' => $number]]);

        self::assertSame(
            ['SELECT plans', 'SELECT visits', 'SELECT exposures', 'BEGIN', 'UPDATE visits', 'SELECT exposures', 'INSERT exposures', 'COMMIT'],
            $this->db->words(),
        );
    }

    /** Those of the last two minutes of a hold and later, and all where the pool's hold is shorter than that. */
    public function testABeatThatMakesTheHoldLonger(): void
    {
        $number = $this->ask(1, self::PAID, true);
        $this->beat(1, $number, [['type' => 'active', 'ago' => 0]]);
        $this->clock->advance(14 * Time::MINUTE);
        $this->beat(1, $number, [['type' => 'active', 'ago' => 0]]);

        self::assertSame(
            ['SELECT plans', 'SELECT visits', 'SELECT leases', 'BEGIN', 'UPDATE leases', 'INSERT exposures', 'UPDATE visits', 'COMMIT'],
            $this->db->words(),
            'Whether his network may hold it for longer.',
        );
    }

    /**
     * @param  array<string, mixed> $change
     * @return string the number at the clinic's one target
     */
    private function ask(int $visitor, string $path, bool $isLanding = false, array $change = []): string
    {
        $body = $change + $this->leaseBody($visitor, "https://clinic.test{$path}", '');
        if ($isLanding) {
            $body['landing'] = ['url' => "https://clinic.test{$path}", 'referrer' => '', 'ago' => 0];
        }

        return (string) $this->number('lease', $body, $visitor)['number'];
    }

    /**
     * @param  list<array<string, mixed>> $events
     * @return array<string, mixed>
     */
    private function beat(int $visitor, string $number, array $events): array
    {
        return $this->number('activity', [
            'visitor' => self::id($visitor),
            'visit' => self::id(1000 + $visitor),
            'config' => $this->services->configToken()->issue([$this->targetId]),
            'shown' => [['target' => $this->targetId, 'number' => $number]],
            'events' => $events,
        ], $visitor);
    }

    /**
     * @param  array<string, mixed> $body
     * @return array<string, mixed>
     */
    private function number(string $door, array $body, int $visitor): array
    {
        $json = (string) json_encode($body);
        $this->db->sent = [];
        // Of one message in 32 what it wrote is counted, by two statements more.
        $doors = new DoorServices($this->db, $this->clock, fn (): bool => $this->isSampled);
        $asker = new Asker('Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', "192.0.{$visitor}.7");
        $answer = $door === 'lease' ? $doors->lease($doors->plan())->answer($json, $asker) : $doors->activity($doors->plan())->answer($json, $asker);
        self::assertInstanceOf(Answer::class, $answer);
        self::assertSame(200, $answer->status, (string) json_encode($answer->body));
        $numbers = $answer->body['numbers'];
        self::assertIsArray($numbers);
        self::assertIsArray($numbers[0]);

        /** @var array<string, mixed> */
        return $numbers[0];
    }
}
