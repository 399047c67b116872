<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Site;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Site\PrintedPage;

final class PrintedPageTest extends TestCase
{
    private const SITE = '/wp-content/plugins/ringwell/build/site.js?ver=abc';
    private const CONFIG = '<script type="application/json" id="ringwell-config" data-cfasync="false">{"site":"' . self::SITE . '"}</script>';
    private const STARTER = '<script type="application/javascript" id="ringwell-starter" nowprocket>(()=>{"ringwell-config"})();</script>';
    private const FILE = '<script async src="/build/starter.js?ver=abc" id="ringwell-site-js" fetchpriority="high"></script>';

    /** @return iterable<string, array{string, string, 2?: bool}> */
    public static function pages(): iterable
    {
        yield 'as it is printed' => [self::CONFIG . '<style></style>' . self::STARTER, PrintedPage::WELL];
        yield 'by the file' => [self::CONFIG . self::FILE, PrintedPage::WELL, false];
        yield 'without quotes and the usual type, as minifiers leave it' => [str_replace(' type="application/javascript" id="ringwell-starter"', ' id=ringwell-starter', self::CONFIG . self::STARTER), PrintedPage::WELL];
        yield 'single quotes' => [str_replace('"ringwell-config" d', "'ringwell-config' d", self::CONFIG) . self::STARTER, PrintedPage::WELL];
        yield 'neither' => ['<html><script id="other">ringwell</script></html>', PrintedPage::NOTHING];
        yield 'nothing at all' => ['', PrintedPage::NOTHING];
        yield 'no starter' => [self::CONFIG, PrintedPage::HALF];
        yield 'no config' => [self::STARTER, PrintedPage::HALF];
        yield 'the other way of printing' => [self::CONFIG . self::FILE, PrintedPage::HALF];
        yield 'a config that is cut off' => [str_replace('}<', '<', self::CONFIG) . self::STARTER, PrintedPage::BROKEN];
        yield 'a config that says something else' => [str_replace('"site"', '"sight"', self::CONFIG) . self::STARTER, PrintedPage::BROKEN];
        yield 'delayed by its type' => [self::CONFIG . str_replace('application/javascript', 'rocketlazyloadscript', self::STARTER), PrintedPage::DELAYED];
        yield 'delayed by another type' => [self::CONFIG . str_replace('application/javascript', 'litespeed/javascript', self::STARTER), PrintedPage::DELAYED];
        yield 'deferred as an address' => [self::CONFIG . '<script id="ringwell-starter" defer src="data:text/javascript;base64,KCk="></script>', PrintedPage::DELAYED];
        yield 'moved into an attribute' => [self::CONFIG . '<script id="ringwell-starter" data-src="data:text/javascript,ringwell-config"></script>', PrintedPage::DELAYED];
        yield 'a file whose address was taken' => [self::CONFIG . '<script data-src="/build/starter.js"></script>', PrintedPage::DELAYED, false];
        yield 'from before an update' => [str_replace('abc', 'older', self::CONFIG) . self::STARTER, PrintedPage::OLD];
        yield 'an address without a version' => [str_replace('?ver=abc', '', self::CONFIG) . self::STARTER, PrintedPage::OLD];
        yield 'ids that only begin alike' => [str_replace(['"ringwell-config"', '"ringwell-starter"'], ['"ringwell-config2"', '"ringwell-starter2"'], self::CONFIG . self::STARTER), PrintedPage::NOTHING];
    }

    #[DataProvider('pages')]
    public function testAPageIsJudgedByItsTwoTags(string $html, string $code, bool $isInPage = true): void
    {
        self::assertSame($code, PrintedPage::judge($html, self::SITE, $isInPage));
    }
}
