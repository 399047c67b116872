<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Privacy;

use Ringwell\Schema\Installer;
use Ringwell\Settings;
use Ringwell\Tests\Integration\Lease\Clinic;
use Ringwell\Tests\Integration\Pbx\PhoneSystem;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Tests\Support\ClinicPlan;

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
        update_option(Settings::OPTION, ['proxies' => ['203.0.113.0/24']]);
        $headers = ['X-Forwarded-For' => self::NAMED, 'User-Agent' => self::BROWSER];
        $body = $this->leaseBody(1, 'https://clinic.test/?utm_source=yandex&utm_medium=cpc', '');
        self::assertSame(200, $this->rest('POST', 'lease', $body, $headers)->get_status());
        $this->activity(1, ClinicPlan::YANDEX[0], [['type' => 'active', 'ago' => 0]]);
        $connection = $this->connect('own');
        self::assertSame(200, $this->post($connection, ['event' => 'start', 'id' => 'a', 'did' => ClinicPlan::YANDEX[0], 'from' => '79161234567'])->get_status());
        self::assertGreaterThanOrEqual(400, $this->post($connection, ['event' => 'start', 'id' => 'b'], '', str_repeat('0', 32))->get_status());
        $this->workOff();

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
