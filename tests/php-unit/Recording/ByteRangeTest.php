<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Recording;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Recording\ByteRange;

final class ByteRangeTest extends TestCase
{
    #[DataProvider('ranges')]
    public function testOfAThousandBytes(string $range, int $status, int $from, int $length, ?string $said): void
    {
        $asked = ByteRange::of($range, '', '"a"', 1000);

        self::assertSame([$status, $from, $length], [$asked->status, $asked->from, $asked->length]);
        self::assertSame($said, $asked->headers()['Content-Range'] ?? null);
        self::assertSame([(string) $length, 'bytes'], [$asked->headers()['Content-Length'], $asked->headers()['Accept-Ranges']]);
    }

    /** @return iterable<array{string, int, int, int, ?string}> */
    public static function ranges(): iterable
    {
        yield 'none' => ['', 200, 0, 1000, null];
        yield 'the first ten' => ['bytes=0-9', 206, 0, 10, 'bytes 0-9/1000'];
        yield 'in small and large letters' => ['Bytes=5-5', 206, 5, 1, 'bytes 5-5/1000'];
        yield 'from there on' => ['bytes=990-', 206, 990, 10, 'bytes 990-999/1000'];
        yield 'all' => ['bytes=0-', 206, 0, 1000, 'bytes 0-999/1000'];
        yield 'the last ten' => ['bytes=-10', 206, 990, 10, 'bytes 990-999/1000'];
        yield 'the last of more than there are' => ['bytes=-5000', 206, 0, 1000, 'bytes 0-999/1000'];
        yield 'beyond the end' => ['bytes=900-5000', 206, 900, 100, 'bytes 900-999/1000'];
        yield 'behind the end' => ['bytes=1000-', 416, 0, 0, 'bytes */1000'];
        yield 'the last none' => ['bytes=-0', 416, 0, 0, 'bytes */1000'];
        yield 'backwards' => ['bytes=9-0', 200, 0, 1000, null];
        yield 'two' => ['bytes=0-9,20-29', 200, 0, 1000, null];
        yield 'of what' => ['items=0-9', 200, 0, 1000, null];
        yield 'rubbish' => ['bytes=a-b', 200, 0, 1000, null];
        yield 'nothing at all' => ['bytes=-', 200, 0, 1000, null];
        yield 'a number that no machine has' => ['bytes=0-99999999999999999999', 200, 0, 1000, null];
        yield 'a line of its own' => ["bytes=0-9\n", 206, 0, 10, 'bytes 0-9/1000'];
    }

    public function testOfAnotherFileTheWholeIsGiven(): void
    {
        self::assertSame(206, ByteRange::of('bytes=0-9', '"a"', '"a"', 1000)->status);
        self::assertSame(200, ByteRange::of('bytes=0-9', '"b"', '"a"', 1000)->status);
        self::assertSame(200, ByteRange::of('bytes=0-9', 'W/"a"', '"a"', 1000)->status);
        self::assertSame(200, ByteRange::of('bytes=0-9', 'Sun, 22 Nov 2026 10:00:00 GMT', '"a"', 1000)->status);
        self::assertSame(416, ByteRange::of('bytes=0-9', '', '"a"', 0)->status);
    }
}
