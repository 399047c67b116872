<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Source;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Source\Arrival;
use Ringwell\Source\Host;
use Ringwell\Source\Url;

final class ArrivalTest extends TestCase
{
    private const SITE = ['clinic.ru', 'клиника.рф'];

    /** @return array<string, array{string, string}> address, what is kept of it */
    public static function landings(): array
    {
        return [
            'no parameters' => ['https://clinic.ru/price/', 'clinic.ru/price/'],
            'no path' => ['https://clinic.ru', 'clinic.ru/'],
            'www, port, user and hash go' => ['https://user:pw@www.clinic.ru:8080/a#b', 'clinic.ru/a'],
            'known parameters only' => ['https://clinic.ru/?utm_source=x&phone=79161234567&gclid=G&email=a@b', 'clinic.ru/?utm_source=x&gclid=G'],
            'readable letters' => ['https://clinic.ru/%D1%86%D0%B5%D0%BD%D1%8B?utm_term=%D0%B7%D1%83%D0%B1', 'clinic.ru/цены?utm_term=зуб'],
            'what would change the meaning stays encoded' => ['https://clinic.ru/a%3Fb%23c?utm_term=a%26b%3Dc%20d', 'clinic.ru/a%3Fb%23c?utm_term=a%26b%3Dc%20d'],
            'empty ones go' => ['https://clinic.ru/?utm_source=&utm_medium=cpc', 'clinic.ru/?utm_medium=cpc'],
            'ysclid is kept' => ['https://clinic.ru/?ysclid=l1', 'clinic.ru/?ysclid=l1'],
            'control characters go' => ['https://clinic.ru/a%00b%0Ac?utm_source=x%1B%5B31m', 'clinic.ru/ab%20c?utm_source=x[31m'],
            'invisible marks go' => ['https://clinic.ru/?utm_source=ya%E2%80%8Bndex%EF%BB%BF', 'clinic.ru/?utm_source=yandex'],
            'damaged UTF-8' => ['https://clinic.ru/%D0?utm_source=a%FF', 'clinic.ru/%3F?utm_source=a%3F'],
            'no host' => ['/price', '/price'],
            'markup is only text' => ['https://clinic.ru/?utm_source=<script>', 'clinic.ru/?utm_source=<script>'],
        ];
    }

    #[DataProvider('landings')]
    public function testLanding(string $url, string $expected): void
    {
        self::assertSame($expected, Arrival::from($url, '', self::SITE)->landing());
    }

    /** @return array<string, array{string, string}> */
    public static function referrers(): array
    {
        return [
            'none' => ['', ''],
            'host only' => ['https://www.google.com/', 'google.com'],
            'no query' => ['https://forum.example/thread/5?session=secret', 'forum.example/thread/5'],
            'a Cyrillic host' => ['https://xn--80apagcdp.xn--p1ai/a', 'клиника.рф/a'],
            'an app' => ['android-app://com.google.android.gm/', 'com.google.android.gm'],
            'not an address' => ['about:blank', ''],
            'a broken host' => ['https://a b/', ''],
        ];
    }

    #[DataProvider('referrers')]
    public function testReferrer(string $referrer, string $expected): void
    {
        self::assertSame($expected, Arrival::from('https://clinic.ru/', $referrer, self::SITE)->referrer());
    }

    public function testEverythingIsCut(): void
    {
        $long = str_repeat('я', 300);
        $utm = implode('&', array_map(static fn (string $name): string => "{$name}={$long}", Arrival::UTM));
        $arrival = Arrival::from("https://clinic.ru/{$long}?{$utm}", "https://forum.example/{$long}", self::SITE);

        self::assertSame(128, mb_strlen($arrival->utm('term')));
        self::assertSame(255, mb_strlen($arrival->referrer()));
        self::assertLessThanOrEqual(512, mb_strlen($arrival->landing()));
        // Whole parameters only: a value cut in the middle would look like another one.
        self::assertStringEndsWith('?utm_source=' . str_repeat('я', 128), $arrival->landing());
    }

    public function testAVeryLongAddressDoesNoHarm(): void
    {
        $arrival = Arrival::from('https://clinic.ru/' . str_repeat('a/', 100_000) . '?utm_source=x', str_repeat('%D0', 100_000), self::SITE);
        $many = Arrival::from('https://clinic.ru/?' . str_repeat('a=1&', 100_000) . 'utm_source=x', '', self::SITE);

        self::assertSame(512, mb_strlen($arrival->landing()));
        self::assertSame('', $many->utm('source'));
    }

    public function testUtmAndClickIds(): void
    {
        $arrival = Arrival::from('https://clinic.ru/?yclid=5&utm_medium=cpc&gclid=7&ysclid=1&utm_source=yandex', '', self::SITE);

        self::assertSame(['gclid' => '7', 'yclid' => '5'], self::sorted($arrival->clickIds()));
        self::assertSame(['medium' => 'cpc', 'source' => 'yandex'], self::sorted($arrival->utms()));
        self::assertSame('yandex', $arrival->utm('source'));
        self::assertSame('', $arrival->utm('term'));
    }

    /** @return array<string, array{string, bool}> */
    public static function campaigns(): array
    {
        return [
            'utm' => ['utm_content=1', true],
            'click id' => ['gbraid=1', true],
            'Facebook' => ['fbclid=1', true],
            'ysclid is none: it changes with every search' => ['ysclid=1', false],
            'others' => ['page=2&utm_custom=1', false],
            'empty' => ['utm_source=&gclid=', false],
        ];
    }

    #[DataProvider('campaigns')]
    public function testHasCampaign(string $query, bool $expected): void
    {
        self::assertSame($expected, Arrival::from("https://clinic.ru/?{$query}", '', self::SITE)->hasCampaign());
    }

    /** @return array<string, array{string, string, 'search'|'social'|'site'|'none', bool}> address, referrer, kind, same site */
    public static function kinds(): array
    {
        return [
            'search' => ['https://clinic.ru/', 'https://yandex.ru/', 'search', false],
            'a paid click in search' => ['https://clinic.ru/?yclid=1', 'https://yandex.ru/', 'site', false],
            'ysclid' => ['https://clinic.ru/?ysclid=1', '', 'search', false],
            'social' => ['https://clinic.ru/', 'https://m.vk.com/', 'social', false],
            'site' => ['https://clinic.ru/', 'https://2gis.ru/', 'site', false],
            'none' => ['https://clinic.ru/', '', 'none', false],
            'own' => ['https://clinic.ru/', 'https://www.clinic.ru/a', 'none', true],
            'own subdomain' => ['https://clinic.ru/', 'https://lk.clinic.ru/a', 'none', true],
            'own Cyrillic' => ['https://clinic.ru/', 'https://www.КЛИНИКА.рф/', 'none', true],
            'the page\'s own host' => ['http://localhost:8080/', 'http://localhost:8080/a', 'none', true],
            'the other way round is not ours' => ['https://blog.clinic.ru/', 'https://clinic.ru.evil.example/', 'site', false],
        ];
    }

    #[DataProvider('kinds')]
    public function testReferrerKind(string $url, string $referrer, string $kind, bool $sameSite): void
    {
        $arrival = Arrival::from($url, $referrer, self::SITE);

        self::assertSame($kind, $arrival->referrerKind());
        self::assertSame($sameSite, $arrival->isSameSite());
    }

    /** @return array<string, array{string, string}> */
    public static function hosts(): array
    {
        return [
            'plain' => ['Clinic.RU', 'clinic.ru'],
            'www, dot and port' => ['www.clinic.ru.:443', 'clinic.ru'],
            'punycode' => ['xn--80apagcdp.xn--p1ai', 'клиника.рф'],
            'punycode of Chinese' => ['xn--fiq228c.example', '中文.example'],
            'punycode with ASCII in it' => ['xn--mnchen-3ya.de', 'münchen.de'],
            'RFC 3492 (B), Chinese simplified' => ['xn--ihqwcrb4cv8a8dqg056pqjye', '他们为什么不说中文'],
            'not even punycode' => ['xn--!!', ''],
            'impossible punycode stays' => ['xn--99999999999.ru', 'xn--99999999999.ru'],
            'empty punycode stays' => ['xn--.ru', 'xn--.ru'],
            'an address of version 6' => ['[::1]:8080', '[::1]'],
            'spaces' => ['a b', ''],
            'empty label' => ['a..b', ''],
            'too long' => [str_repeat('a.', 127) . 'ru', ''],
            'damaged' => ["\xFF.ru", ''],
        ];
    }

    /** Each once took a third of a second where PCRE has no JIT, and the whole test minutes; a message has four addresses. */
    public function testAThousandDotsInAHostAreReadOnce(): void
    {
        $before = ini_set('pcre.jit', '0');
        foreach (["\t", ' ', '.', '. '] as $mark) {
            foreach (range(1, 50) as $more) {
                $marks = str_repeat($mark, 4000 + $more);
                self::assertSame('', Host::normalise("a{$marks}b"));
                self::assertSame('a.example', Host::normalise("{$marks}www.A.example{$marks}"));
            }
        }
        ini_set('pcre.jit', (string) $before);
    }

    #[DataProvider('hosts')]
    public function testHost(string $raw, string $expected): void
    {
        self::assertSame($expected, Host::normalise($raw));
    }

    /** @return array<string, array{string, bool}> */
    public static function addresses(): array
    {
        return [
            'whole' => ['https://clinic.ru/', true],
            'without scheme' => ['clinic.ru/price', true],
            'path' => ['/price', true],
            'query' => ['?utm_source=x', true],
            'local' => ['localhost:8080/', true],
            'an app' => ['android-app://com.example/', true],
            'Cyrillic' => ['клиника.рф', true],
            'words' => ['where do they come from', false],
            'a word' => ['yandex', false],
            'empty' => ['', false],
            'damaged' => ["https://\xFF/", false],
        ];
    }

    #[DataProvider('addresses')]
    public function testIsAddress(string $text, bool $expected): void
    {
        self::assertSame($expected, Url::isAddress($text));
    }

    /**
     * @param  array<string, string> $values
     * @return array<string, string>
     */
    private static function sorted(array $values): array
    {
        ksort($values);

        return $values;
    }
}
