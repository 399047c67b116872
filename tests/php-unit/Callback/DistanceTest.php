<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Callback;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Callback\Distance;
use Ringwell\Number\Phone;

final class DistanceTest extends TestCase
{
    /** @return iterable<string, array{string, string, ?Distance}> */
    public static function pairs(): iterable
    {
        yield 'one city' => ['+74951112233', '+74952223344', null];
        yield 'both codes of Moscow' => ['+74951112233', '+74992223344', null];
        yield 'Moscow and its region' => ['+74951112233', '+74962223344', null];
        yield 'Saint Petersburg and its region' => ['+78123334455', '+78132223344', null];
        yield 'Vologda and Cherepovets' => ['+78172721234', '+78202571234', null];
        yield 'Kazan and Naberezhnye Chelny' => ['+78432921234', '+78552391234', null];
        yield 'Krasnodar and Sochi' => ['+78612671234', '+78622641234', null];
        yield 'Moscow and Saint Petersburg' => ['+74951112233', '+78123334455', Distance::OtherRegion];
        yield 'neighbours' => ['+78123334455', '+78142761234', Distance::OtherRegion];
        yield 'nobody knows of where a mobile is' => ['+78123334455', '+79161234567', null];
        yield 'two mobiles' => ['+79161234567', '+79211234567', null];
        yield 'a free number is of no region' => ['+78001234567', '+78123334455', null];
        yield 'Russia and Kazakhstan, behind one +7' => ['+74951112233', '+77272581234', Distance::Abroad];
        yield 'Russia and Ukraine' => ['+79161234567', '+380443334023', Distance::Abroad];
        yield 'elsewhere nobody asks how far it is' => ['+12125550123', '+14155550123', null];
        yield 'a number of no country' => ['+74951112233', '+80012345678', null];
        yield 'no number' => ['+74951112233', '', null];
    }

    #[DataProvider('pairs')]
    public function testSaysHowFarItIs(string $one, string $other, ?Distance $expected): void
    {
        self::assertSame($expected, Distance::between(Phone::parse($one), Phone::parse($other)));
        self::assertSame($expected, Distance::between(Phone::parse($other), Phone::parse($one)));
    }

    /** What libphonenumber's own tables of places say, which don't ship: each code of Russia that they know is of three digits. */
    public function testRussiasCodesHaveThreeDigits(): void
    {
        $file = dirname(__DIR__, 3) . '/vendor/giggsey/libphonenumber-for-php/src/geocoding/data/en/En_7.php';
        if (! is_file($file)) {
            self::markTestSkipped('Composer has not installed the library itself.');
        }
        preg_match_all('/^\s+7([3489]\d\d) => \'/m', (string) file_get_contents($file), $codes);

        self::assertGreaterThan(70, count($codes[1]));
        $unread = array_filter($codes[1], static fn (string $code): bool => Distance::between(Phone::parse("+7{$code}2221234"), Phone::parse($code === '495' ? '+78122221234' : '+74952221234')) === null);
        self::assertSame(['496', '498', '499'], array_values($unread), 'All others are another region than Moscow.');
    }
}
