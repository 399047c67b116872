<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Page;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Page\Gate;
use Ringwell\Page\Refused;
use Ringwell\Visit\Asker;

final class GateTest extends TestCase
{
    /** @return array<string, array{string}> */
    public static function people(): array
    {
        return [
            'Chrome on Android' => ['Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36'],
            'Safari on a phone' => ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1'],
            'Safari on a Mac' => ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Safari/605.1.15'],
            'Chrome on a tablet' => ['Mozilla/5.0 (iPad; CPU OS 16_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/142.0.0.0 Mobile/15E148 Safari/604.1'],
            'Firefox' => ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0'],
            'Edge' => ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0'],
            'Yandex' => ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 YaBrowser/25.10.0.0 Safari/537.36'],
            'Yandex on Android' => ['Mozilla/5.0 (Linux; arm_64; Android 14; 23021RAA2Y) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 YaBrowser/25.10.1.100.00 SA/3 Mobile Safari/537.36'],
            'the Yandex app' => ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 YaBrowser/25.10.1.1 YaApp_iOS/2510.1 YaApp_iOS_Browser/2510.1 Safari/604.1 SA/3 Mobile/15E148'],
            'the Google app' => ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) GSA/390.0.8 Mobile/15E148 Safari/604.1'],
            'Opera' => ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 OPR/124.0.0.0 (Edition Yx 05)'],
            'Atom' => ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36 Atom/35.0.0.71'],
            'Samsung' => ['Mozilla/5.0 (Linux; Android 13; SAMSUNG SM-A525F) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36'],
            'Huawei' => ['Mozilla/5.0 (Linux; Android 12; HarmonyOS; ELS-NX9; HMSCore 6.13.0.302) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/114.0.5735.196 HuaweiBrowser/15.0.4.312 Mobile Safari/537.36'],
            'Xiaomi' => ['Mozilla/5.0 (Linux; U; Android 13; ru-ru; 2201117TY Build/TKQ1.221114.001) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/112.0.5615.136 Mobile Safari/537.36 XiaoMi/MiuiBrowser/14.10.1.5-gn'],
            'a phone called Cubot' => ['Mozilla/5.0 (Linux; Android 9; CUBOT_X19 Build/PPR1.180610.011; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/74.0.3729.136 Mobile Safari/537.36'],
            'inside Facebook' => ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/21F90 [FBAN/FBIOS;FBAV/470.0.0.36.117;FBBV/612;FBDV/iPhone15,2;FBMD/iPhone;FBSN/iOS;FBSV/17.5;FBSS/3;FBID/phone;FBLC/ru_RU;FBOP/5]'],
            'inside Facebook on Android' => ['Mozilla/5.0 (Linux; Android 16; Pixel 10 Pro XL Build/CP1A.260305.018; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/146.0.7680.174 Mobile Safari/537.36 MetaIAB Facebook'],
            'inside Instagram' => ['Mozilla/5.0 (Linux; Android 15; CPH2557 Build/AP3A.240617.008; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/142.0.7444.142 Mobile Safari/537.36 Instagram 406.0.0.58.159 Android (35/15; 480dpi; 1080x2400; OPPO; CPH2557; OP573DL1; mt6833; ru_RU; 822918295; IABMV/1) NV/1'],
            'inside VK' => ['Mozilla/5.0 (Linux; Android 14; SM-S911B Build/UP1A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/140.0.0.0 Mobile Safari/537.36 VKAndroidApp/8.90-22000'],
            'inside Telegram' => ['Mozilla/5.0 (Linux; Android 14; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36 Telegram-Android/11.4.2 (Samsung SM-S911B; Android 14; SDK 34; HIGH)'],
            'a television' => ['Mozilla/5.0 (SMART-TV; LINUX; Tizen 6.0) AppleWebKit/537.36 (KHTML, like Gecko) Version/6.0 TV Safari/537.36'],
            'a browser that does not say' => [''],
        ];
    }

    #[DataProvider('people')]
    public function testPeopleComeThrough(string $userAgent): void
    {
        self::assertNull(Gate::refusal(new Asker($userAgent)));
    }

    /** @return array<string, array{string}> */
    public static function bots(): array
    {
        return [
            'Google' => ['Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; Googlebot/2.1; +http://www.google.com/bot.html) Chrome/142.0.0.0 Safari/537.36'],
            'Google on a phone' => ['Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X Build/MMB29P) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)'],
            'Google for ads' => ['Mozilla/5.0 (iPhone; CPU iPhone OS 14_7_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/14.1.2 Mobile/15E148 Safari/604.1 (compatible; AdsBot-Google-Mobile; +http://www.google.com/mobile/adsbot.html)'],
            'Yandex' => ['Mozilla/5.0 (compatible; YandexBot/3.0; +http://yandex.com/bots)'],
            'Yandex, drawing pages' => ['Mozilla/5.0 (compatible; YandexRenderResourcesBot/1.0; +http://yandex.com/bots) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/108.0.0.0'],
            'Bing' => ['Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm) Chrome/116.0.1938.76 Safari/537.36'],
            'Mail.ru' => ['Mozilla/5.0 (compatible; Linux x86_64; Mail.RU_Bot/2.0; +https://help.mail.ru/webmaster/indexing/robots)'],
            'Google, asked by the owner' => ['Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X Build/MMB29P) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36 (compatible; Google-InspectionTool/1.0;)'],
            'Yandex on a phone' => ['Mozilla/5.0 (iPhone; CPU iPhone OS 8_1 like Mac OS X) AppleWebKit/600.1.4 (KHTML, like Gecko) Version/8.0 Mobile/12B411 Safari/600.1.4 (compatible; YandexMobileBot/3.0; +http://yandex.com/bots)'],
            'Apple' => ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_5) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/13.1.1 Safari/605.1.15 (Applebot/0.1; +http://www.apple.com/go/applebot)'],
            'DuckDuckGo' => ['DuckDuckBot/1.1; (+http://duckduckgo.com/duckduckbot.html)'],
            'Baidu' => ['Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)'],
            'a measurement' => ['Mozilla/5.0 (Linux; Android 11; moto g power (2022)) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/119.0.0.0 Mobile Safari/537.36 Chrome-Lighthouse'],
            'a browser without a window' => ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/142.0.0.0 Safari/537.36'],
            'GTmetrix' => ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/117.0.0.0 Safari/537.36 GTmetrix'],
            'a command' => ['curl/8.5.0'],
            'a script' => ['python-requests/2.32.3'],
            'a preview' => ['WhatsApp/2.23.20.0'],
        ];
    }

    #[DataProvider('bots')]
    public function testBotsDoNot(string $userAgent): void
    {
        self::assertSame(Refused::BOT, Gate::refusal(new Asker($userAgent)));
    }

    public function testALongTextIsReadNoFurtherThanABrowserWouldWrite(): void
    {
        self::assertNull(Gate::refusal(new Asker('Mozilla/5.0 (' . str_repeat('x; ', 20_000) . 'Googlebot')));
    }

    /** @return array<string, array{string, ?string}> Sec-Purpose, refusal */
    public static function purposes(): array
    {
        return [
            'a page before somebody' => ['', null],
            'fetched ahead' => ['prefetch', Refused::SPECULATIVE],
            'drawn ahead' => ['prefetch;prerender', Refused::SPECULATIVE],
            'fetched ahead by another computer' => ['prefetch;anonymous-client-ip', Refused::SPECULATIVE],
            'something new' => ['other', null],
        ];
    }

    #[DataProvider('purposes')]
    public function testAPageThatNobodySeesYet(string $purpose, ?string $refusal): void
    {
        self::assertSame($refusal, Gate::refusal(new Asker('Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0', secPurpose: $purpose)));
    }

    /** Others keep the list up, with a user agent or several of each crawler: the pattern that PHP reads tells them all. */
    public function testEveryExampleOfTheListIsTold(): void
    {
        $list = json_decode((string) file_get_contents(dirname(__DIR__, 3) . '/node_modules/crawler-user-agents/crawler-user-agents.json'), true);
        self::assertIsArray($list);
        $known = 0;
        foreach ($list as $crawler) {
            self::assertIsArray($crawler);
            // People have these too: tools/crawlers.ts says what they are.
            if (in_array($crawler['pattern'], ['AP3A\\.240617\\.008', 'MetaIAB Facebook', 'Fluid', 'Code\\/1\\.'], true)) {
                continue;
            }
            foreach ((array) $crawler['instances'] as $userAgent) {
                self::assertIsString($userAgent);
                self::assertSame(Refused::BOT, Gate::refusal(new Asker($userAgent)), $userAgent);
                $known++;
            }
        }
        self::assertGreaterThan(2000, $known);
    }
}
