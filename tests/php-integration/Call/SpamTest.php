<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Call;

use Ringwell\Call\CallEvent;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Schema\M0003MarkSpam;
use Ringwell\Tests\Integration\Lease\Clinic;
use Ringwell\Tests\Integration\Pbx\PhoneSystem;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Tests\Support\ClinicPlan;

final class SpamTest extends TestCase
{
    use Clinic;
    use PhoneSystem;

    private const SELLER = '+79161234567';
    private const PATIENT = '+79265556677';

    private int $connection;
    private int $now;

    protected function setUp(): void
    {
        parent::setUp();
        $this->openClinic();
        $this->connection = $this->connect('own');
        $this->now = intdiv((int) floor(microtime(true) * 1000), 1000) * 1000;
    }

    public function testSpamStaysInTheListAndIsCountedNowhere(): void
    {
        $this->actAs('administrator');
        $spam = $this->call('spam', self::SELLER, -60_000);
        $real = $this->call('real', self::PATIENT, -120_000);
        self::assertSame([2, 2, 2, 2], $this->figures());

        $answer = $this->rest('PATCH', "calls/{$spam}", ['spam' => true]);

        self::assertSame([200, true], [$answer->get_status(), $answer->get_data()['spam']]);
        self::assertSame([1, 1, 1, 1], $this->figures(), 'Out of the report, today\'s figures, who waits, and the source\'s week.');
        self::assertSame([$spam, $real], $this->ids([]));
        self::assertSame([$spam], $this->ids(['spam' => true]));
        self::assertSame([$real], $this->ids(['spam' => false]));
        self::assertSame([$real], $this->ids(['not_called_back' => true]));
        self::assertSame([$real], array_column($this->overview()['live']['calls'], 'id'));
        self::assertSame('static', $this->rest('GET', "calls/{$spam}/story")->get_data()['why']['rule'], 'Its story can still be read.');

        self::assertFalse($this->rest('PATCH', "calls/{$spam}", ['spam' => false])->get_data()['spam']);
        self::assertSame([2, 2, 2, 2], $this->figures());
    }

    public function testWhatThePhoneSystemSaysLaterDoesNotTakeTheMarkAway(): void
    {
        $this->actAs('administrator');
        $spam = $this->call('spam', self::SELLER, -60_000);
        $this->rest('PATCH', "calls/{$spam}", ['spam' => true]);

        $this->call('spam', self::SELLER, -60_000, 25);

        $data = $this->rest('GET', "calls/{$spam}")->get_data();
        self::assertSame([true, 25], [$data['spam'], $data['talk_seconds']]);
        self::assertSame(0, $this->figures()[0]);
    }

    public function testWhatFiguresLinkToAreTheCallsTheyCount(): void
    {
        $this->actAs('administrator');
        $spam = $this->call('spam', self::SELLER, -60_000);
        $real = $this->call('real', self::PATIENT, -120_000);
        $this->services->callRecorder()->apply($this->connection, new CallEvent('out', Direction::Out, CallState::Ringing, at: $this->now, caller: self::PATIENT, did: ClinicPlan::OWN), $this->now);
        $this->rest('PATCH', "calls/{$spam}", ['spam' => true]);

        self::assertSame([$real], $this->ids(['counted' => true]));
        self::assertCount(3, $this->ids(['counted' => false]));
    }

    public function testWhoMayMarkACall(): void
    {
        $spam = $this->call('spam', self::SELLER, -60_000);
        foreach (['ringwell_receptionist' => 200, 'ringwell_marketer' => 200, 'subscriber' => 403] as $role => $status) {
            $this->actAs($role);
            self::assertSame($status, $this->rest('PATCH', "calls/{$spam}", ['spam' => true])->get_status(), $role);
        }
        $this->actAs('ringwell_marketer');
        wp_get_current_user()->add_cap('ringwell_edit_sources', false);
        self::assertSame(403, $this->rest('PATCH', "calls/{$spam}", ['spam' => false])->get_status(), 'Reading reports is not enough to change them.');
        self::assertSame([$spam], $this->ids(['spam' => true]));
    }

    public function testNonsenseIsRefusedAndChangesNothing(): void
    {
        $this->actAs('administrator');
        $call = $this->call('real', self::PATIENT, -60_000);

        foreach (['yes', 1, null, [true]] as $value) {
            self::assertSame(400, $this->rest('PATCH', "calls/{$call}", ['spam' => $value])->get_status());
        }
        self::assertSame(404, $this->rest('PATCH', 'calls/999999', ['spam' => true])->get_status());
        self::assertSame(400, $this->rest('GET', 'calls', null, [], ['spam' => 'maybe'])->get_status());
        self::assertSame([], $this->ids(['spam' => true]));
    }

    public function testAddingTheColumnAgainChangesNothing(): void
    {
        $changes = [];
        add_filter('query', static function (string $sql) use (&$changes): string {
            if (str_starts_with($sql, 'ALTER')) {
                $changes[] = $sql;
            }

            return $sql;
        });
        (new M0003MarkSpam())->up($this->wpdb);

        self::assertSame([], $changes);
    }

    /** @return array{int, int, int, int} calls of the report, calls of today, who waits, the source's calls of a week */
    private function figures(): array
    {
        $overview = $this->overview();
        $sources = $this->rest('GET', 'sources')->get_data();
        $report = $this->rest('GET', 'reports/sources')->get_data();
        self::assertIsArray($sources);
        self::assertIsArray($report);

        return [
            self::whole($report['totals']['calls']),
            self::whole(array_sum(array_map(static fn (array $day): int => array_sum(array_column($day['sources'], 'calls')), $overview['weeks']))),
            self::whole($overview['waiting_total']),
            self::whole(array_sum(array_column($sources, 'calls_7d'))),
        ];
    }

    private static function whole(mixed $count): int
    {
        self::assertIsInt($count);

        return $count;
    }

    /** @return array<string, mixed> */
    private function overview(): array
    {
        $data = json_decode((string) wp_json_encode($this->rest('GET', 'overview')->get_data()), true);
        self::assertIsArray($data);

        return $data;
    }

    /**
     * @param  array<string, bool> $query
     * @return list<int>
     */
    private function ids(array $query): array
    {
        $data = $this->rest('GET', 'calls', null, [], $query)->get_data();
        self::assertIsArray($data);

        return array_column($data, 'id');
    }

    /** An inbound call on the static number, that is over. */
    private function call(string $id, string $caller, int $after, int $talk = 0): int
    {
        $start = $this->now + $after;
        $end = $start + $talk * 1000;
        $this->services->callRecorder()->apply($this->connection, new CallEvent(
            $id,
            Direction::In,
            CallState::Ended,
            true,
            $end,
            $caller,
            ClinicPlan::STATIC,
            startedAt: $start,
            answered: $talk > 0,
            answeredAt: $talk > 0 ? $start : null,
            endedAt: $end,
            talkSeconds: $talk,
        ), $end);
        $known = $this->services->calls()->facts($this->connection, $id);
        self::assertNotNull($known);

        return $known['id'];
    }
}
