<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Demo;

use Ringwell\Demo\Demo;
use Ringwell\Demo\History\Plan;
use Ringwell\Demo\History\Player;
use Ringwell\Demo\SetUp;
use Ringwell\Schema\Installer;
use Ringwell\Services;
use Ringwell\SetClock;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Time;

require_once dirname(__DIR__, 3) . '/demo/php/autoload.php';

/** The demo's history, small: what the rooms make of it must be what they would make of real visits and calls. */
final class HistoryTest extends TestCase
{
    private const DAYS = 6;
    private const SCALE = 0.5;

    public function testTheSameSeedGivesTheSameHistory(): void
    {
        $this->load();
        $first = $this->told();
        $this->forget();
        $this->load();

        self::assertNotSame([], $first['calls']);
        self::assertSame($first, $this->told());
    }

    public function testOnSqliteTheShortWayAroundTheTranslatorChangesNothing(): void
    {
        $this->load();
        $short = $this->told();
        $this->forget();
        $from = self::START - (self::DAYS + 1) * Time::DAY;
        $clock = new SetClock($from);
        $services = new Services($this->wpdb, $clock);
        (new SetUp($services))->run();
        (new Player($services, $clock, 'test', home_url(), self::START))->play(Plan::make('test', self::START, self::DAYS, self::SCALE), static fn () => null);

        self::assertSame($short, $this->told());
    }

    public function testEveryInboundCallHasAnAnswerAndTheOthersNone(): void
    {
        $this->load();

        self::assertSame([], $this->rows("SELECT c.id FROM {calls} c LEFT JOIN {attributions} a ON a.call_id = c.id WHERE (c.direction = 'in') <> (a.call_id IS NOT NULL)"));
        self::assertSame([], $this->rows("SELECT call_id FROM {attributions} WHERE result NOT IN ('answered', 'missed')"));
        self::assertSame([], $this->rows("SELECT id FROM {calls} WHERE state <> 'ended' OR late = 1"));
        self::assertSame([], $this->rows("SELECT id FROM {inbox} WHERE state <> 'done'"));
    }

    public function testCallsOnPoolNumbersAreTiedToWhoeverWasShownThem(): void
    {
        $this->load();
        $tied = $this->rows("SELECT call_id FROM {attributions} WHERE rule = 'pool' AND visit IS NOT NULL");

        self::assertNotSame([], $tied);
        self::assertSame([], $this->rows(
            'SELECT a.call_id FROM {attributions} a JOIN {calls} c ON c.id = a.call_id WHERE a.visit IS NOT NULL AND NOT EXISTS'
            . " (SELECT 1 FROM {exposures} e WHERE e.visit = a.visit AND e.number_id = c.number_id AND e.event = 'granted' AND e.at < c.started_at)",
        ));
    }

    public function testTheMapsShareThePoolOfTheirGroup(): void
    {
        $this->load();

        self::assertSame(['2GIS', 'Yandex Maps'], array_column($this->rows(
            'SELECT DISTINCT s.name FROM {exposures} e JOIN {visits} v ON v.id = e.visit JOIN {sources} s ON s.id = v.source_id'
            . " JOIN {pools} p ON p.id = e.pool_id JOIN {source_groups} g ON g.id = s.group_id AND g.name = p.name WHERE e.event = 'granted' AND p.name = 'Maps' ORDER BY s.name",
        ), 'name'));
    }

    /**
     * By the log alone: a number goes to another visitor only after all that held it for the one before has passed.
     * Until a person is there it is held for a minute, whatever else is heard of the page.
     */
    public function testNoNumberIsHeldByTwoVisitorsAtOnce(): void
    {
        $this->load();
        $pool = $this->services->pools()->all()[0];
        $protection = ['active' => 2 * Time::MINUTE, 'tap' => $pool->protectionMinutes * Time::MINUTE, 'called' => $pool->callProtectionMinutes * Time::MINUTE];
        $held = [];
        $changes = 0;
        $confirmed = 0;
        foreach ($this->rows("SELECT e.number_id, e.event, e.at, e.ago, e.visit, v.visitor FROM {exposures} e JOIN {visits} v ON v.id = e.visit WHERE e.kind = 'pool' ORDER BY e.id") as $event) {
            $number = (int) $event['number_id'];
            $at = (int) $event['at'];
            $last = $held[$number] ?? null;
            if ($event['event'] === 'granted') {
                if ($last !== null && $last['visitor'] !== $event['visitor']) {
                    self::assertGreaterThanOrEqual($last['until'], $at);
                    $changes++;
                }
                $held[$number] = ['visitor' => $event['visitor'], 'visit' => $event['visit'], 'until' => max($at + Time::MINUTE, $last['until'] ?? 0), 'later' => $at + $pool->hold(), 'confirmed' => false];
            } elseif ($last !== null && $last['visit'] === $event['visit']) {
                $isConfirmed = $last['confirmed'] || $event['event'] === 'confirmed';
                $later = max($last['later'], $at - (int) $event['ago'] + ($protection[$event['event']] ?? 0));
                $held[$number] = ['until' => $isConfirmed ? max($last['until'], $later) : $last['until'], 'later' => $later, 'confirmed' => $isConfirmed] + $last;
                $confirmed += (int) ($event['event'] === 'confirmed');
            }
        }

        self::assertGreaterThan(10, $changes);
        self::assertGreaterThan(10, $confirmed);
    }

    public function testSettingUpAgainChangesNothing(): void
    {
        (new SetUp($this->services))->run();
        $before = $this->setUpRows();
        (new SetUp($this->services))->run();

        self::assertSame($before, $this->setUpRows());
    }

    public function testADemoThatWasBrokenOffSaysSoAndALoadedOneIsLeftAlone(): void
    {
        update_option(Demo::OPTION, '1790000000000');
        (new Demo($this->wpdb))->load(static fn () => self::fail('It was loaded again.'));
        update_option(Demo::OPTION, 'begun');

        $this->expectExceptionMessage('broken off half-way');
        (new Demo($this->wpdb))->load(static fn () => null);
    }

    public function testNothingOfTheDemoIsInThePlugin(): void
    {
        $files = new \RecursiveIteratorIterator(new \RecursiveDirectoryIterator(RINGWELL_DIR, \FilesystemIterator::SKIP_DOTS | \FilesystemIterator::FOLLOW_SYMLINKS));
        $seen = 0;
        foreach ($files as $file) {
            if ($file instanceof \SplFileInfo && $file->getExtension() === 'php' && ! str_contains($file->getPathname(), '/vendor-prefixed/')) {
                $seen++;
                self::assertStringNotContainsString('Ringwell\\Demo', (string) file_get_contents($file->getPathname()), $file->getPathname());
            }
        }

        self::assertGreaterThan(50, $seen);
        self::assertDirectoryDoesNotExist(RINGWELL_DIR . '/demo');
    }

    private function load(): void
    {
        (new Demo($this->wpdb))->history(self::START, 'test', self::DAYS, self::SCALE, static fn () => null);
    }

    /**
     * What happened, without ids that the database or chance gives.
     *
     * @return array<string, list<array<string, string|null>>>
     */
    private function told(): array
    {
        return [
            'visits' => $this->rows('SELECT v.visit, v.visitor, v.started_at, v.seen_at, s.name, v.landing, v.referrer, v.utm_campaign, v.pages FROM {visits} v JOIN {sources} s ON s.id = v.source_id ORDER BY v.visit'),
            'exposures' => $this->rows('SELECT e.at, e.ago, e.event, e.kind, n.number, v.visit, e.cause FROM {exposures} e JOIN {numbers} n ON n.id = e.number_id JOIN {visits} v ON v.id = e.visit ORDER BY e.at, e.id'),
            'calls' => $this->rows('SELECT vendor_key, direction, caller, did, started_at, answered_at, ended_at, talk_seconds, wait_seconds, recording, new_caller FROM {calls} ORDER BY vendor_key'),
            'attributions' => $this->rows('SELECT c.vendor_key, a.rule, v.visit, a.certainty, a.campaign, a.keyword, a.result FROM {attributions} a JOIN {calls} c ON c.id = a.call_id LEFT JOIN {visits} v ON v.id = a.visit ORDER BY c.vendor_key'),
        ];
    }

    /**
     * @param  literal-string $sql
     * @return list<array<string, string|null>>
     */
    private function rows(string $sql): array
    {
        return $this->services->db()->rows($sql);
    }

    /** @return list<list<array<string, string|null>>> */
    private function setUpRows(): array
    {
        return [
            $this->rows('SELECT * FROM {targets} ORDER BY id'),
            $this->rows('SELECT * FROM {numbers} ORDER BY id'),
            $this->rows('SELECT * FROM {number_roles} ORDER BY id'),
            $this->rows('SELECT * FROM {sources} ORDER BY id'),
            $this->rows('SELECT * FROM {source_groups} ORDER BY id'),
            $this->rows('SELECT * FROM {placements} ORDER BY id'),
            $this->rows('SELECT * FROM {pools} ORDER BY id'),
            $this->rows('SELECT * FROM {leases} ORDER BY number_id'),
            $this->rows('SELECT * FROM {connections} ORDER BY id'),
        ];
    }

    private function forget(): void
    {
        foreach (Installer::tables($this->wpdb->prefix) as $table) {
            $this->wpdb->query("DELETE FROM `{$table}`");
        }
    }
}
