<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Pbx\Routing;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Pbx\Routing\Branches;
use Ringwell\Pbx\Routing\RoutingFields;

final class BranchesTest extends TestCase
{
    public function testABranchIsFoundByItsNameHoweverItIsWritten(): void
    {
        $branches = Branches::read('Main number = 600,  На Севере=+74951112233 , broken, North = 7x');

        self::assertSame('600', $branches->extensionOf('main NUMBER '));
        self::assertSame('+74951112233', $branches->extensionOf('на севере'));
        self::assertNull($branches->extensionOf('North'));
        self::assertNull($branches->extensionOf(''));
        self::assertNull(Branches::read('')->extensionOf('Main number'));
    }

    public function testWhoKnowsNoTelephonesIsNotOfferedThem(): void
    {
        self::assertSame(['no', 'person', 'branch', 'both'], array_keys(RoutingFields::all()[0]->options));
        self::assertSame(['no', 'branch'], array_keys(RoutingFields::all(knowsPeople: false)[0]->options));
    }

    #[DataProvider('written')]
    public function testOnlyWhatCanBeReadIsTaken(string $written, bool $isTaken): void
    {
        [, $field] = RoutingFields::all();

        self::assertSame($isTaken, $field->takes($written), $written);
    }

    /** @return iterable<array{string, bool}> */
    public static function written(): iterable
    {
        yield ['', true];
        yield ['Main number = 600', true];
        yield ['Main number = 600, На Севере=700,', true];
        yield ['Main number', false];
        yield ['Main number = ', false];
        yield ['= 600', false];
        yield ['Main = 600 North = 700', false];
        yield ['Main = 600,20,G(evil)', false];
    }
}
