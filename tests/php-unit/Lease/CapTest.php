<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Lease;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Lease\Cap;
use Ringwell\Lease\Standing;

final class CapTest extends TestCase
{
    /** @return array<string, array{?Standing, bool, bool}> standing, refuses, has room */
    public static function standings(): array
    {
        return [
            'a network that is not known' => [null, false, true],
            'below its share' => [new Standing(10, null, 1, 1), false, true],
            'as many without a sign of life as its share' => [new Standing(10, 2, 2, 2), true, false],
            'all confirmed, and enough are free' => [new Standing(10, 2, 0, 2), false, false],
            'all confirmed, and few are free' => [new Standing(10, 1, 0, 2), true, false],
            'one of each, and enough are free' => [new Standing(10, 2, 1, 2), false, false],
            'one of each, and few are free' => [new Standing(10, 1, 1, 2), true, false],
            'no more than a fifth: two of fourteen' => [new Standing(14, 3, 0, 2), false, false],
            'three of fifteen: below its share with two' => [new Standing(15, null, 2, 2), false, true],
            'a large pool: a fifth of it' => [new Standing(100, null, 5, 19), false, true],
            'a fifth of a large pool' => [new Standing(100, 20, 5, 20), false, false],
            'a fifth of a large pool, and less than a fifth is free' => [new Standing(100, 19, 5, 20), true, false],
            'a pool of three: the last one is given, but not held' => [new Standing(3, 1, 1, 2), false, false],
        ];
    }

    #[DataProvider('standings')]
    public function testAShareOfThePool(?Standing $standing, bool $refuses, bool $hasRoom): void
    {
        self::assertSame([$refuses, $hasRoom], [Cap::refuses($standing), Cap::hasRoom($standing)]);
    }

    public function testOneThatIsHeldAlreadyDoesNotStandInItsOwnWay(): void
    {
        self::assertTrue(Cap::hasRoom(new Standing(10, 1, 0, 2), true));
        self::assertFalse(Cap::hasRoom(new Standing(10, 1, 0, 3), true));
        self::assertFalse(Cap::hasRoom(new Standing(10, 2, 0, 3), true), 'Nor where enough are free.');
    }
}
