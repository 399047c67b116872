<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Lease;

use Ringwell\Lease\PoolSettings;
use Ringwell\Source\PlacementWrite;
use Ringwell\Tests\Integration\TestCase;

/** A clinic with two branches, each with its own number on the page and its own pool: one visit, a number for each. */
final class BranchesTest extends TestCase
{
    use Clinic;

    private const PAID = '/?utm_source=yandex&utm_medium=cpc';
    private const NORTH = ['+74951230001', '+74951230002'];
    private const SOUTH = ['+74951230011'];
    private const NORTH_DEFAULT = '+74951230009';
    private const SOUTH_DEFAULT = '+74951230019';

    private int $north = 0;
    private int $south = 0;
    private int $northPool = 0;
    private int $southPool = 0;

    protected function setUp(): void
    {
        parent::setUp();
        $this->openClinic();
        $this->north = $this->services->targets()->add('North', '+74951230000', null);
        $this->south = $this->services->targets()->add('South', '+74951230010', null);
        // The later target has the earlier pool, so that the two orders differ.
        $this->southPool = $this->pool($this->south, self::SOUTH);
        $this->northPool = $this->pool($this->north, self::NORTH);
        $this->services->placements()->save($this->yandexId, [
            new PlacementWrite($this->north, 'pool', $this->northPool, null, self::NORTH_DEFAULT),
            new PlacementWrite($this->south, 'pool', $this->southPool, null, self::SOUTH_DEFAULT),
        ]);
    }

    public function testEachBranchShowsANumberOfItsOwnPool(): void
    {
        self::assertSame([$this->north => self::NORTH[0], $this->south => self::SOUTH[0]], $this->numbers(1));
        self::assertSame([$this->north => self::NORTH[0], $this->south => self::SOUTH[0]], $this->numbers(1), 'And keeps it.');
    }

    public function testPoolsAreAlwaysTakenInTheOrderOfTheirIds(): void
    {
        $this->numbers(1, [$this->north, $this->south]);
        $this->numbers(2, [$this->south, $this->north]);

        $events = $this->services->db()->rows('SELECT pool_id FROM {exposures} WHERE event = %s AND kind = %s ORDER BY id', ['granted', 'pool']);
        self::assertSame([$this->southPool, $this->northPool, $this->northPool], array_map(intval(...), array_column($events, 'pool_id')), 'For the second visitor the south has none left.');
    }

    public function testAUsedUpPoolOfOneBranchUndoesNothingAtTheOther(): void
    {
        $this->numbers(1);

        self::assertSame([$this->north => self::NORTH[1], $this->south => self::SOUTH_DEFAULT], $this->numbers(2));
        self::assertSame([$this->north => self::NORTH_DEFAULT, $this->south => self::SOUTH_DEFAULT], $this->numbers(3));

        $given = fn (int $pool): array => array_column($this->services->db()->rows('SELECT cause FROM {exposures} WHERE pool_id = %d AND event = %s ORDER BY id', [$pool, 'granted']), 'cause');
        self::assertSame(['', '', 'overflow'], $given($this->northPool));
        self::assertSame(['', 'overflow', 'overflow'], $given($this->southPool));
        self::assertSame(['1', '1', '1'], array_column($this->services->db()->rows('SELECT pages FROM {visits} ORDER BY id'), 'pages'), 'One page view for both.');
    }

    public function testAPageOfOneBranchTakesNothingOfTheOther(): void
    {
        self::assertSame([$this->north => self::NORTH[0]], $this->numbers(1, [$this->north]));
        self::assertSame(0, $this->services->pools()->sizes()[$this->southPool]['held']);

        self::assertSame([$this->south => self::SOUTH[0]], $this->numbers(1, [$this->south]), 'His next page shows the other branch.');
    }

    /** @param list<string> $numbers */
    private function pool(int $target, array $numbers): int
    {
        $id = $this->services->pools()->add("Pool of {$target}", $target, new PoolSettings());
        $pool = $this->services->pools()->find($id);
        self::assertNotNull($pool);
        $this->services->pools()->addNumbers($pool, $numbers);
        $this->oneAfterTheOther();

        return $id;
    }

    /**
     * @param  list<int>         $targets none: both
     * @return array<int, mixed> by target
     */
    private function numbers(int $visitor, array $targets = []): array
    {
        $numbers = array_column($this->lease($visitor, self::PAID, '', ['targets' => $targets === [] ? [$this->north, $this->south] : $targets])['numbers'], 'number', 'target');
        ksort($numbers);

        return $numbers;
    }
}
