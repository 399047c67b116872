<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Visit;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Tests\Support\MmdbFile;
use Ringwell\Visit\RegionFile;

final class RegionFileTest extends TestCase
{
    private string $path;

    protected function setUp(): void
    {
        $this->path = MmdbFile::path();
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

    /** @return iterable<string, array{string, bool}> */
    public static function paths(): iterable
    {
        yield 'a whole path' => ['/home/clinic/geo/city.mmdb', true];
        yield 'in capitals' => ['/geo/City.MMDB', true];
        yield 'with letters and spaces' => ['/home/клиника/my city.mmdb', true];
        yield 'of Windows' => ['C:\\geo\\city.mmdb', true];
        yield 'of Windows, with slashes' => ['c:/geo/city.mmdb', true];
        yield 'nothing' => ['', false];
        yield 'a name alone' => ['city.mmdb', false];
        yield 'from here on' => ['../city.mmdb', false];
        yield 'another kind' => ['/etc/passwd', false];
        yield 'another kind behind it' => ['/geo/city.mmdb/../../etc/passwd', false];
        yield 'a line behind it' => ["/geo/city.mmdb\n", false];
        yield 'cut short' => ["/etc/passwd\0.mmdb", false];
        yield 'an archive' => ['phar:///tmp/a.phar/city.mmdb', false];
        yield 'a stream' => ['php://filter/resource=/geo/city.mmdb', false];
        yield 'a stream after a slash' => ['/php://filter/resource=/etc/city.mmdb', true];
        yield 'another machine' => ['//server/share/city.mmdb', false];
        yield 'another machine, as Windows writes it' => ['\\\\server\\share\\city.mmdb', false];
        yield 'another machine, half and half' => ['/\\server\\share\\city.mmdb', false];
        yield 'another machine, by a long name' => ['\\\\?\\UNC\\server\\share\\city.mmdb', false];
        yield 'another machine, by a device' => ['/??/UNC/server/share/city.mmdb', false];
    }

    #[DataProvider('paths')]
    public function testOnlyAWholePathOnThisMachineIsOne(string $path, bool $isOne): void
    {
        self::assertSame($isOne, RegionFile::isPath($path));
    }

    public function testWhatIsNoPathIsNeverOpened(): void
    {
        $other = substr($this->path, 0, -5);
        copy($this->path, $other);
        self::assertNull(RegionFile::kind($other));
        self::assertSame([], (new RegionFile($other))->codes('203.0.113.77'));
        self::assertNull(RegionFile::kind("file://{$this->path}"));
        self::assertSame([], (new RegionFile("file://{$this->path}"))->codes('203.0.113.77'));
        unlink($other);
    }

    public function testKnowsWhatKindOfFileItIs(): void
    {
        self::assertSame('Test-City', RegionFile::kind($this->path));
        self::assertNull(RegionFile::kind(__FILE__));
        self::assertNull(RegionFile::kind($this->path . '.gone'));
    }
}
