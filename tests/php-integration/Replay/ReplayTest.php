<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Replay;

use Ringwell\Replay\Hooks;
use Ringwell\Replay\ReplayCommand;
use Ringwell\Tests\Integration\Lease\Clinic;
use Ringwell\Tests\Integration\Support\Answers;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Tests\Support\ClinicPlan;
use Ringwell\Time;

require_once dirname(__DIR__, 2) . '/support/wp-cli.php';

/** The log counted anew, as an owner asks for it: by REST and by command. */
final class ReplayTest extends TestCase
{
    use Answers;
    use Clinic;

    private const CAMPAIGN = '/?utm_source=yandex&utm_medium=cpc';

    protected function setUp(): void
    {
        parent::setUp();
        $this->openClinic();
        foreach ([1, 2, 3] as $visitor) {
            $this->lease($visitor, self::CAMPAIGN);
        }
        \WP_CLI::$said = [];
    }

    public function testThePoolsOfAPeriodAndWhoHadANumber(): void
    {
        $this->actAs('ringwell_marketer');
        $number = $this->services->numbers()->byE164(ClinicPlan::YANDEX[0])?->id;

        $answer = $this->row($this->rest('GET', 'reports/replay', null, [], ['number' => $number]), 'Replay', 'report-replay');

        self::assertSame([[$this->poolId, 3, 2, 1, 0, 0]], array_map(
            static fn (array $pool): array => [$pool['id'], $pool['visits'], $pool['given'], $pool['overflow'], $pool['busy'], $pool['network']],
            $answer['pools'],
        ));
        self::assertEqualsWithDelta(2 / 3, $answer['pools'][0]['coverage'], 1e-9);
        self::assertSame(ClinicPlan::YANDEX[0], $answer['number']['number']);
        self::assertSame([[null, $this->yandexId, $this->poolId, null]], array_map(
            static fn (array $span): array => [$span['to'], $span['source'], $span['pool'], $span['end']],
            $answer['number']['spans'],
        ));
        self::assertFalse($answer['number']['more']);
        self::assertSame($answer, $this->data($this->rest('GET', 'reports/replay', null, [], ['number' => $number])), 'The same answer each time.');
    }

    public function testAPeriodInWhichNothingWas(): void
    {
        $this->actAs('ringwell_marketer');

        $answer = $this->row($this->rest('GET', 'reports/replay', null, [], ['from' => '2024-02-01', 'to' => '2024-02-29', 'pool' => $this->poolId]), 'Replay', 'report-replay');

        self::assertSame([0, 0, null], [$answer['pools'][0]['visits'], $answer['pools'][0]['given'], $answer['pools'][0]['coverage']]);
        self::assertNull($answer['number']);
    }

    public function testWhatCannotBeAnswered(): void
    {
        $this->actAs('ringwell_marketer');
        $ask = fn (array $query): \WP_REST_Response => $this->rest('GET', 'reports/replay', null, [], $query);

        self::assertSame(['from' => 'bad_format'], $this->codes($ask(['from' => '2024-02-30', 'to' => '2024-03-01'])));
        self::assertSame(['from' => 'bad_format'], $this->codes($ask(['from' => '2024-03-02', 'to' => '2024-03-01'])));
        self::assertSame(['from' => 'too_big'], $this->codes($ask(['from' => '2024-01-01', 'to' => '2024-12-31'])));
        self::assertSame([404, 404], [$ask(['pool' => 99_999])->get_status(), $ask(['number' => 99_999])->get_status()]);
        foreach ([['pool' => 'x'], ['pool' => 0], ['number' => '1; DROP'], ['from' => ['a']], ['from' => str_repeat('1', 99)]] as $query) {
            self::assertSame(400, $ask($query)->get_status());
        }
    }

    public function testOnlyThoseWhoMaySeeReports(): void
    {
        self::assertSame(401, $this->rest('GET', 'reports/replay')->get_status());
        $this->actAs('subscriber');
        self::assertSame(403, $this->rest('GET', 'reports/replay')->get_status());
    }

    public function testTheCommandTellsTheSameAndFindsASoundSiteSound(): void
    {
        $said = $this->command(['check' => true]);

        self::assertStringContainsString('2 times a number was somebody\'s', $said[0]);
        self::assertStringContainsString('visits 3, given 2, coverage 0.6667, overflow 1', $said[1]);
        self::assertSame('Success: The log replays to the rows as they are.', $said[2]);
        self::assertCount(3, $said);
        self::assertSame($said, $this->command(['check' => true, 'pool' => (string) $this->poolId]), 'The same mark each time.');
        $json = json_decode($this->command(['check' => true, 'format' => 'json'])[0], true);
        self::assertSame([2, []], [$json['spans'], $json['differences']]);
    }

    public function testTheCommandAndTheRouteTellOfANumberTheSame(): void
    {
        $this->actAs('ringwell_marketer');
        $id = $this->services->numbers()->byE164(ClinicPlan::YANDEX[0])?->id;
        $byRoute = $this->data($this->rest('GET', 'reports/replay', null, [], ['number' => $id]));

        $byCommand = json_decode($this->command(['number' => ClinicPlan::YANDEX[0], 'format' => 'json'])[0], true);

        self::assertIsArray($byCommand);
        self::assertSame($byRoute['number'], $byCommand['number']);
        self::assertSame($byRoute['pools'], $byCommand['pools']);
        $said = $this->command(['number' => ClinicPlan::YANDEX[0]]);
        self::assertCount(3, $said);
        self::assertStringContainsString("to -, visit {$byCommand['number']['spans'][0]['visit']}, source {$this->yandexId}", $said[2]);
    }

    public function testTheCommandNamesEveryDifferenceAndFails(): void
    {
        $this->wpdb->query("UPDATE `{$this->wpdb->prefix}ringwell_leases` SET hold_until = hold_until - 60000 WHERE visitor IS NOT NULL");

        $said = $this->command(['check' => true]);

        self::assertStringContainsString('kind different', $said[2]);
        self::assertStringContainsString('hold_until', $said[2]);
        self::assertSame('Error: 2 differences between the log and the rows.', $said[4]);
        self::assertCount(2, $this->command([]), 'Without --check nothing is compared.');
    }

    public function testTheCommandRefusesWhatItDoesNotUnderstand(): void
    {
        foreach ([['from' => 'yesterday'], ['from' => '2024-02-02', 'to' => '2024-02-01'], ['from' => true], ['pool' => '99999'], ['pool' => 'x'], ['pool' => "{$this->poolId}x"], ['number' => '+79990000000'], ['number' => true]] as $options) {
            $said = $this->command($options);
            self::assertCount(1, $said);
            self::assertStringStartsWith('Error: ', $said[0]);
        }
        self::assertStringStartsWith('Error: ', $this->command([], ['word'])[0]);
    }

    /** In a WordPress that was started by WP-CLI, and in no other. */
    public function testTheCommandIsThereForWpCliAlone(): void
    {
        \WP_CLI::$commands = [];
        Hooks::register($this->services);
        self::assertSame([], \WP_CLI::$commands);

        $program = sprintf(
            'define("WP_CLI", true); $_SERVER["HTTP_HOST"] = "127.0.0.1"; require %s; require %s; (WP_CLI::$commands["ringwell replay"])([], ["check" => true]); echo implode("\n", WP_CLI::$said);',
            var_export(dirname(__DIR__, 2) . '/support/wp-cli.php', true),
            var_export(ABSPATH . 'wp-load.php', true),
        );
        exec(escapeshellarg(PHP_BINARY) . ' -r ' . escapeshellarg($program) . ' 2>&1', $lines, $code);

        self::assertSame(0, $code, implode("\n", $lines));
        self::assertSame('Success: The log replays to the rows as they are.', end($lines));
    }

    /**
     * @param  array<string, string|true> $options
     * @param  list<string>               $words
     * @return list<string>
     */
    private function command(array $options, array $words = []): array
    {
        \WP_CLI::$said = [];
        // The doors wrote by the machine's clock, and in the clinic's zone today may have begun just now.
        $this->clock->set((int) (microtime(true) * Time::SECOND));
        (new ReplayCommand($this->services))($words, $options);

        return \WP_CLI::$said;
    }
}
