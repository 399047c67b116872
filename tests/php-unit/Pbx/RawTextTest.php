<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Pbx;

use PHPUnit\Framework\TestCase;
use Ringwell\Pbx\PbxEvent;
use Ringwell\Pbx\RawText;

final class RawTextTest extends TestCase
{
    public function testShowsAnEventWithoutSecretsAndPhones(): void
    {
        $text = RawText::of(new PbxEvent('POST', '/events/call', '', 'vpbx_api_key=topsecret&json=%7B%22from%22%3A%2279161234567%22%2C%22timestamp%22%3A1790000000%7D&sign=abcdef'), ['sign', 'vpbx_api_key']);

        self::assertSame("POST /events/call\nvpbx_api_key=···\njson={\"from\":\"79···67\",\"timestamp\":1790000000}\nsign=···", $text);
    }

    public function testCutsSecretsOfAQueryAndOfJsonHoweverDeep(): void
    {
        $text = RawText::of(new PbxEvent('POST', '', 'key=topsecret&event=end', '{"event":"end","key":"topsecret","call":{"phone":"79161234567","key":{"a":"topsecret"}},"time":"2026-11-22 10:15:07.123"}'), ['key']);

        self::assertStringNotContainsString('topsecret', $text);
        self::assertStringContainsString("key=···\nevent=end", $text);
        self::assertStringContainsString('"phone": "79···67"', $text);
        self::assertStringContainsString('"time": "2026-11-22 10:15:07.123"', $text, 'A day is no phone.');
    }

    public function testCutsSecretsOfBrokenJsonToo(): void
    {
        foreach (['{"key":"topsecret","did":{{virtual}}', '{"key" : "topsecret', '{"key":topsecret}'] as $body) {
            $text = RawText::of(new PbxEvent('POST', '', '', $body), ['key', 'sign']);
            self::assertStringNotContainsString('topsecret', $text);
            self::assertStringContainsString('"key":"···"', $text);
        }
    }

    public function testMasksPhonesHoweverTheyAreWritten(): void
    {
        foreach (['+7 916 123-45-67', '8(916)1234567', '7.916.123.45.67', '79161234567', '+442071234567', '1234567'] as $phone) {
            self::assertStringNotContainsString('123', str_replace('12···', '', RawText::withoutPhones("a {$phone} b")), $phone);
        }
        self::assertSame('talk=42&t=1790000000&ext=101', RawText::withoutPhones('talk=42&t=1790000000&ext=101'));
    }

    public function testSurvivesAnyBytes(): void
    {
        mt_srand(5);
        for ($run = 0; $run < 200; $run++) {
            $body = '';
            for ($i = mt_rand(0, 400); $i > 0; $i--) {
                $body .= chr(mt_rand(0, 255));
            }
            self::assertTrue(mb_check_encoding(RawText::of(new PbxEvent('POST', '', '', $body), []), 'UTF-8'));
        }
    }
}
