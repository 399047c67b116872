<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Schema;

use PHPUnit\Framework\Attributes\DataProvider;
use Ringwell\Schema\Installer;
use Ringwell\Schema\Trouble;
use Ringwell\Schema\TroubleText;
use Ringwell\Tests\Integration\TestCase;

/** Installations that fail, on tables of another prefix, so that the plugin's own are left alone. */
final class InstallerTest extends TestCase
{
    private const TROUBLE = 'ringwell_schema_trouble';

    private \wpdb $probe;
    private Installer $installer;
    private int $version = 0;

    protected function isWrapped(): bool
    {
        return false;
    }

    protected function setUp(): void
    {
        parent::setUp();
        $this->version = Installer::version();
        $this->wpdb->flush();
        $this->probe = clone $this->wpdb;
        $this->probe->prefix = 'probe_';
        // dbDelta takes no other.
        $GLOBALS['wpdb'] = $this->probe;
        $this->installer = new Installer($this->probe);
        update_option('ringwell_schema', 0);
    }

    protected function tearDown(): void
    {
        $GLOBALS['wpdb'] = $this->wpdb;
        foreach (Installer::tables('probe_') as $table) {
            $this->wpdb->query("DROP TABLE IF EXISTS `{$table}`");
        }
        delete_option(self::TROUBLE);
        update_option('ringwell_schema', $this->version);
        parent::tearDown();
    }

    public function testAllTablesAreMade(): void
    {
        self::assertTrue($this->installer->run());

        self::assertTrue(Installer::isCurrent());
        self::assertNull(Installer::trouble());
        self::assertSame([], array_diff(Installer::tables('probe_'), $this->wpdb->get_col("SHOW TABLES LIKE 'probe\\_%'")));
    }

    public function testARefusedTableIsNoticedTriedAgainLaterAndThenWell(): void
    {
        $breakIt = $this->breaking('CREATE TABLE probe_ringwell_visits', 'CREATE NONSENSE');

        self::assertFalse($this->installer->run());

        $trouble = Installer::trouble();
        self::assertSame([Trouble::MISSING_TABLE, 'probe_ringwell_visits', 0], [$trouble?->code, $trouble->what, Installer::version()]);
        self::assertNotSame('', $trouble->said, 'The database\'s own words are kept.');
        $asked = $this->wpdb->num_queries + $this->probe->num_queries;
        self::assertFalse($this->installer->run());
        self::assertSame($asked, $this->wpdb->num_queries + $this->probe->num_queries, 'Until the next try, it costs no query.');

        $this->ageTrouble(Installer::RETRY_SECONDS + 1);
        self::assertFalse($this->installer->run());
        self::assertLessThan(Installer::trouble()->tried, Installer::trouble()?->since, 'It is known since when.');
        self::assertFalse($this->installer->run(true), 'Somebody who asks is not put off.');

        remove_filter('query', $breakIt);
        self::assertTrue($this->installer->run(true));
        self::assertNull(Installer::trouble());
        self::assertFalse(get_option(self::TROUBLE));
    }

    public function testAColumnThatCouldNotBeAddedIsNoticed(): void
    {
        $this->wpdb->query('CREATE TABLE probe_ringwell_targets (id bigint(20) unsigned NOT NULL AUTO_INCREMENT, name varchar(120) NOT NULL, PRIMARY KEY  (id))');
        $this->breaking('ALTER TABLE probe_ringwell_targets', 'ALTER NONSENSE');

        self::assertFalse($this->installer->run());

        self::assertSame([Trouble::MISSING_COLUMN, 'probe_ringwell_targets.created_at'], [Installer::trouble()?->code, Installer::trouble()->what]);
    }

    public function testWithoutInnoDbNothingIsMade(): void
    {
        $this->onMariaDb();
        $this->breaking('SHOW ENGINES', "SELECT 'InnoDB' AS Engine, 'NO' AS Support");

        self::assertFalse($this->installer->run());

        self::assertSame(Trouble::NO_INNODB, Installer::trouble()?->code);
        self::assertSame([], $this->wpdb->get_col("SHOW TABLES LIKE 'probe\\_%'"));
    }

    /** @return array<string, array{string}> */
    public static function otherEngines(): array
    {
        return ['MyISAM' => ['MyISAM'], 'Aria' => ['Aria']];
    }

    #[DataProvider('otherEngines')]
    public function testATableOfAnotherKindIsConvertedOrTold(string $engine): void
    {
        $this->onMariaDb();
        $this->wpdb->query("CREATE TABLE probe_ringwell_visits (id bigint(20) unsigned NOT NULL AUTO_INCREMENT, PRIMARY KEY  (id)) ENGINE={$engine}");
        $breakIt = $this->breaking('ALTER TABLE `probe_ringwell_visits` ENGINE', 'ALTER NONSENSE');

        self::assertFalse($this->installer->run());
        self::assertSame([Trouble::WRONG_ENGINE, 'probe_ringwell_visits', $engine], [Installer::trouble()?->code, Installer::trouble()->what, Installer::trouble()->said]);

        remove_filter('query', $breakIt);
        self::assertTrue($this->installer->run(true));
        $status = $this->wpdb->get_row("SHOW TABLE STATUS WHERE Name = 'probe_ringwell_visits'", ARRAY_A);
        self::assertSame('InnoDB', $status['Engine'] ?? null);
    }

    public function testADatabaseThatSilentlyMakesAnotherKindIsNoticed(): void
    {
        $this->onMariaDb();
        add_filter('query', static fn (string $sql): string => str_starts_with($sql, 'CREATE TABLE probe_') ? str_replace('ENGINE=InnoDB', 'ENGINE=MyISAM', $sql) : $sql);
        $this->breaking('ENGINE=InnoDB', 'ALTER NONSENSE');

        self::assertFalse($this->installer->run());

        self::assertSame(Trouble::WRONG_ENGINE, Installer::trouble()?->code);
        self::assertSame(0, Installer::version());
    }

    public function testEveryDoorAnswersThatItIsNotReady(): void
    {
        $this->trouble();
        $this->actAs('administrator');
        foreach (['POST lease', 'POST activity', 'POST connections/1/events/abc', 'GET overview', 'GET pools', 'PUT settings', 'GET calls/1'] as $door) {
            [$method, $path] = explode(' ', $door);
            $answer = $this->rest($method, $path, $method === 'GET' ? null : '{}');

            self::assertSame(503, $answer->get_status(), $door);
            self::assertSame('ringwell_not_ready', ((array) $answer->get_data())['code'] ?? null, $door);
            self::assertSame('300', $answer->get_headers()['Retry-After'] ?? null, $door);
        }
        self::assertSame(200, rest_do_request(new \WP_REST_Request('GET', '/wp/v2/types'))->get_status(), 'Others\' doors are none of our business.');
    }

    public function testATableThatIsGoneClosesTheDoorAndIsMadeAgain(): void
    {
        update_option('ringwell_schema', $this->version);
        $this->actAs('administrator');
        $this->rest('GET', 'pools');
        register_rest_route('ringwell/v1', '/gone-test', [
            'methods' => 'GET',
            'callback' => fn (): array => (new \Ringwell\Db\WpdbConnection($this->probe))->rows('SELECT id FROM {visits}'),
            'permission_callback' => '__return_true',
        ], true);

        self::assertSame(503, $this->rest('GET', 'gone-test')->get_status());
        self::assertFalse(Installer::isCurrent());
        self::assertTrue($this->installer->run());
        self::assertSame(200, $this->rest('GET', 'gone-test')->get_status());
    }

    public function testWhoManagesTheSiteIsToldAndNobodyElse(): void
    {
        $this->trouble();
        $this->actAs('administrator');
        $notice = self::notices();
        self::assertStringContainsString('notice-error', $notice);
        self::assertStringContainsString('probe_ringwell_visits', $notice);
        self::assertStringContainsString('Disk &lt;full&gt;', $notice);
        self::assertStringContainsString('Ask your host', $notice);

        $this->actAs('ringwell_marketer');
        self::assertStringNotContainsString('probe_ringwell_visits', self::notices());
    }

    public function testThereAreWordsForEveryTrouble(): void
    {
        $words = [];
        foreach ([Trouble::NO_INNODB, Trouble::WRONG_ENGINE, Trouble::MISSING_TABLE, Trouble::MISSING_COLUMN, Trouble::FAILED] as $code) {
            $words[] = TroubleText::what(new Trouble($code, 'a table', 'said'));
            self::assertNotSame('', TroubleText::next(new Trouble($code)));
        }
        self::assertCount(5, array_unique($words));
    }

    public function testPagesShowTheirOwnNumberAndAskTheDatabaseNothing(): void
    {
        $this->trouble();
        update_option('ringwell_page', ['targets' => [['id' => 1, 'number' => '+74951112233', 'display' => null]], 'consent' => 'full', 'token' => 'x'], true);
        wp_load_alloptions();
        $before = $this->wpdb->num_queries;

        self::assertFalse(Installer::isCurrent());
        self::assertNotNull(Installer::trouble());
        self::assertFalse($this->installer->run());
        self::assertSame($before, $this->wpdb->num_queries);
        remove_all_actions('wp_enqueue_scripts');
        \Ringwell\Site\Hooks::register($this->services);
        do_action('wp_enqueue_scripts');
        self::assertFalse(wp_script_is(\Ringwell\Site\SiteScript::HANDLE));
        delete_option('ringwell_page');
    }

    private function trouble(): void
    {
        update_option(self::TROUBLE, (new Trouble(Trouble::MISSING_TABLE, 'probe_ringwell_visits', 'Disk <full>', time() - 600, time()))->toArray(), true);
    }

    private static function notices(): string
    {
        ob_start();
        do_action('admin_notices');

        return (string) ob_get_clean();
    }

    private function ageTrouble(int $seconds): void
    {
        $trouble = Installer::trouble();
        self::assertNotNull($trouble);
        update_option(self::TROUBLE, $trouble->at($trouble->since - $seconds, $trouble->tried - $seconds)->toArray(), true);
    }

    /** @return \Closure(string): string the filter that was added */
    private function breaking(string $part, string $instead): \Closure
    {
        $filter = static fn (string $sql): string => str_contains($sql, $part) ? $instead : $sql;
        add_filter('query', $filter);

        return $filter;
    }

    private function onMariaDb(): void
    {
        if (! $this->wpdb->dbh instanceof \mysqli) {
            self::markTestSkipped('SQLite has no engines.');
        }
    }
}
