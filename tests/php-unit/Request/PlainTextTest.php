<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Request;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Request\PlainText;

final class PlainTextTest extends TestCase
{
    /** @return iterable<string, array{string, string}> */
    public static function lines(): iterable
    {
        yield 'a name' => ['  Анна   Петрова ', 'Анна Петрова'];
        yield 'a line feed, as for a header' => ["Anna\r\nBcc: evil@example.com", 'Anna Bcc: evil@example.com'];
        yield 'other ends of lines' => ["a\u{2028}b\u{2029}c\u{85}d", 'a b c d'];
        yield 'control characters' => ["An\x00n\x07a\x1b[31m", 'Anna[31m'];
        yield 'a text that runs backwards' => ["\u{202E}abc\u{2066}", 'abc'];
        yield 'invisible' => ["a\u{200B}b\u{FEFF}c\u{E0041}", 'abc'];
        yield 'joiners of Persian' => ["می\u{200C}خواهم", "می\u{200C}خواهم"];
        yield 'emoji' => ['👩‍⚕️', '👩‍⚕️'];
        yield 'tags are letters' => ['<b onclick=x>Anna</b>', '<b onclick=x>Anna</b>'];
        yield 'damaged' => ["An\xffna", 'An?na'];
        yield 'nothing' => [" \u{A0}\u{3000} ", ''];
    }

    #[DataProvider('lines')]
    public function testALineIsAllThatPeopleCanSee(string $typed, string $line): void
    {
        self::assertSame($line, PlainText::line($typed));
    }

    public function testLinesOfABlockStay(): void
    {
        self::assertSame("one\ntwo\n\nthree", PlainText::block("  one \r\ntwo\r\n\r\n\r\n\r\n three\x00  "));
    }

    /** What is cleaned once has nothing left to be cleaned. */
    public function testCleaningTwiceChangesNothing(): void
    {
        foreach (self::lines() as [$typed]) {
            self::assertSame(PlainText::line($typed), PlainText::line(PlainText::line($typed)));
        }
    }
}
