<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Call;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Call\LandingText;
use Ringwell\Source\Arrival;
use Ringwell\Visit\Visit;

final class LandingTextTest extends TestCase
{
    #[DataProvider('landings')]
    public function testSaysWhatMatters(string $url, string $page, string $short): void
    {
        $visit = self::visit($url);

        self::assertSame([$page, $short], [LandingText::page($visit), LandingText::short($visit)]);
    }

    /** @return iterable<string, array{string, string, string}> */
    public static function landings(): iterable
    {
        yield 'a campaign; what else is there is left out' => [
            'https://clinic.ru/%D0%B8%D0%BC%D0%BF%D0%BB%D0%B0%D0%BD%D1%82%D1%8B/?utm_source=yandex&utm_medium=cpc&utm_campaign=%D0%B7%D0%B8%D0%BC%D0%B0&yclid=17322700001234567&session=secret',
            'clinic.ru/импланты/',
            '/импланты/ · yandex / cpc / зима',
        ];
        yield 'a click id alone is named' => ['https://clinic.ru/?gclid=Cj0KCQiA', 'clinic.ru/', '/ · gclid'];
        yield 'nothing' => ['https://clinic.ru/prices', 'clinic.ru/prices', '/prices'];
        yield 'signs in a path' => ['https://clinic.ru/a%3Fb%20100%25', 'clinic.ru/a?b 100%', '/a?b 100%'];
        yield 'no address' => ['', '/', '/'];
        yield 'too long' => ['https://clinic.ru/' . str_repeat('я', 300), 'clinic.ru/' . str_repeat('я', 300), '/' . str_repeat('я', 158) . '…'];
    }

    private static function visit(string $url): Visit
    {
        $arrival = Arrival::from($url, '', []);

        return new Visit(1, '', 0, 0, 1, 1, null, '', $arrival->landing(), '', $arrival->utms(), $arrival->clickIds(), '', '', 1);
    }
}
