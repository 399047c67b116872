<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Admin;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Admin\Selector;

final class SelectorTest extends TestCase
{
    #[DataProvider('fine')]
    public function testASelectorThatEveryBrowserReads(string $text): void
    {
        self::assertTrue(Selector::isFine($text));
    }

    /** @return iterable<array{string}> */
    public static function fine(): iterable
    {
        foreach ([
            '*', 'footer', '.price-list', '#footer a', '.кнопка', '.md\:flex', '.a.b#c', 'div > p + q ~ r', 'a , b', '--x', '[data-a=b]', '[ data-a ]',
            'a[href^="tel:"]:not(.x, [rel~=\'y\' i])', 'p:nth-child(2n + 1)', 'li:nth-of-type(odd)', ':is(.a, .b) c', 'p:first-child', ':root', "a\t>\tb", '[a="b"I]', '.größe', '.按钮', '.📞',
            str_repeat('a ', 99) . 'a',
        ] as $text) {
            yield $text => [$text];
        }
    }

    #[DataProvider('refused')]
    public function testWhatSomeBrowserWouldThrowAtIsRefused(string $text): void
    {
        self::assertFalse(Selector::isFine($text));
    }

    /** @return iterable<array{string}> */
    public static function refused(): iterable
    {
        foreach ([
            '', ' ', '.', '#1', '1a', 'a,', ',a', 'a,,b', 'a >', '> a', 'a > > b', '[a', '[a=1]', '[="b"]', '[a="b]', 'a:not(', 'a:not()', 'p:nth-child(x)',
            'a::before', 'a:hover', 'a:has(b)', 'a{}', 'a{color:red}', 'a/**/b', 'svg|a', '@media', '<b>', "a\n", "a\nb", "\xff", '</script>', 'a:unknown',
            '[a="b" s]', '[a="b"S]', "p:nth-child(2n +\u{A0}1)", "[a\u{A0}=b]", "[a=\u{A0}\"b\"]", "[a=\"b\"\u{A0}i]", "a\u{A0}> b", "a,\u{3000}b", "a\u{200B}",
            str_repeat(':not(', 40), str_repeat('a', 199) . '{', '[' . str_repeat('"', 198),
        ] as $text) {
            yield $text => [$text];
        }
    }
}
