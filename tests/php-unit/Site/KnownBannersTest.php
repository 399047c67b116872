<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Site;

use PHPUnit\Framework\TestCase;
use Ringwell\Site\KnownBanners;

final class KnownBannersTest extends TestCase
{
    public function testABannerIsKnownByItsFolderAlone(): void
    {
        self::assertSame('CookieYes', KnownBanners::among(['hello.php', 'cookie-law-info/cookie-law-info.php']));
        self::assertSame('Real Cookie Banner', KnownBanners::among(['real-cookie-banner-pro/index.php']));
        self::assertNull(KnownBanners::among(['my-cookiebot/cookiebot.php', 'cookiebot2/x.php', '']));
        self::assertNull(KnownBanners::among([null, 7, ['cookiebot/cookiebot.php']]));
    }
}
