<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Source;

use PHPUnit\Framework\Attributes\DataProvider;
use Ringwell\Db\Failed;
use Ringwell\Number\Role;
use Ringwell\Source\GroupStore;
use Ringwell\Source\NameTaken;
use Ringwell\Source\PlacementWrite;
use Ringwell\Tests\Integration\Lease\Clinic;
use Ringwell\Tests\Integration\Support\Answers;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Tests\Support\ClinicPlan;

final class GroupRoutesTest extends TestCase
{
    use Answers;
    use Clinic;

    private const NUMBER = '+74951119988';

    private int $googleId;

    protected function setUp(): void
    {
        parent::setUp();
        $this->openClinic();
        $this->googleId = $this->services->sources()->add('Google Ads', ['any' => [['all' => [['field' => 'gclid', 'op' => 'present']]]]], true);
        $this->actAs('ringwell_marketer');
    }

    public function testAGroupIsMadeWithItsSourcesAndWhatTheyShow(): void
    {
        $made = $this->made(['sources' => [$this->googleId], 'placements' => [$this->pool('8 (495) 111-99-88')]]);

        self::assertSame(['Paid channels', [['id' => $this->googleId, 'name' => 'Google Ads']], 0], [$made['name'], $made['sources'], $made['calls_7d']]);
        self::assertSame([['pool', $this->poolId, self::NUMBER, 2]], array_map(static fn (array $row): array => [$row['kind'], $row['pool_id'], $row['default_number'], $row['pool_size']], $made['placements']));
        self::assertEquals($made, $this->row($this->rest('GET', "source-groups/{$made['id']}"), 'Source', 'source-group'));
        self::assertEquals([$made], $this->data($this->rest('GET', 'source-groups')));
        $role = $this->services->numbers()->byE164(self::NUMBER)?->role;
        self::assertSame([Role::DEFAULT, null, $made['id'], $this->targetId], [$role?->name, $role?->sourceId, $role?->groupId, $role?->targetId]);
        $number = $this->data($this->rest('GET', 'numbers', null, [], ['search' => self::NUMBER]))[0];
        self::assertSame('Paid channels', $number['role_name']);
        $pool = $this->row($this->rest('GET', "pools/{$this->poolId}"), 'Pool', 'pool');
        self::assertSame([['Yandex Direct'], ['Paid channels']], [array_column($pool['sources'], 'name'), array_column($pool['groups'], 'name')]);
    }

    public function testItsSourcesShareThePoolAndTheirOwnPlacementsWin(): void
    {
        $static = ['target_id' => $this->targetId, 'kind' => 'static', 'static_number' => self::NUMBER];
        $group = $this->made(['sources' => [$this->googleId], 'placements' => [$this->pool()]]);

        self::assertSame(ClinicPlan::YANDEX[0], $this->lease(1, '/?gclid=1')['numbers'][0]['number']);
        self::assertSame(ClinicPlan::YANDEX[1], $this->lease(2, '/?utm_source=yandex&utm_medium=cpc')['numbers'][0]['number']);

        $this->rest('PUT', "sources/{$this->googleId}", ['name' => 'Google Ads', 'placements' => [$static]]);
        self::assertSame(['static', self::NUMBER], [($shown = $this->lease(3, '/?gclid=1')['numbers'][0])['kind'], $shown['number']]);
        $source = $this->row($this->rest('PUT', "sources/{$this->googleId}", ['name' => 'Google Ads', 'placements' => [['target_id' => $this->targetId, 'kind' => 'group']]]), 'Source', 'source');
        self::assertSame([$group['id'], [['pool', true]]], [$source['group_id'], array_map(static fn (array $row): array => [$row['kind'], $row['of_group']], $source['placements'])]);
        self::assertSame(Role::QUARANTINED, $this->services->numbers()->byE164(self::NUMBER)?->role->name);
    }

    public function testASourceThatJoinsForgetsTheSitesOwnNumberButMayAskForItAgain(): void
    {
        $own = ['target_id' => $this->targetId, 'kind' => 'own'];
        $this->rest('PUT', "sources/{$this->googleId}", ['name' => 'Google Ads', 'placements' => [$own]]);
        $group = $this->made(['placements' => [$this->pool()]]);
        self::assertSame([], $group['sources']);

        $joined = $this->row($this->rest('PUT', "sources/{$this->googleId}", ['name' => 'Google Ads', 'group_id' => $group['id']]), 'Source', 'source');
        self::assertSame([['pool', true]], array_map(static fn (array $row): array => [$row['kind'], $row['of_group']], $joined['placements']));

        $asked = $this->row($this->rest('PUT', "sources/{$this->googleId}", ['name' => 'Google Ads', 'placements' => [$own]]), 'Source', 'source');
        self::assertSame([$group['id'], [['own', false]]], [$asked['group_id'], array_map(static fn (array $row): array => [$row['kind'], $row['of_group']], $asked['placements'])]);
        self::assertNull($this->row($this->rest('PUT', "sources/{$this->googleId}", ['name' => 'Google Ads', 'group_id' => null]), 'Source', 'source')['group_id']);
    }

    public function testASourceIsInOneGroupAtMost(): void
    {
        $first = $this->made(['sources' => [$this->googleId, $this->yandexId]]);
        $second = $this->made(['name' => 'Second', 'sources' => [$this->googleId]]);

        self::assertSame([$this->googleId], array_column($second['sources'], 'id'));
        self::assertSame([$this->yandexId], array_column($this->data($this->rest('GET', "source-groups/{$first['id']}"))['sources'], 'id'));
        $renamed = $this->row($this->rest('PUT', "source-groups/{$first['id']}", ['name' => 'First']), 'Source', 'source-group');
        self::assertSame(['First', [$this->yandexId]], [$renamed['name'], array_column($renamed['sources'], 'id')], 'What is not spoken of stays.');
    }

    /** @return array<string, array{array<string, mixed>, array<string, string>}> body (T: target, P: pool), code by field */
    public static function badBodies(): array
    {
        return [
            'no name' => [['name' => ''], ['name' => 'required']],
            'a name of markup' => [['name' => '<b></b>'], ['name' => 'required']],
            'too long' => [['name' => str_repeat('x', 121)], ['name' => 'too_long']],
            'unknown field' => [['name' => 'x', 'x' => 1], ['x' => 'unknown_field']],
            'a source that is none' => [['name' => 'x', 'sources' => [99999]], ['sources.0' => 'source_gone']],
            'a source twice' => [['name' => 'x', 'sources' => [1, 1]], ['sources' => 'repeated']],
            'not an id' => [['name' => 'x', 'sources' => ['1 OR 1=1']], ['sources.0' => 'wrong_type']],
            'as its group' => [['name' => 'x', 'placements' => [['target_id' => 1, 'kind' => 'group']]], ['placements.0.kind' => 'not_allowed']],
            'a target that is gone' => [['name' => 'x', 'placements' => [['target_id' => 99999, 'kind' => 'own']]], ['placements.0.target_id' => 'target_gone']],
        ];
    }

    /**
     * @param array<string, mixed>  $body
     * @param array<string, string> $expected
     */
    #[DataProvider('badBodies')]
    public function testABadGroupIsRefused(array $body, array $expected): void
    {
        self::assertSame($expected, $this->codes($this->rest('POST', 'source-groups', $body)));
        self::assertSame([], $this->services->sourceGroups()->all());
    }

    public function testANumberInUseIsSaidAtItsField(): void
    {
        $response = $this->rest('POST', 'source-groups', ['name' => 'x', 'sources' => [$this->googleId], 'placements' => [['target_id' => $this->targetId, 'kind' => 'static', 'static_number' => ClinicPlan::STATIC]]]);

        self::assertSame(['placements.0.static_number' => 'in_use'], $this->codes($response, 409));
        self::assertSame([[], null], [$this->services->sourceGroups()->all(), $this->services->sources()->find($this->googleId)?->groupId]);

        $this->made(['placements' => [$this->pool(self::NUMBER)]]);
        $taken = $this->rest('PUT', "sources/{$this->googleId}", ['name' => 'Google Ads', 'placements' => [['target_id' => $this->targetId, 'kind' => 'static', 'static_number' => self::NUMBER]]]);
        self::assertSame('This number is in use: the default number of the group “Paid channels”.', $this->data($taken, 409)['data']['params']['placements.0.static_number']);
    }

    public function testTwoGroupsNeverHaveOneName(): void
    {
        $first = $this->made([]);
        $second = $this->made(['name' => 'Second']);

        self::assertSame(['name' => 'taken'], $this->codes($this->rest('POST', 'source-groups', ['name' => ' paid CHANNELS ']), 409));
        self::assertSame(['name' => 'taken'], $this->codes($this->rest('PUT', "source-groups/{$second['id']}", ['name' => 'Paid channels']), 409));
        self::assertSame('PAID channels', $this->data($this->rest('PUT', "source-groups/{$first['id']}", ['name' => 'PAID channels']))['name']);
        $this->rest('DELETE', "source-groups/{$first['id']}");
        $this->made([]);
    }

    public function testUnknownGroups(): void
    {
        foreach ([['GET', null], ['PUT', ['name' => 'x']], ['DELETE', null]] as [$method, $body]) {
            self::assertSame('ringwell_not_found', $this->data($this->rest($method, 'source-groups/99999', $body), 404)['code']);
        }
        foreach ([99999, 0] as $id) {
            self::assertSame(['group_id' => $id === 0 ? 'too_small' : 'group_gone'], $this->codes($this->rest('PUT', "sources/{$this->googleId}", ['name' => 'x', 'group_id' => $id])));
        }
        self::assertSame('Google Ads', $this->services->sources()->find($this->googleId)?->name);
    }

    public function testADeletedGroupLeavesItsSourcesAndItsNumbersRest(): void
    {
        $group = $this->made(['sources' => [$this->googleId], 'placements' => [$this->pool(self::NUMBER)]]);

        self::assertSame(['deleted' => true], $this->data($this->rest('DELETE', "source-groups/{$group['id']}")));

        self::assertSame([], $this->data($this->rest('GET', 'source-groups')));
        self::assertNull($this->services->sources()->find($this->googleId)?->groupId);
        self::assertSame([], $this->services->placements()->forSource($this->googleId));
        self::assertSame(Role::QUARANTINED, $this->services->numbers()->byE164(self::NUMBER)?->role->name);
        self::assertSame('Paid channels', $this->services->sourceGroups()->find($group['id'])?->name, 'Calls of the past name it.');
        self::assertSame(['group_id' => 'group_gone'], $this->codes($this->rest('PUT', "sources/{$this->googleId}", ['name' => 'x', 'group_id' => $group['id']])));
    }

    public function testAGroupWhoseNumbersVisitorsHoldIsNotDeletedUnasked(): void
    {
        $group = $this->made(['sources' => [$this->googleId], 'placements' => [$this->pool()]]);
        $number = $this->lease(1, '/?gclid=1')['numbers'][0]['number'];

        $refused = $this->data($this->rest('DELETE', "source-groups/{$group['id']}"), 409);
        self::assertSame(['ringwell_group_in_use', 1], [$refused['code'], $refused['data']['held']]);

        $this->data($this->rest('DELETE', "source-groups/{$group['id']}", null, [], ['force' => true]));
        $told = $this->activity(1, $number)['numbers'][0];
        self::assertSame(['pool', $number], [$told['kind'], $told['number']], 'He keeps it until somebody else needs it.');
        self::assertSame(ClinicPlan::OWN, $this->lease(1, '/')['numbers'][0]['number'], 'A new page shows what his source shows now.');
    }

    public function testASourceThatMovesLeavesItsVisitorsTheirNumbers(): void
    {
        $this->made(['sources' => [$this->googleId], 'placements' => [$this->pool()]]);
        $second = $this->made(['name' => 'Second']);
        $number = $this->lease(1, '/?gclid=1')['numbers'][0]['number'];
        $this->activity(1, $number, [['type' => 'active', 'ago' => 0]]);
        $row = fn (): array => $this->services->db()->rows('SELECT visitor, hold_until FROM {leases} WHERE visitor IS NOT NULL')[0];
        $before = $row();

        $this->rest('PUT', "sources/{$this->googleId}", ['name' => 'Google Ads', 'group_id' => $second['id']]);

        self::assertSame($before, $row(), 'Nothing is taken away.');
        $this->shiftClock(14 * 60_000);
        $told = $this->activity(1, $number, [['type' => 'active', 'ago' => 0]])['numbers'][0];
        self::assertSame(['pool', $number], [$told['kind'], $told['number']]);
        self::assertSame($before, $row(), 'A number that his source shows no more is extended no more.');
    }

    public function testANewGroupOfARivalsNameIsRefusedByTheDatabase(): void
    {
        $this->expectException(NameTaken::class);
        $this->made([]);
        (new GroupStore($this->services->transactionalDb(), $this->clock))->add('PAID CHANNELS');
    }

    public function testTwoPlacementsOfOneGroupAtOneTargetCannotBe(): void
    {
        $group = $this->made(['placements' => [$this->pool()]]);

        $refused = static function (\Closure $write): bool {
            try {
                $write();
            } catch (Failed $failed) {
                return $failed->isDuplicate();
            }

            return false;
        };
        $insert = 'INSERT INTO {placements} (target_id, source_id, group_id, kind, created_at) VALUES (%d, %d, %d, %s, 1)';
        $db = $this->services->db();
        $this->wpdb->suppress_errors(true);
        self::assertTrue($refused(fn () => $db->run($insert, [$this->targetId, null, $group['id'], 'own'])));
        $this->wpdb->suppress_errors(false);
    }

    public function testATargetThatAGroupShowsIsNotDeleted(): void
    {
        $branch = $this->services->targets()->add('Branch', '+74951112244', null);
        $group = $this->made(['placements' => [['target_id' => $branch, 'kind' => 'static', 'static_number' => self::NUMBER]]]);

        self::assertStringContainsString('Group “Paid channels”', (string) $this->data($this->rest('DELETE', "targets/{$branch}"), 409)['message']);
        $this->rest('DELETE', "source-groups/{$group['id']}");
        self::assertSame(200, $this->rest('DELETE', "targets/{$branch}")->get_status());
    }

    public function testADeletedPoolNamesItsGroups(): void
    {
        $group = $this->made(['sources' => [$this->googleId], 'placements' => [$this->pool()]]);
        $this->services->placements()->save($this->yandexId, [new PlacementWrite($this->targetId, 'own')]);

        self::assertStringContainsString('Group “Paid channels”', (string) $this->data($this->rest('DELETE', "pools/{$this->poolId}"), 409)['message']);
        $this->rest('DELETE', "pools/{$this->poolId}", null, [], ['force' => true]);
        self::assertSame(['own'], array_column($this->data($this->rest('GET', "source-groups/{$group['id']}"))['placements'], 'kind'));
    }

    public function testWhoMayDoWhat(): void
    {
        $group = $this->made([]);
        $this->actAs('ringwell_receptionist');
        foreach ([['GET', '', null], ['POST', '', ['name' => 'x']], ['PUT', "/{$group['id']}", ['name' => 'x']], ['DELETE', "/{$group['id']}", null]] as [$method, $path, $body]) {
            self::assertSame(403, $this->rest($method, "source-groups{$path}", $body)->get_status(), $method);
        }
    }

    /**
     * @param  array<string, mixed> $body
     * @return array<mixed>
     */
    private function made(array $body): array
    {
        return $this->row($this->rest('POST', 'source-groups', $body + ['name' => 'Paid channels']), 'Source', 'source-group', 201);
    }

    /** @return array<string, mixed> */
    private function pool(?string $default = null): array
    {
        return ['target_id' => $this->targetId, 'kind' => 'pool', 'pool_id' => $this->poolId, 'default_number' => $default];
    }
}
