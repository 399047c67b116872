<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Visit;

use PHPUnit\Framework\TestCase;
use Ringwell\Tests\Support\MmdbFile;
use Ringwell\Visit\RegionFile;

final class RegionFileTest extends TestCase
{
    private string $path;

    protected function setUp(): void
    {
        $this->path = (string) tempnam(sys_get_temp_dir(), 'mmdb');
        MmdbFile::write($this->path, [
            '203.0.113.0/24' => ['country' => ['iso_code' => 'RU'], 'subdivisions' => [['iso_code' => 'SPE']]],
            '198.51.100.0/25' => ['country_code' => 'RU', 'state1' => 'Sverdlovsk Oblast'],
            '2001:db8::/48' => ['country_code' => 'KZ'],
        ]);
    }

    protected function tearDown(): void
    {
        unlink($this->path);
    }

    public function testTellsTheRegionOfAnAddress(): void
    {
        $file = new RegionFile($this->path);

        self::assertSame(['RU-SPE', 'RU'], $file->codes('203.0.113.77'));
        self::assertSame(['RU-SVE', 'RU'], $file->codes('198.51.100.1'));
        self::assertSame([], $file->codes('198.51.100.200'), 'The other half of that network is not in the file.');
        self::assertSame(['KZ'], $file->codes('2001:db8::5'));
        self::assertSame([], $file->codes('192.0.2.1'));
    }

    public function testWhatIsNoAddressHasNoRegion(): void
    {
        $file = new RegionFile($this->path);

        foreach (['', 'localhost', '203.0.113.77, 10.0.0.1', "203.0.113.77\n"] as $address) {
            self::assertSame([], $file->codes($address), $address);
        }
    }

    public function testAFileThatIsGoneOrBrokenCostsNothing(): void
    {
        self::assertSame([], (new RegionFile(''))->codes('203.0.113.77'));
        self::assertSame([], (new RegionFile($this->path . '.gone'))->codes('203.0.113.77'));
        self::assertSame([], (new RegionFile(dirname($this->path)))->codes('203.0.113.77'));
        file_put_contents($this->path, substr((string) file_get_contents($this->path), 0, 400));
        self::assertSame([], (new RegionFile($this->path))->codes('203.0.113.77'));
    }

    public function testKnowsWhatKindOfFileItIs(): void
    {
        self::assertSame('Test-City', RegionFile::kind($this->path));
        self::assertNull(RegionFile::kind(__FILE__));
        self::assertNull(RegionFile::kind($this->path . '.gone'));
    }
}
