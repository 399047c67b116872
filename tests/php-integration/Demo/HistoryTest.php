<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Demo;

use Ringwell\Demo\Demo;
use Ringwell\Demo\History\FormPlanner;
use Ringwell\Demo\History\Plan;
use Ringwell\Demo\History\PlannedForm;
use Ringwell\Demo\History\PlannedVisit;
use Ringwell\Demo\History\Player;
use Ringwell\Demo\Phone\Ending;
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
        $this->live(Plan::make('test', self::START, self::DAYS, self::SCALE));

        self::assertSame($short, $this->told());
    }

    public function testEveryCallThatPatientsAskedForHasAnAnswerAndTheOthersNone(): void
    {
        $this->load();

        self::assertSame([], $this->rows("SELECT c.id FROM {calls} c LEFT JOIN {attributions} a ON a.call_id = c.id WHERE (c.direction IN ('in', 'callback')) <> (a.call_id IS NOT NULL)"));
        self::assertSame([], $this->rows("SELECT a.call_id, c.direction, a.result, a.rule FROM {attributions} a JOIN {calls} c ON c.id = a.call_id WHERE c.direction = 'in' AND a.result NOT IN ('answered', 'missed')"));
        self::assertSame([], $this->rows("SELECT id FROM {calls} WHERE state <> 'ended' OR late = 1"));
        self::assertSame([], $this->rows("SELECT id FROM {inbox} WHERE state <> 'done'"));
    }

    public function testCallsOnPoolNumbersAreTiedToWhoeverWasShownThem(): void
    {
        $this->load();
        $tied = $this->rows("SELECT call_id FROM {attributions} WHERE rule = 'pool' AND visit IS NOT NULL");

        self::assertNotSame([], $tied);
        self::assertSame([], $this->rows(
            'SELECT a.call_id FROM {attributions} a JOIN {calls} c ON c.id = a.call_id WHERE c.direction = \'in\' AND a.visit IS NOT NULL AND NOT EXISTS'
            . " (SELECT 1 FROM {exposures} e WHERE e.visit = a.visit AND e.number_id = c.number_id AND e.event = 'granted' AND e.at < c.started_at)",
        ));
    }

    /** By their whole course: ordered by a form, fetched by the bridge, told by the phone system's events, left to staff. */
    public function testCallbacksComeToTheEndThatPeopleGiveThem(): void
    {
        $this->play(fn (int $at, int $visit): array => [
            $this->form(1, $at, $visit, [Ending::Talked]),
            $this->form(2, $at + Time::HOUR, $visit, [Ending::ClinicSilent, Ending::Talked]),
            $this->form(3, $at + 2 * Time::HOUR, $visit, [Ending::PatientBusy, Ending::PatientSilent]),
            $this->form(4, $at + 3 * Time::HOUR, $visit, [Ending::ClinicSilent], seenTo: null),
            $this->form(5, $at + 4 * Time::HOUR, null, [Ending::Talked], seenTo: null),
            $this->form(6, $at + 5 * Time::HOUR, $visit, [Ending::Talked], wishedAt: self::START + Time::HOUR),
        ]);

        self::assertSame([
            ['done', '', '1', 'talked'],
            ['done', '', '2', 'clinic_silent talked'],
            ['closed', 'patient_silent', '3', 'patient_busy patient_silent patient_silent'],
            ['task', 'clinic_silent', '3', 'clinic_silent clinic_silent clinic_silent'],
            ['task', 'unproved', '0', ''],
            ['waiting', '', '0', ''],
        ], array_map(fn (array $callback): array => [
            $callback['state'],
            $callback['reason'],
            $callback['tries'],
            implode(' ', array_column($this->services->db()->rows('SELECT result FROM {callback_tries} WHERE callback_id = %d ORDER BY id', [(int) $callback['id']]), 'result')),
        ], $this->rows('SELECT id, state, reason, tries FROM {callbacks} ORDER BY asked_at')));
        self::assertSame([], $this->rows('SELECT id FROM {callback_tries} WHERE call_id IS NULL OR fetched_at < asked_at'));
        self::assertSame('3', $this->rows("SELECT COUNT(*) AS n FROM {callbacks} WHERE not_before > asked_at OR state = 'task'")[0]['n'] ?? '');
    }

    public function testRequestsAreAnsweredLeftOpenOrHeldBack(): void
    {
        $this->play(fn (int $at, int $visit): array => [
            $this->form(1, $at, $visit, [Ending::Talked], form: FormPlanner::REQUEST),
            $this->form(2, $at + Time::HOUR, $visit, [Ending::Talked], form: FormPlanner::REQUEST, seenTo: null),
            $this->form(3, $at + 2 * Time::HOUR, null, [Ending::Talked], form: FormPlanner::REQUEST, seenTo: null, isJunk: true),
        ]);

        self::assertSame(
            [['state' => 'handled', 'held' => ''], ['state' => 'open', 'held' => ''], ['state' => 'new', 'held' => 'honeypot']],
            $this->rows('SELECT state, held FROM {requests} ORDER BY received_at'),
        );
    }

    public function testACallbackIsTiedToTheVisitInWhichItWasAskedFor(): void
    {
        $this->load();
        $calls = $this->rows(
            'SELECT a.rule, a.certainty, a.visit, r.visit_id FROM {callback_tries} t JOIN {callbacks} c ON c.id = t.callback_id JOIN {requests} r ON r.id = c.request_id'
            . ' LEFT JOIN {attributions} a ON a.call_id = t.call_id',
        );

        self::assertNotSame([], $calls);
        foreach ($calls as $call) {
            self::assertSame(['callback', 'sure', $call['visit_id']], [$call['rule'], $call['certainty'], $call['visit']]);
        }
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

    private function live(Plan $plan): void
    {
        $clock = new SetClock(self::START - (self::DAYS + 1) * Time::DAY);
        $services = new Services($this->wpdb, $clock);
        (new SetUp($services))->run();
        (new Player($services, $clock, 'test', home_url(), self::START))->play($plan, static fn () => null);
    }

    /** @param \Closure(int, int): list<PlannedForm> $forms by when a visit ended in which a person was seen, and its index */
    private function play(\Closure $forms): void
    {
        $visits = Plan::make('test', self::START, self::DAYS, 0.1)->visits;
        $seen = array_key_first(array_filter($visits, static fn (PlannedVisit $visit): bool => in_array('seen', array_column($visit->deeds, 1), true)));
        self::assertIsInt($seen);
        $this->live(new Plan($visits, [], $forms($visits[$seen]->endsAt() + Time::MINUTE, $seen)));
    }

    /** @param non-empty-list<Ending> $endings */
    private function form(int $id, int $at, ?int $visit, array $endings, int $form = FormPlanner::CALLBACK, ?int $wishedAt = null, ?int $seenTo = Time::MINUTE, bool $isJunk = false): PlannedForm
    {
        return new PlannedForm($id, $at, $visit, $form, '/', "+7946123450{$id}", 'Анна', '', $wishedAt, $endings, 5, 40, $seenTo, $isJunk);
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
            'calls' => $this->rows("SELECT CASE WHEN command IS NULL THEN vendor_key ELSE '' END AS vendor_key, direction, caller, did, started_at, answered_at, ended_at, talk_seconds, wait_seconds, recording, new_caller, stage, unreached FROM {calls} ORDER BY started_at, caller"),
            'attributions' => $this->rows('SELECT c.started_at, c.caller, a.rule, v.visit, a.certainty, a.campaign, a.keyword, a.result FROM {attributions} a JOIN {calls} c ON c.id = a.call_id LEFT JOIN {visits} v ON v.id = a.visit ORDER BY c.started_at, c.caller'),
            'requests' => $this->rows('SELECT form_id, kind, phone, name, comment, wished_at, page, proof, held, state, received_at, handled_at FROM {requests} ORDER BY received_at, phone'),
            'callbacks' => $this->rows('SELECT phone, number, state, reason, asked_at, not_before, next_at, tries, talking_at, over_at FROM {callbacks} ORDER BY asked_at, phone'),
            'tries' => $this->rows('SELECT c.phone, t.asked_at, t.fetched_at, t.clinic_at, t.clinic_answered_at, t.patient_at, t.talking_at, t.ended_at, t.result FROM {callback_tries} t JOIN {callbacks} c ON c.id = t.callback_id ORDER BY t.asked_at, c.phone'),
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
