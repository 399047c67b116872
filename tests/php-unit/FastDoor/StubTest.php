<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\FastDoor;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\FastDoor\Stub;
use Ringwell\FastDoor\Way;

final class StubTest extends TestCase
{
    public function testItsTextSaysWhatItIs(): void
    {
        $config = Stub::open('wp-content/plugins/ringwell', Stub::CONFIG);
        $short = Stub::open('../app/plugins/ringwell', Stub::SHORT);

        self::assertSame([Stub::CONFIG, Stub::SHORT, null, null], array_map(Stub::mode(...), [$config, $short, Stub::closed(), '<?php']));
        self::assertSame([true, true, true, false], array_map(Stub::isOurs(...), [$config, $short, Stub::closed(), '<?php echo 1;']));
        self::assertStringContainsString("__DIR__ . '/../app/plugins/ringwell/php/fast-door.php'", $short);
    }

    public function testAPathIsTextAndNeverCode(): void
    {
        $text = Stub::open("o'clock/\${x}\$y", Stub::CONFIG);

        self::assertStringContainsString("__DIR__ . '/o\\'clock/\${x}\$y/php/fast-door.php'", $text);
        self::assertNotEmpty(token_get_all($text, TOKEN_PARSE));
        self::assertStringContainsString("\$file = 'D:/plugins/php/fast-door.php';", Stub::open('D:/plugins', Stub::CONFIG));
    }

    public function testAnotherEditorsLineEndsChangeNothing(): void
    {
        self::assertTrue(Stub::isSame(Stub::closed(), str_replace("\n", "\r\n", Stub::closed()) . "\r\n"));
        self::assertFalse(Stub::isSame(Stub::closed(), Stub::open('a', Stub::CONFIG)));
    }

    /** @return iterable<string, array{string, string, string}> */
    public static function ways(): iterable
    {
        yield 'below' => ['/www', '/www/wp-content/plugins/ringwell', 'wp-content/plugins/ringwell'];
        yield 'beside' => ['/www/wp', '/www/app/plugins/ringwell', '../app/plugins/ringwell'];
        yield 'elsewhere' => ['/www/wp/', '/srv/plugins/ringwell/', '../../srv/plugins/ringwell'];
        yield 'the same' => ['/www', '/www', ''];
        yield 'another drive' => ['C:/www', 'D:/plugins/ringwell', 'D:/plugins/ringwell'];
    }

    #[DataProvider('ways')]
    public function testTheWayToThePlugin(string $from, string $to, string $way): void
    {
        self::assertSame($way, Way::between($from, $to));
    }
}
