<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Site;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Site\PublishedConfig;

final class PublishedConfigTest extends TestCase
{
    public function testItIsReadBackAsItWasStored(): void
    {
        $config = new PublishedConfig([['id' => 1, 'number' => '+74951112233', 'display' => null]], 'full', '1.mac');

        self::assertEquals($config, PublishedConfig::of($config->toArray()));
    }

    /** @return iterable<string, array{mixed}> */
    public static function unusable(): iterable
    {
        yield 'nothing' => [null];
        yield 'false' => [false];
        yield 'text' => ['a:0:{}'];
        yield 'empty' => [[]];
        yield 'no targets' => [['targets' => [], 'consent' => 'full', 'token' => '.mac']];
        yield 'no token' => [['targets' => [['id' => 1, 'number' => '+7', 'display' => null]], 'consent' => 'full']];
        yield 'targets of another shape' => [['targets' => [1, 'a', ['id' => '1']], 'consent' => 'full', 'token' => '1.mac']];
    }

    #[DataProvider('unusable')]
    public function testWhatCannotBeShownIsNothing(mixed $stored): void
    {
        self::assertNull(PublishedConfig::of($stored));
    }

    public function testAMissingConsentCountsAsNone(): void
    {
        $config = PublishedConfig::of(['targets' => [['id' => 1, 'number' => '+74951112233', 'display' => null]], 'token' => '1.mac']);

        self::assertSame('none', $config?->consent);
    }
}
