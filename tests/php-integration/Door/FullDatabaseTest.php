<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Door;

use PHPUnit\Framework\Attributes\DataProvider;
use Ringwell\Plugin;
use Ringwell\Replay\Fault;
use Ringwell\Tests\Integration\Lease\Clinic;
use Ringwell\Tests\Integration\Pbx\PhoneSystem;
use Ringwell\Tests\Integration\Support\FaultyDatabase;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Tests\Support\ClinicPlan;
use Ringwell\Time;

/**
 * The database has no room left, from each statement on that a public door sends by REST. The door says 503, writes
 * nothing half, and lets nothing through to debug.log; when there is room again, the same message does what it should.
 */
final class FullDatabaseTest extends TestCase
{
    use Clinic;
    use FaultyDatabase;
    use PhoneSystem;

    private const ADVERTISED = '/?utm_source=yandex&utm_medium=cpc';

    private int $connection = 0;

    protected function setUp(): void
    {
        parent::setUp();
        $this->openFaultyDatabase();
        $this->openClinic();
        $this->connection = $this->connect('own');
        Plugin::instance()->services()->plan();
    }

    protected function tearDown(): void
    {
        $this->closeFaultyDatabase();
        parent::tearDown();
    }

    /** @return iterable<string, array{string}> */
    public static function messages(): iterable
    {
        foreach ([
            'a first page', 'a second page', 'a first page where no number is free', 'a page without consent', 'a page of a bot', 'a page that shows a static number',
            'a beat with input', 'a tap', 'a beat that only asks', 'a switch',
            'an event', 'an event again', 'an event with a wrong secret', 'an event that nobody can read',
        ] as $name) {
            yield $name => [$name];
        }
    }

    #[DataProvider('messages')]
    public function testEachStatementMayFindNoRoom(string $name): void
    {
        $this->scene($name);
        $this->faults->begin();
        $well = $this->send($name);
        $this->faults->end();
        $count = count($this->faults->sent);
        self::assertGreaterThan(0, $count);
        for ($index = 0; $index < $count; $index++) {
            $this->scene($name);
            $what = "{$name}: no room from statement {$index} on";
            $this->faults->refuseWrites($index);
            $answer = $this->send($name);
            $this->faults->end();
            if ($answer->get_status() !== $well->get_status()) {
                self::assertSame([503, 'ringwell_not_ready'], [$answer->get_status(), $answer->get_data()['code']], $what);
                self::assertGreaterThan(0, (int) $answer->get_headers()['Retry-After'], $what);
            }
            $this->nothingIsHalf($what);
            $again = $this->send($name);
            self::assertSame($well->get_status(), $again->get_status(), "{$what}, and sent again");
            self::assertSame($this->kinds($well), $this->kinds($again), "{$what}, and sent again");
            $this->nothingIsHalf("{$what}, and sent again");
            $this->itIsDone($name, "{$what}, and sent again");
        }
    }

    public function testTheWorkAfterTheAnswerWaitsForRoom(): void
    {
        $this->scene('an event');
        self::assertSame(200, $this->send('an event')->get_status());
        $this->faults->refuseWrites(0);
        $this->endRequest();
        do_action(\Ringwell\Pbx\Hooks::WORK);
        $this->faults->end();
        self::assertSame([], $this->rowsOf('calls'));

        $this->shiftClock(3 * Time::MINUTE);
        do_action(\Ringwell\Pbx\Hooks::WORK);
        self::assertCount(1, $this->rowsOf('calls'));
    }

    private function scene(string $name): void
    {
        $db = $this->services->db();
        foreach (['visits', 'page_views', 'exposures', 'inbox', 'connection_log', 'calls', 'call_legs', 'refusals'] as $table) {
            $db->run('DELETE FROM {' . $table . '}');
        }
        $db->run('UPDATE {leases} SET visitor = NULL, visit = NULL, lease = NULL, rev = 0, confirmed = 0, protected_at = NULL, network = NULL');
        $this->oneAfterTheOther();
        $this->shiftClock(0);
        match ($name) {
            'a second page', 'a beat with input', 'a tap', 'a beat that only asks' => $this->lease(5, self::ADVERTISED),
            'a first page where no number is free', 'a switch' => $this->twoVisitors(),
            'an event again' => $this->send('an event'),
            default => null,
        };
        if ($name === 'a switch') {
            $this->shiftClock(20 * Time::MINUTE);
            $this->lease(3, self::ADVERTISED);
        }
    }

    /** A second apart, so that the hold of the first one runs out first. */
    private function twoVisitors(): void
    {
        $this->lease(1, self::ADVERTISED);
        $this->shiftClock(Time::SECOND);
        $this->lease(2, self::ADVERTISED);
    }

    private function send(string $name): \WP_REST_Response
    {
        $page = fn (int $visitor, string $path, array $change = []): array => $change + $this->leaseBody($visitor, "https://clinic.test{$path}", '')
            + ['landing' => ['url' => "https://clinic.test{$path}", 'referrer' => '', 'ago' => 0]];

        return match ($name) {
            'a second page' => $this->rest('POST', 'lease', $this->leaseBody(5, 'https://clinic.test/prices/', 'https://clinic.test/')),
            'a first page where no number is free' => $this->rest('POST', 'lease', $page(5, self::ADVERTISED)),
            'a page without consent' => $this->rest('POST', 'lease', $page(5, self::ADVERTISED, ['consent' => 'none'])),
            'a page of a bot' => $this->rest('POST', 'lease', $page(5, self::ADVERTISED), ['User-Agent' => 'Googlebot/2.1']),
            'a page that shows a static number' => $this->rest('POST', 'lease', ['landing' => ['url' => 'https://clinic.test/', 'referrer' => 'https://www.google.com/', 'ago' => 0]] + $page(5, '/')),
            'a beat with input' => $this->rest('POST', 'activity', $this->told(5, ClinicPlan::YANDEX[0], [['type' => 'active', 'ago' => 0], ['type' => 'painted', 'ago' => 500]])),
            'a tap' => $this->rest('POST', 'activity', $this->told(5, ClinicPlan::YANDEX[0], [['type' => 'tap', 'ago' => 100], ['type' => 'seen', 'ago' => 900]])),
            'a beat that only asks' => $this->rest('POST', 'activity', $this->told(5, ClinicPlan::YANDEX[0], [])),
            'a switch' => $this->rest('POST', 'activity', $this->told(1, ClinicPlan::DEFAULT, [
                ['type' => 'switched', 'ago' => 0, 'target' => $this->targetId, 'from' => ClinicPlan::YANDEX[0]],
                ['type' => 'tap', 'ago' => 0, 'target' => $this->targetId],
            ])),
            'an event', 'an event again' => $this->post($this->connection, self::event()),
            'an event with a wrong secret' => $this->post($this->connection, self::event(), '', 'wrong'),
            'an event that nobody can read' => $this->post($this->connection, ['event' => 'dance'] + self::event()),
            default => $this->rest('POST', 'lease', $page(5, self::ADVERTISED)),
        };
    }

    private function nothingIsHalf(string $what): void
    {
        $faults = array_map(
            static fn (Fault $fault): string => "{$fault->kind} number {$fault->numberId} rev {$fault->rev}: {$fault->log} / {$fault->row}",
            iterator_to_array($this->services->replay()->check(), false),
        );
        self::assertSame([], $faults, $what);
        self::assertSame(0, $this->linesOf('SELECT COUNT(*) AS n FROM {exposures} e LEFT JOIN {page_views} p ON p.visit = e.visit WHERE e.visit IS NOT NULL AND p.id IS NULL'), "{$what}: an exposure without its page");
        self::assertSame(0, $this->linesOf("SELECT COUNT(*) AS n FROM (SELECT visit, SUM(event = 'switched') AS left_it, SUM(event = 'fallback') AS came FROM {exposures} GROUP BY visit) s WHERE left_it <> came"), "{$what}: half a switch");
    }

    private function itIsDone(string $name, string $what): void
    {
        self::assertSame(0, $this->linesOf("SELECT COUNT(*) AS n FROM (SELECT visit, number_id FROM {exposures} WHERE event IN ('granted', 'tap', 'switched', 'fallback') AND visit IS NOT NULL GROUP BY visit, number_id, event HAVING COUNT(*) > 1) twice"), "{$what}: an exposure twice");
        self::assertSame(0, $this->linesOf('SELECT COUNT(*) AS n FROM {visits} v WHERE v.pages <> (SELECT COUNT(*) FROM {page_views} p WHERE p.visit = v.id)'), "{$what}: pages counted wrong");
        if (str_starts_with($name, 'an event')) {
            $this->workOff();
            $isTaken = in_array($name, ['an event', 'an event again'], true);
            self::assertSame($isTaken ? ['done'] : ($name === 'an event that nobody can read' ? ['failed'] : []), array_column($this->rowsOf('inbox'), 'state'), $what);
            self::assertCount($isTaken ? 1 : 0, $this->rowsOf('calls'), $what);
        }
    }

    /** @return array<string, string|int> */
    private static function event(): array
    {
        return ['event' => 'start', 'id' => 'c1', 'did' => ClinicPlan::YANDEX[0], 'from' => '+79161234567', 't' => intdiv(self::START, 1000)];
    }

    /**
     * @param  list<array<string, mixed>> $events
     * @return array<string, mixed>
     */
    private function told(int $visitor, string $number, array $events): array
    {
        return [
            'visitor' => self::id($visitor),
            'visit' => self::id(1000 + $visitor),
            'config' => $this->services->configToken()->issue([$this->targetId]),
            'shown' => [['target' => $this->targetId, 'number' => $number]],
            'events' => $events,
        ];
    }

    /** @return list<string> */
    private function kinds(\WP_REST_Response $answer): array
    {
        $data = $answer->get_data();

        return is_array($data) && is_array($data['numbers'] ?? null) ? array_column($data['numbers'], 'kind') : [];
    }

    /** What the event's route does after its answer; other hooks of the end of a request have no place in a test. */
    private function endRequest(): void
    {
        /** @var array<string, array{function: callable(): void}> $last */
        $last = $GLOBALS['wp_filter']['shutdown']->callbacks[0] ?? [];
        self::assertNotSame([], $last);
        foreach ($last as $callback) {
            $callback['function']();
        }
    }

    /** @param literal-string $sql */
    private function linesOf(string $sql): int
    {
        return (int) $this->services->db()->rows($sql)[0]['n'];
    }
}
