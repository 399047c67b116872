<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\FastDoor;

use PHPUnit\Framework\Attributes\DataProvider;
use Ringwell\FastDoor\NetworkSite;
use Ringwell\FastDoor\Unready;
use Ringwell\Tests\Integration\TestCase;

/** Of which sites of a network the door gives out something; through the web server in tests/fast-door/places.ts. */
final class NetworkSiteTest extends TestCase
{
    private const HERE = 'a:1:{i:0;s:21:"ringwell/ringwell.php";}';
    private const EVERYWHERE = 'a:1:{s:21:"ringwell/ringwell.php";i:1790000000;}';

    private \mysqli $handle;

    protected function setUp(): void
    {
        parent::setUp();
        $handle = $this->wpdb->dbh;
        if (! $handle instanceof \mysqli) {
            self::markTestSkipped('There is no fast door on SQLite.');
        }
        $this->handle = $handle;
        foreach ([
            'CREATE TEMPORARY TABLE nt_blogs (blog_id bigint PRIMARY KEY, site_id bigint, archived tinyint, deleted tinyint, spam tinyint)',
            'CREATE TEMPORARY TABLE nt_sitemeta (site_id bigint, meta_key varchar(255), meta_value longtext)',
            'CREATE TEMPORARY TABLE nt_2_options (option_name varchar(191) PRIMARY KEY, option_value longtext)',
        ] as $sql) {
            $this->handle->query($sql);
        }
    }

    protected function tearDown(): void
    {
        if ($this->wpdb->dbh instanceof \mysqli) {
            $this->handle->query('DROP TEMPORARY TABLE nt_blogs, nt_sitemeta, nt_2_options');
        }
        parent::tearDown();
    }

    /** @return iterable<string, array{bool, string, ?string, ?string}> served, the site's row, active on it, active in its network */
    public static function sites(): iterable
    {
        yield 'active on it' => [true, '2, 1, 0, 0, 0', self::HERE, null];
        yield 'active in all' => [true, '2, 1, 0, 0, 0', null, self::EVERYWHERE];
        yield 'active in all of another network' => [true, '2, 2, 0, 0, 0', 'a:0:{}', self::EVERYWHERE];
        yield 'by another folder' => [true, '2, 1, 0, 0, 0', 'a:1:{i:3;s:25:"ringwell-1.0/ringwell.php";}', 'a:0:{}'];
        yield 'in no folder' => [true, '2, 1, 0, 0, 0', 'a:1:{i:3;s:12:"ringwell.php";}', null];
        yield 'off' => [false, '2, 1, 0, 0, 0', 'a:0:{}', 'a:0:{}'];
        yield 'off, and never anything said' => [false, '2, 1, 0, 0, 0', null, null];
        yield 'another plugin' => [false, '2, 1, 0, 0, 0', 'a:1:{i:0;s:18:"a/my-ringwell.php2";}', 'a:1:{s:17:"b/my-ringwell.php";i:1;}'];
        yield 'no list' => [false, '2, 1, 0, 0, 0', 'ringwell/ringwell.php', ''];
        yield 'archived' => [false, '2, 1, 1, 0, 0', self::HERE, self::EVERYWHERE];
        yield 'deleted' => [false, '2, 1, 0, 1, 0', self::HERE, self::EVERYWHERE];
        yield 'not yet activated' => [false, '2, 1, 0, 2, 0', self::HERE, self::EVERYWHERE];
        yield 'spam' => [false, '2, 1, 0, 0, 1', self::HERE, self::EVERYWHERE];
    }

    #[DataProvider('sites')]
    public function testWordPressWouldAnswerAndThePluginWithIt(bool $isServed, string $row, ?string $here, ?string $everywhere): void
    {
        $this->handle->query("INSERT INTO nt_blogs VALUES ({$row}), (3, 1, 0, 0, 0)");
        $this->handle->query("INSERT INTO nt_2_options VALUES ('siteurl', '" . self::HERE . "')");
        $this->handle->query("INSERT INTO nt_sitemeta VALUES (9, 'active_sitewide_plugins', '" . self::EVERYWHERE . "'), (1, 'site_name', '" . self::EVERYWHERE . "')");
        if ($here !== null) {
            $this->handle->query("INSERT INTO nt_2_options VALUES ('active_plugins', '{$here}')");
        }
        if ($everywhere !== null) {
            $network = explode(', ', $row)[1];
            $this->handle->query("INSERT INTO nt_sitemeta VALUES ({$network}, 'active_sitewide_plugins', '{$everywhere}')");
        }

        self::assertSame($isServed, NetworkSite::isOn($this->handle, 'nt_', 'nt_2_', 2));
    }

    public function testWhatIsNoSiteIsNotReady(): void
    {
        $this->expectException(Unready::class);
        NetworkSite::isOn($this->handle, 'nt_', 'nt_2_', 2);
    }

    public function testSoIsOneWhoseTablesAreGone(): void
    {
        $this->handle->query('INSERT INTO nt_blogs VALUES (7, 1, 0, 0, 0)');
        $this->expectException(Unready::class);
        NetworkSite::isOn($this->handle, 'nt_', 'nt_7_', 7);
    }
}
