<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Privacy;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Privacy\SecretBox;

final class SecretBoxTest extends TestCase
{
    public function testOpensWhatItSealed(): void
    {
        $box = new SecretBox('salts', 'connection');

        self::assertSame("key\0\xFF", $box->open($box->seal("key\0\xFF")));
        self::assertSame('', $box->open($box->seal('')));
    }

    public function testTheSameTextIsSealedDifferentlyEachTimeAndNeverReadable(): void
    {
        $box = new SecretBox('salts', 'connection');

        self::assertNotSame($box->seal('salt-of-mango'), $box->seal('salt-of-mango'));
        self::assertStringStartsWith('v1:', $box->seal('salt-of-mango'));
        self::assertStringNotContainsString('salt-of-mango', $box->seal('salt-of-mango'));
    }

    public function testChangedSaltsAndAnotherContextOpenNothing(): void
    {
        $sealed = (new SecretBox('salts', 'connection'))->seal('secret');

        self::assertNull((new SecretBox('other salts', 'connection'))->open($sealed));
        self::assertNull((new SecretBox('salts', 'inbox'))->open($sealed));
    }

    #[DataProvider('damaged')]
    public function testDamagedTextOpensNothing(string $sealed): void
    {
        self::assertNull((new SecretBox('salts', 'connection'))->open($sealed));
    }

    /** @return iterable<string, array{string}> */
    public static function damaged(): iterable
    {
        yield 'empty' => [''];
        yield 'plain text' => ['secret'];
        yield 'another version' => ['v2:' . base64_encode(str_repeat('x', 60))];
        yield 'no base64' => ['v1:***'];
        yield 'too short' => ['v1:' . base64_encode('short')];
        yield 'forged' => ['v1:' . base64_encode(str_repeat('x', 60))];
    }
}
