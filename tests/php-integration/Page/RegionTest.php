<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Page;

use Ringwell\Settings;
use Ringwell\Tests\Integration\Lease\Clinic;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Tests\Support\At;
use Ringwell\Tests\Support\ClinicPlan;
use Ringwell\Tests\Support\MmdbFile;

/** A visitor gets a number of his own region where one is free, and any other before none. */
final class RegionTest extends TestCase
{
    use Clinic;

    private const PAID = '/?utm_source=yandex&utm_medium=cpc';
    private const PETERSBURG = '203.0.113.77';
    private const TULA = '198.51.100.7';
    private const UNKNOWN = '192.0.2.7';

    private string $file = '';

    /** @var array<mixed> */
    private array $server;

    protected function setUp(): void
    {
        parent::setUp();
        $this->server = $_SERVER;
        $this->openClinic();
        $this->file = MmdbFile::path();
        MmdbFile::write($this->file, [
            '203.0.113.0/24' => ['country' => ['iso_code' => 'RU'], 'subdivisions' => [['iso_code' => 'SPE']]],
            '198.51.100.0/24' => ['country_code' => 'RU', 'state1' => 'Tula Oblast'],
        ]);
        $this->actAs('administrator');
        self::assertSame(200, $this->rest('PUT', 'settings', ['region_file' => $this->file, 'region_header' => 'X-Region', 'proxies' => ['10.0.0.1']])->get_status());
        // The second number, which without regions is given out second.
        $this->setRegion(ClinicPlan::YANDEX[1], 'RU-SPE');
    }

    protected function tearDown(): void
    {
        $_SERVER = $this->server;
        unlink($this->file);
        parent::tearDown();
    }

    public function testHeGetsTheNumberOfHisRegionThoughAnotherIsFreeLonger(): void
    {
        self::assertSame(ClinicPlan::YANDEX[1], $this->numberOf(1, self::PETERSBURG));
        self::assertSame(ClinicPlan::YANDEX[1], $this->numberOf(1, self::UNKNOWN), 'It stays his wherever he goes on.');
    }

    public function testWhereThoseOfHisRegionAreHeldHeGetsAnother(): void
    {
        self::assertSame(ClinicPlan::YANDEX[1], $this->numberOf(1, self::PETERSBURG));

        self::assertSame(ClinicPlan::YANDEX[0], $this->numberOf(2, self::PETERSBURG));
        self::assertSame(ClinicPlan::DEFAULT, $this->numberOf(3, self::PETERSBURG));
    }

    public function testAVisitorOfNowhereInParticularGetsTheOldest(): void
    {
        self::assertSame(ClinicPlan::YANDEX[0], $this->numberOf(1, self::UNKNOWN));
    }

    public function testAVisitorOfAnotherRegionGetsTheOldestUnlessThereIsOneOfHisCountry(): void
    {
        self::assertSame(ClinicPlan::YANDEX[0], $this->numberOf(1, self::TULA));
        $this->setRegion(ClinicPlan::YANDEX[1], 'RU');
        $this->setRegion(ClinicPlan::YANDEX[0], 'DE');

        self::assertSame(ClinicPlan::YANDEX[1], $this->numberOf(2, self::TULA));
    }

    public function testAProxyOfOursIsBelievedBeforeTheFileAndNobodyElse(): void
    {
        self::assertSame(ClinicPlan::YANDEX[0], $this->numberOf(1, self::UNKNOWN, 'RU-SPE'), 'Anybody can send a header.');
        $_SERVER['HTTP_X_FORWARDED_FOR'] = self::TULA;

        self::assertSame(ClinicPlan::YANDEX[1], $this->numberOf(2, '10.0.0.1', 'ru-spe'));
    }

    public function testAHeaderThatSaysNothingLeavesTheFile(): void
    {
        $_SERVER['HTTP_X_FORWARDED_FOR'] = self::PETERSBURG;

        self::assertSame(ClinicPlan::YANDEX[1], $this->numberOf(1, '10.0.0.1', 'XX'));
    }

    public function testABrokenFileCostsNothing(): void
    {
        file_put_contents($this->file, substr((string) file_get_contents($this->file), 0, 200));
        self::assertSame(ClinicPlan::YANDEX[0], $this->numberOf(1, self::PETERSBURG));
        update_option(Settings::OPTION, ['region_file' => '/nowhere/city.mmdb']);

        self::assertSame(ClinicPlan::YANDEX[1], $this->numberOf(2, self::PETERSBURG));
    }

    public function testARegionIsACodeOfTheListAndOldWordsStayReadable(): void
    {
        $id = $this->numberId(ClinicPlan::YANDEX[0]);
        $this->services->db()->run('UPDATE {numbers} SET region = %s WHERE id = %d', ['Питер', $id]);

        foreach (['Petersburg', 'ru-spe', 'RU-', 'RU SPE', 'RU-SPEE'] as $wrong) {
            $answer = $this->rest('PATCH', "numbers/{$id}", ['region' => $wrong]);
            self::assertSame([400, ['region' => 'not_a_region']], [$answer->get_status(), At::path($answer->get_data(), 'data', 'codes')], $wrong);
        }
        self::assertSame(200, $this->rest('PATCH', "numbers/{$id}", ['region' => 'Питер', 'label' => 'a'])->get_status());
        self::assertSame([['RU-SPE']], array_column($this->services->pools()->counted(), 'regions'), 'Words are no region of the pool.');
        self::assertSame(200, $this->rest('PATCH', "numbers/{$id}", ['region' => ''])->get_status());
    }

    private function setRegion(string $number, string $region): void
    {
        self::assertSame(200, $this->rest('PATCH', 'numbers/' . $this->numberId($number), ['region' => $region])->get_status());
    }

    private function numberId(string $number): int
    {
        return $this->services->numbers()->byE164($number)->id ?? 0;
    }

    private function numberOf(int $visitor, string $remote, string $header = ''): mixed
    {
        $_SERVER['REMOTE_ADDR'] = $remote;
        $_SERVER['HTTP_X_REGION'] = $header;

        return $this->lease($visitor, self::PAID)['numbers'][0]['number'];
    }
}
