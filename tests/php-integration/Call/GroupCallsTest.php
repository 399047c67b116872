<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Call;

use Ringwell\Call\CallEvent;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Source\PlacementWrite;
use Ringwell\Tests\Integration\Lease\Clinic;
use Ringwell\Tests\Integration\Pbx\PhoneSystem;
use Ringwell\Tests\Integration\Support\Answers;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Tests\Support\ClinicPlan;
use Ringwell\Time;

/** A number that all sources of a group show tells the group, and reports add up. */
final class GroupCallsTest extends TestCase
{
    use Answers;
    use Clinic;
    use PhoneSystem;

    private const NUMBER = '+74951119988';

    private int $connection;
    private int $groupId;
    private int $t;

    protected function setUp(): void
    {
        parent::setUp();
        $this->openClinic();
        $this->connection = $this->connect('own');
        $this->groupId = $this->services->groupDesk()->add('Paid channels', [$this->yandexId], [new PlacementWrite($this->targetId, 'static', null, self::NUMBER)]);
        $this->t = (int) floor(microtime(true) * 1000) - Time::HOUR;
        $this->ring('1', self::NUMBER);
        $this->ring('2', ClinicPlan::STATIC);
        $this->ring('3', ClinicPlan::OWN);
        $this->actAs('administrator');
    }

    public function testTheCallNamesTheGroup(): void
    {
        $call = $this->list(['group' => $this->groupId]);

        self::assertSame([['id' => $this->groupId, 'name' => 'Paid channels']], array_column($call, 'group'));
        self::assertSame([null, 'source'], [$call[0]['source'], $call[0]['certainty']]);
        self::assertStringContainsString('the group "Paid channels"', $this->row($this->rest('GET', "calls/{$call[0]['id']}/story"), 'Call', 'call-story')['why']['sentence']);
        self::assertSame([null], array_column($this->list(['source' => 0]), 'group'), 'The site\'s own number is of an unknown source; the group\'s is not.');
        self::assertSame(400, $this->rest('GET', 'calls', null, [], ['group' => 0])->get_status());
        self::assertSame([], $this->list(['group' => 99999]));
    }

    public function testReportsAddUp(): void
    {
        $report = $this->row($this->rest('GET', 'reports/sources'), 'Report', 'report-sources');

        self::assertSame(3, $report['totals']['calls']);
        self::assertSame(3, array_sum(array_column($report['rows'], 'calls')));
        $ofGroup = array_values(array_filter($report['rows'], static fn (array $row): bool => $row['group'] !== null));
        self::assertSame([[null, 'Paid channels', 1, 0]], array_map(static fn (array $row): array => [$row['source'], $row['group']['name'], $row['calls'], $row['visits']], $ofGroup));
        $overview = $this->row($this->rest('GET', 'overview'), 'Report', 'overview');
        // An hour ago may have been yesterday.
        $days = array_merge(...array_column($overview['weeks'], 'sources'));
        self::assertSame(1, array_sum(array_column(array_filter($days, static fn (array $one): bool => $one['source'] === 'Group “Paid channels”'), 'calls')));
        self::assertSame(3, array_sum(array_column($days, 'calls')));
        self::assertSame(1, $this->data($this->rest('GET', "source-groups/{$this->groupId}"))['calls_7d']);
    }

    public function testADeletedGroupIsStillNamed(): void
    {
        $this->clock->set($this->t + Time::MINUTE);
        $this->services->groupDesk()->remove($this->groupId);
        $this->t += 2 * Time::MINUTE;

        self::assertSame(['Paid channels'], array_column(array_filter(array_column($this->list([]), 'group'), is_array(...)), 'name'));
        $this->ring('4', self::NUMBER);
        self::assertCount(1, $this->list(['group' => $this->groupId]), 'Out of use, the number tells nobody any more.');
    }

    private function ring(string $id, string $number): void
    {
        $this->services->callRecorder()->apply(
            $this->connection,
            new CallEvent($id, Direction::In, CallState::Ended, true, $this->t, "+7916123456{$id}", $number, startedAt: $this->t, answered: false, endedAt: $this->t),
            $this->t,
        );
    }

    /**
     * @param  array<string, mixed> $query
     * @return array<mixed>
     */
    private function list(array $query): array
    {
        return $this->data($this->rest('GET', 'calls', null, [], $query));
    }
}
