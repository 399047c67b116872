<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Privacy;

use Ringwell\Schema\Installer;
use Ringwell\Settings;
use Ringwell\Tests\Integration\Lease\Clinic;
use Ringwell\Tests\Integration\Pbx\PhoneSystem;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Tests\Support\At;
use Ringwell\Tests\Support\ClinicPlan;
use Ringwell\Tests\Support\MmdbFile;

/** No IP address is stored: neither the one that asks nor the one that a proxy names, whichever door is used. */
final class AddressTest extends TestCase
{
    use Clinic;
    use PhoneSystem;

    private const REMOTE = '203.0.113.77';
    private const NAMED = '2a02:6b8:77::77';
    private const NETWORK = '2a02:6b8:77';
    private const BROWSER = 'Mozilla/5.0 (Linux; Android 14; VeryRarePhone) Mobile';

    private mixed $remote;

    protected function setUp(): void
    {
        parent::setUp();
        $this->openClinic();
        $this->remote = $_SERVER['REMOTE_ADDR'] ?? null;
        $_SERVER['REMOTE_ADDR'] = self::REMOTE;
        $_SERVER['HTTP_X_FORWARDED_FOR'] = self::NAMED;
    }

    protected function tearDown(): void
    {
        $_SERVER['REMOTE_ADDR'] = $this->remote;
        unset($_SERVER['HTTP_X_FORWARDED_FOR']);
        parent::tearDown();
    }

    public function testNoTableHoldsAnAddressOrTheBrowsersName(): void
    {
        $file = MmdbFile::path();
        MmdbFile::write($file, [self::NETWORK . '::/48' => ['country_code' => 'RU', 'state1' => 'Tula Oblast']]);
        update_option(Settings::OPTION, ['proxies' => ['203.0.113.0/24'], 'region_file' => $file]);
        $this->actAs('administrator');
        $second = $this->services->numbers()->byE164(ClinicPlan::YANDEX[1])->id ?? 0;
        self::assertSame(200, $this->rest('PATCH', "numbers/{$second}", ['region' => 'RU-TUL'])->get_status());
        wp_set_current_user(0);
        $headers = ['X-Forwarded-For' => self::NAMED, 'User-Agent' => self::BROWSER];
        $body = $this->leaseBody(1, 'https://clinic.test/?utm_source=yandex&utm_medium=cpc', '');
        $answer = $this->rest('POST', 'lease', $body, $headers);
        unlink($file);
        self::assertSame(ClinicPlan::YANDEX[1], At::path($answer->get_data(), 'numbers', 0, 'number'), 'The address was asked where it belongs.');
        $this->activity(1, ClinicPlan::YANDEX[1], [['type' => 'active', 'ago' => 0]]);
        $connection = $this->connect('own');
        self::assertSame(200, $this->post($connection, ['event' => 'start', 'id' => 'a', 'did' => ClinicPlan::YANDEX[1], 'from' => '79161234567'])->get_status());
        self::assertGreaterThanOrEqual(400, $this->post($connection, ['event' => 'start', 'id' => 'b'], '', str_repeat('0', 32))->get_status());
        $this->workOff();

        self::assertSame([], $this->services->db()->rows('SELECT number_id FROM {leases} WHERE region <> %s AND number_id <> %d', ['', $second]), 'Only the number has a region.');
        $rows = 0;
        foreach (Installer::tables($this->wpdb->prefix) as $table) {
            foreach ($this->wpdb->get_results("SELECT * FROM `{$table}`", ARRAY_A) as $row) {
                $rows++;
                $text = (string) json_encode($row, JSON_UNESCAPED_SLASHES);
                self::assertStringNotContainsString(self::REMOTE, $text, $table);
                self::assertStringNotContainsString(self::NAMED, $text, $table);
                self::assertStringNotContainsString(self::NETWORK, $text, $table);
                self::assertStringNotContainsString(bin2hex((string) inet_pton(self::NAMED)), $text, $table);
                self::assertStringNotContainsString('VeryRarePhone', $text, $table);
            }
        }
        self::assertGreaterThan(10, $rows);
        $network = (string) $this->services->db()->rows('SELECT network FROM {leases} WHERE visitor IS NOT NULL')[0]['network'];
        self::assertMatchesRegularExpression('/^[0-9a-f]{32}$/D', $network, 'What is kept while the number is held');
        self::assertNotSame(substr(hash('sha256', '6' . substr((string) inet_pton(self::NAMED), 0, 6)), 0, 32), $network, 'is no plain hash.');
        self::assertSame(['phone'], array_column($this->services->db()->rows('SELECT device FROM {visits}'), 'device'), 'Only the kind of device is read from it.');
    }
}
