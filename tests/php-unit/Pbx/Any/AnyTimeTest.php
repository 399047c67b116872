<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Pbx\Any;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Pbx\Any\AnyLength;
use Ringwell\Pbx\Any\AnyTime;
use Ringwell\Time;

final class AnyTimeTest extends TestCase
{
    #[DataProvider('times')]
    public function testReadsTimesAsTheyAreWritten(string $text, string $utc): void
    {
        self::assertSame($utc, Time::isoOrNull(AnyTime::utc($text, 'Europe/Moscow')));
    }

    /** @return iterable<string, array{string, string}> */
    public static function times(): iterable
    {
        yield 'epoch seconds' => ['1790000000', '2026-09-21T14:13:20.000Z'];
        yield 'with a fraction' => ['1790000000.25', '2026-09-21T14:13:20.250Z'];
        yield 'milliseconds' => ['1790000000123', '2026-09-21T14:13:20.123Z'];
        yield 'microseconds' => ['1790000000123456', '2026-09-21T14:13:20.123Z'];
        yield 'nanoseconds' => ['1790000000123456789', '2026-09-21T14:13:20.123Z'];
        yield 'ISO, in Greenwich' => ['2026-11-22T10:15:07Z', '2026-11-22T10:15:07.000Z'];
        yield 'ISO with its offset' => ['2026-11-22T10:15:07.5+05:00', '2026-11-22T05:15:07.500Z'];
        yield 'of the wall' => ['2026-11-22 10:15:07', '2026-11-22T07:15:07.000Z'];
        yield 'as Russians write it' => ['22.11.2026 10:15:07', '2026-11-22T07:15:07.000Z'];
        yield 'as Excel leaves it' => ['22.11.2026 9:05', '2026-11-22T06:05:00.000Z'];
        yield 'days of one digit' => ['2.1.2026 9:05:01', '2026-01-02T06:05:01.000Z'];
        yield 'a short year' => ['22.11.26 10:15', '2026-11-22T07:15:00.000Z'];
        yield 'a comma between' => ['22.11.2026, 10:15:07', '2026-11-22T07:15:07.000Z'];
        yield 'slashes' => ['22/11/2026 10:15', '2026-11-22T07:15:00.000Z'];
        yield 'American, by its half of the day' => ['11/12/2026 10:15 PM', '2026-11-12T19:15:00.000Z'];
        yield 'American, by its thirteenth month' => ['11/22/2026 10:15:07', '2026-11-22T07:15:07.000Z'];
        yield 'midnight for Americans' => ['11/12/2026 12:05 AM', '2026-11-11T21:05:00.000Z'];
        yield 'noon for Americans' => ['11/12/2026 12:05 pm', '2026-11-12T09:05:00.000Z'];
        yield 'year first, slashes' => ['2026/11/22 10:15:07', '2026-11-22T07:15:07.000Z'];
        yield 'a zone in words' => ['2026-11-22 10:15:07 UTC', '2026-11-22T10:15:07.000Z'];
        yield 'as e-mail writes it' => ['Sun, 22 Nov 2026 10:15:07 +0000', '2026-11-22T10:15:07.000Z'];
        yield 'as logs write it' => ['22-Nov-2026 10:15:07', '2026-11-22T07:15:07.000Z'];
        yield 'packed' => ['20261122T101507Z', '2026-11-22T10:15:07.000Z'];
    }

    #[DataProvider('rubbish')]
    public function testWhatIsNoTimeIsNone(?string $text): void
    {
        self::assertNull(AnyTime::utc($text, 'Europe/Moscow'));
    }

    /** @return iterable<int, array{?string}> */
    public static function rubbish(): iterable
    {
        $rubbish = [
            null, '', ' ', '0', '1', '42', 'yesterday', '79161234567', '2026-11-22', '10:15', '32.11.2026 10:15', '30.02.2026 10:15', '22.11.2026 25:15',
            '22.11.2026 10:61', '13/13/2026 10:15', '22 Nop 2026 10:15:00', '9999999999', '0000000000', '1601-01-01 00:00:00', '22.11.1926 10:15', '-1790000000',
            "22.11.2026\x0710:15", '2026-11-22 10:15:07 +9', str_repeat('9', 400),
        ];
        foreach ($rubbish as $text) {
            yield [$text];
        }
    }

    #[DataProvider('lengths')]
    public function testReadsLengths(?string $text, ?int $seconds): void
    {
        self::assertSame($seconds, AnyLength::seconds($text));
    }

    /** @return iterable<int, array{?string, ?int}> */
    public static function lengths(): iterable
    {
        $lengths = [
            '42' => 42, '0' => 0, '42.6' => 43, '41,2' => 41, '0:42' => 42, '1:05' => 65, '00:01:05' => 65, '1:02:03' => 3723, '75:00' => 4500, '00:00:12.345' => 12,
            '1 мин 5 сек' => 65, '5 сек.' => 5, '1ч 2м 3с' => 3723, '1h 2m 3s' => 3723, '2 min' => 120, '45 seconds' => 45, '2 минуты' => 120,
            '' => null, '-' => null, '-5' => null, '10:75x' => null, 'long' => null, '99999999' => null, '1 fortnight' => null,
        ];
        foreach ($lengths as $text => $seconds) {
            yield [(string) $text, $seconds];
        }
        yield [null, null];
    }

    public function testABareNumberMayCountMilliseconds(): void
    {
        self::assertSame(42, AnyLength::seconds('41900', true));
        self::assertSame(65, AnyLength::seconds('1:05', true), 'A written length says itself what it counts.');
    }
}
