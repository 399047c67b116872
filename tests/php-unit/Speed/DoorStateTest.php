<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Speed;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Speed\DoorState;
use Ringwell\Speed\NodeState;
use Ringwell\Speed\NodeText;
use Ringwell\Time;

final class DoorStateTest extends TestCase
{
    private const NOW = 1_790_000_000_000;

    public function testOnlyAServerWhoseOwnTestWentWellNamesTheDoor(): void
    {
        $state = (new DoorState(true, self::NOW))->with('a', self::node(NodeState::OK))->with('b', self::node(NodeState::WRONG_STATUS));

        self::assertSame([true, false, false], array_map($state->isInUse(...), ['a', 'b', 'c']));
        self::assertFalse($state->wanted(false, self::NOW)->isInUse('a'));
    }

    /** @return iterable<string, array{bool, ?NodeState, bool}> */
    public static function servers(): iterable
    {
        yield 'a new server' => [true, null, true];
        yield 'just tested' => [true, self::node(NodeState::OK), false];
        yield 'tested long ago' => [true, self::node(NodeState::OK, 2 * Time::HOUR), true];
        yield 'tested in the future' => [true, self::node(NodeState::OK, -2 * Time::HOUR), true];
        yield 'it failed a moment ago' => [true, self::node(NodeState::CLOCK), false];
        yield 'closed before it was wanted again' => [true, self::node(NodeState::OFF), true];
        yield 'still open though nobody wants it' => [false, self::node(NodeState::OK), true];
        yield 'closed' => [false, self::node(NodeState::OFF), false];
        yield 'never opened' => [false, null, false];
    }

    #[DataProvider('servers')]
    public function testAServerLooksAfterItselfWhenItIsTime(bool $isWanted, ?NodeState $node, bool $isDue): void
    {
        self::assertSame($isDue, (new DoorState($isWanted, 0, $node === null ? [] : ['a' => $node]))->isDue('a', self::NOW));
    }

    public function testServersThatAreNoMoreAreForgotten(): void
    {
        $state = new DoorState(true, 0, ['old' => self::node(NodeState::OK, 8 * Time::DAY), 'young' => self::node(NodeState::OK, Time::DAY)]);

        self::assertSame(['new', 'young'], array_keys($state->with('new', self::node(NodeState::OK))->nodes));
    }

    public function testWhoAsksAgainGetsBackWhatWasDeletedByHand(): void
    {
        $state = new DoorState(true, 0, ['a' => self::node(NodeState::GONE), 'b' => self::node(NodeState::OK)]);

        self::assertSame(['b'], array_keys($state->wanted(true, self::NOW)->nodes));
        self::assertSame(['a', 'b'], array_keys($state->wanted(false, self::NOW)->nodes));
    }

    public function testWhatIsStoredComesBackAndNonsenseIsNothing(): void
    {
        $state = new DoorState(true, self::NOW, ['a' => new NodeState(NodeState::WRONG_STATUS, '403', 'config', self::NOW)]);

        self::assertEquals($state, DoorState::of($state->toArray()));
        foreach ([null, 'x', [], ['wanted' => 1, 'since' => 'x', 'nodes' => 'y'], ['nodes' => ['a' => 1, 'b' => ['code' => []]]]] as $nonsense) {
            self::assertEquals(new DoorState(false, 0), DoorState::of($nonsense));
        }
    }

    public function testEveryOutcomeHasItsOwnWords(): void
    {
        $codes = array_filter((new \ReflectionClass(NodeState::class))->getConstants(), is_string(...));
        $texts = array_map(static fn (string $code): string => NodeText::of(new NodeState($code)), $codes);

        self::assertGreaterThan(10, count($codes));
        self::assertCount(count($codes), array_unique($texts));
        self::assertNotContains(NodeText::of(new NodeState('')), $texts);
    }

    private static function node(string $code, int $ago = 0): NodeState
    {
        return new NodeState($code, '', 'config', self::NOW - $ago);
    }
}
