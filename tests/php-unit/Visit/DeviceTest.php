<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Visit;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Visit\Device;

final class DeviceTest extends TestCase
{
    /** @return array<string, array{string, string}> */
    public static function browsers(): array
    {
        return [
            'iPhone' => ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1', 'phone'],
            'Android phone' => ['Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/140.0.0.0 Mobile Safari/537.36', 'phone'],
            'Android tablet' => ['Mozilla/5.0 (Linux; Android 13; SM-X710) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36', 'tablet'],
            'iPad of old' => ['Mozilla/5.0 (iPad; CPU OS 12_5 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Safari/604.1', 'tablet'],
            'Yandex Browser on a PC' => ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/138.0.0.0 YaBrowser/25.8 Safari/537.36', 'desktop'],
            'Safari on a Mac' => ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15', 'desktop'],
            'nothing said' => ['', 'desktop'],
            'longer than any browser' => [str_repeat('x', 1024) . 'iPhone', 'desktop'],
            'damaged' => ["\xff<script>", 'desktop'],
        ];
    }

    #[DataProvider('browsers')]
    public function testKind(string $userAgent, string $kind): void
    {
        self::assertSame($kind, Device::of($userAgent));
    }
}
