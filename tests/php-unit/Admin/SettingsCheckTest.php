<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Admin;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Admin\SettingsCheck;
use Ringwell\Door\Fault;
use Ringwell\Tests\Support\MmdbFile;

final class SettingsCheckTest extends TestCase
{
    #[DataProvider('origins')]
    public function testAnOrigin(string $text, bool $isFine): void
    {
        self::assertSame($isFine, SettingsCheck::isOrigin($text));
    }

    /** @return iterable<string, array{string, bool}> */
    public static function origins(): iterable
    {
        yield 'a site' => ['https://clinic.example', true];
        yield 'a site below another' => ['https://www.north.clinic.example', true];
        yield 'a port' => ['https://clinic.example:8443', true];
        yield 'a Russian name as browsers send it' => ['https://xn--80aswg.xn--p1ai', true];
        yield 'no https' => ['http://clinic.example', false];
        yield 'a path' => ['https://clinic.example/', false];
        yield 'a user' => ['https://me@clinic.example', false];
        yield 'a star' => ['https://*.clinic.example', false];
        yield 'capital letters, which no browser sends' => ['https://Clinic.example', false];
        yield 'a port beyond all ports' => ['https://clinic.example:99999', false];
        yield 'port zero' => ['https://clinic.example:0', false];
        yield 'a line more' => ["https://clinic.example\n", false];
        yield 'nothing' => ['', false];
        yield 'null, as sandboxed pages say' => ['null', false];
    }

    #[DataProvider('ranges')]
    public function testAnAddressOrRange(string $text, bool $isFine): void
    {
        self::assertSame($isFine, SettingsCheck::isAddressRange($text));
    }

    /** @return iterable<string, array{string, bool}> */
    public static function ranges(): iterable
    {
        yield 'IPv4' => ['10.1.2.3', true];
        yield 'an IPv4 range' => ['10.0.0.0/8', true];
        yield 'the whole of it' => ['0.0.0.0/0', false];
        yield 'half of it' => ['128.0.0.0/1', false];
        yield 'the whole of IPv6' => ['::/0', false];
        yield 'IPv6' => ['2001:db8::1', true];
        yield 'an IPv6 range' => ['2001:db8::/48', true];
        yield 'too wide for IPv4' => ['10.0.0.0/33', false];
        yield 'too wide for IPv6' => ['2001:db8::/129', false];
        yield 'a negative range' => ['10.0.0.0/-1', false];
        yield 'an empty range' => ['10.0.0.0/', false];
        yield 'two ranges' => ['10.0.0.0/8/8', false];
        yield 'a number too big' => ['10.0.0.256', false];
        yield 'a name' => ['proxy.clinic.example', false];
        yield 'nothing' => ['', false];
    }

    public function testEachFaultStandsAtItsField(): void
    {
        $faults = (new SettingsCheck(['RU', 'KZ']))->faults([
            'region' => 'XX',
            'other_sites' => ['https://clinic.example', 'http://clinic.example'],
            'proxies' => ['x'],
            'swap_off' => ['.prices', '.prices {'],
            'swap_only' => ['main,'],
            'swap_attributes' => ['data-tel', 'onclick'],
        ]);

        self::assertSame(
            [
                'region' => 'unknown_region',
                'other_sites.1' => 'not_an_origin',
                'proxies.0' => 'not_an_address',
                'swap_off.1' => 'not_a_selector',
                'swap_only.0' => 'not_a_selector',
                'swap_attributes.1' => 'not_an_attribute',
            ],
            array_map(static fn (Fault $fault): string => $fault->code, $faults),
        );
    }

    #[DataProvider('attributes')]
    public function testAnAttributeOfTheOwner(string $text, bool $isFine): void
    {
        self::assertSame($isFine, SettingsCheck::isDataAttribute($text));
    }

    /** @return iterable<string, array{string, bool}> */
    public static function attributes(): iterable
    {
        yield 'as builders name it' => ['data-phone', true];
        yield 'several words' => ['data-wf_tel-2', true];
        yield 'an attribute of HTML' => ['value', false];
        yield 'no name' => ['data-', false];
        yield 'capital letters, which HTML has not' => ['data-Phone', false];
        yield 'our own' => ['data-ringwell', false];
        yield 'a selector' => ['[data-phone]', false];
        yield 'what selectors take for a class' => ['data-phone.main', false];
        yield 'a line more' => ["data-phone\n", false];
    }

    #[DataProvider('headers')]
    public function testAHeader(string $text, bool $isFine): void
    {
        self::assertSame($isFine, SettingsCheck::isHeader($text));
    }

    /** @return iterable<string, array{string, bool}> */
    public static function headers(): iterable
    {
        yield 'as proxies call it' => ['CF-IPCountry', true];
        yield 'one word' => ['region', true];
        yield 'as PHP calls it' => ['HTTP_X_REGION', false];
        yield 'with its value' => ['X-Region: RU', false];
        yield 'a line more' => ["X-Region\n", false];
        yield 'hyphens alone' => ['--', false];
    }

    public function testTheRegionFileMustBeOne(): void
    {
        $file = MmdbFile::path();
        touch($file);
        $code = static fn (string $path): ?string => ((new SettingsCheck(['RU']))->faults(['region_file' => $path])['region_file'] ?? null)?->code;

        self::assertSame('not_readable', $code($file), 'An empty file.');
        self::assertSame('not_readable', $code("{$file}.gone.mmdb"), 'None at all: who asks learns no difference.');
        mkdir("{$file}.mmdb");
        self::assertSame('not_readable', $code("{$file}.mmdb"), 'A folder.');
        rmdir("{$file}.mmdb");
        MmdbFile::write($file, ['203.0.113.0/24' => ['country_code' => 'RU']]);
        self::assertNull($code($file));
        self::assertNull($code(''));
        self::assertSame('not_absolute', $code('city.mmdb'));
        self::assertSame('not_absolute', $code("phar://{$file}"));
        self::assertSame('not_absolute', $code("{$file}\0.mmdb"));
        self::assertSame('not_absolute', $code("{$file}.gone"));
        self::assertSame('not_absolute', $code('/etc/passwd'));
        self::assertSame('not_absolute', $code(dirname($file)));
        $limited = new SettingsCheck(['RU'], '/set/by/another.mmdb');
        self::assertSame([], $limited->faults(['region_file' => '/set/by/another.mmdb']), 'Sent along with what he may change.');
        self::assertSame([], $limited->faults(['region_file' => '']), 'He may do without.');
        self::assertSame('not_allowed', $limited->faults(['region_file' => $file])['region_file']->code);
        unlink($file);
    }

    public function testWhatIsNotSentIsNotAsked(): void
    {
        self::assertSame([], (new SettingsCheck(['RU']))->faults(['visit_days' => 30]));
        self::assertSame([], (new SettingsCheck(['RU']))->faults(['region' => 'RU', 'other_sites' => [], 'proxies' => []]));
    }
}
