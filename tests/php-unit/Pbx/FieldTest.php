<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Pbx;

use PHPUnit\Framework\TestCase;
use Ringwell\Pbx\Connection;
use Ringwell\Pbx\Field;

final class FieldTest extends TestCase
{
    public function testAChoiceTakesItsOptionsOnly(): void
    {
        $field = new Field('host', 'Brand', kind: Field::CHOICE, options: ['uis' => 'UIS', '1' => 'One']);

        self::assertSame([true, true, true, false], array_map($field->takes(...), ['uis', '1', '', 'UIS']));
        self::assertSame([['value' => 'uis', 'label' => 'UIS'], ['value' => '1', 'label' => 'One']], $field->toArray()['options']);
    }

    public function testAZoneMustBeOne(): void
    {
        $field = Field::zone();

        self::assertSame([true, true, true, false, false], array_map($field->takes(...), ['Europe/Moscow', '+03:00', '', 'Moscow time', '+3 hours']));
    }

    public function testAnAddressHasNoPasswordInIt(): void
    {
        $field = new Field('url', 'Address', kind: Field::URL);

        self::assertSame([true, true, true], array_map($field->takes(...), ['https://pbx.clinic.example', 'http://10.0.0.5:8080/x?y=1', '']));
        self::assertSame([false, false, false, false], array_map($field->takes(...), ['pbx.clinic.example', 'javascript:alert(1)', 'https://a:b@c.example/', 'https://a b/']));
    }

    public function testAnyTextWillDoForOne(): void
    {
        self::assertTrue((new Field('name', 'Name'))->takes('<b>'));
    }

    public function testAConnectionsZoneIsTheSitesOwnUntilAnotherIsChosen(): void
    {
        $connection = static fn (array $settings): Connection => new Connection(1, 'A', 'a', true, $settings, [], null, 0, 'Asia/Omsk');

        self::assertSame('Asia/Omsk', $connection([])->zone());
        self::assertSame('Asia/Omsk', $connection(['zone' => ''])->zone());
        self::assertSame('Europe/Moscow', $connection(['zone' => 'Europe/Moscow'])->zone());
    }
}
