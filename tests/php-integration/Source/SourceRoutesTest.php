<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Source;

use PHPUnit\Framework\Attributes\DataProvider;
use Ringwell\Lease\PoolSettings;
use Ringwell\Number\Role;
use Ringwell\Tests\Integration\Support\Answers;
use Ringwell\Tests\Integration\TestCase;

final class SourceRoutesTest extends TestCase
{
    use Answers;

    private const RULE = ['any' => [['all' => [['field' => 'utm_source', 'op' => 'is', 'value' => 'yandex'], ['field' => 'utm_medium', 'op' => 'is', 'value' => 'cpc']]], ['all' => [['field' => 'yclid', 'op' => 'present']]]]];

    private int $targetId;
    private int $secondId;
    private int $poolId;

    protected function setUp(): void
    {
        parent::setUp();
        $this->targetId = $this->services->targets()->add('Main', '+74951112233', null);
        $this->secondId = $this->services->targets()->add('Branch', '+74951112244', null);
        $this->poolId = $this->services->pools()->add('Direct', $this->targetId, new PoolSettings());
        $pool = $this->services->pools()->find($this->poolId);
        self::assertNotNull($pool);
        $this->services->pools()->addNumbers($pool, ['+74951110001', '+74951110002']);
        $this->actAs('ringwell_marketer');
    }

    public function testASourceIsMadeWithWhatItShows(): void
    {
        $made = $this->made('Yandex Direct', [
            ['target_id' => $this->targetId, 'kind' => 'pool', 'pool_id' => $this->poolId, 'default_number' => '8 (495) 111-00-09'],
            ['target_id' => $this->secondId, 'kind' => 'static', 'static_number' => '+7 495 111-00-08'],
        ]);

        self::assertSame('utm_source is yandex and utm_medium is cpc, or the link has a yclid', $made['rule_text']);
        self::assertSame(self::RULE, $made['rule']);
        self::assertSame([null, true, 0, 0], [$made['builtin'], $made['enabled'], $made['visits_7d'], $made['calls_7d']]);
        self::assertSame(
            [['pool', 'Direct', 2, null, '+74951110009'], ['static', '', 0, '+74951110008', null]],
            array_map(static fn (array $row): array => [$row['kind'], $row['pool_name'], $row['pool_size'], $row['static_number'], $row['default_number']], $made['placements']),
        );
        $record = $this->services->numbers()->byE164('+74951110009');
        self::assertSame([Role::DEFAULT, $made['placements'][0]['id'], $made['id'], $this->targetId], [$record?->role->name, $record?->role->of, $record?->role->sourceId, $record?->role->targetId]);
        self::assertEquals($made, $this->row($this->rest('GET', "sources/{$made['id']}"), 'Source', 'source'));
    }

    public function testOnlyDifferencesAreSaved(): void
    {
        $pool = ['target_id' => $this->targetId, 'kind' => 'pool', 'pool_id' => $this->poolId, 'default_number' => '+74951110009'];
        $static = ['target_id' => $this->secondId, 'kind' => 'static', 'static_number' => '+74951110008'];
        $made = $this->made('Direct', [$pool, $static]);
        $history = fn (string $e164): int => count($this->services->roles()->of((int) $this->services->numbers()->byE164($e164)?->id));

        $same = $this->row($this->rest('PUT', "sources/{$made['id']}", ['name' => 'Renamed', 'rule' => self::RULE, 'placements' => [$pool, $static]]), 'Source', 'source');
        self::assertSame(['Renamed', array_column($made['placements'], 'id')], [$same['name'], array_column($same['placements'], 'id')]);
        self::assertSame([1, 1], [$history('+74951110008'), $history('+74951110009')]);

        $silent = $this->row($this->rest('PUT', "sources/{$made['id']}", ['name' => 'Renamed', 'enabled' => false]), 'Source', 'source');
        self::assertSame([false, self::RULE, $same['placements']], [$silent['enabled'], $silent['rule'], $silent['placements']]);

        // The static number moves to the other target, the default one falls out.
        $moved = $this->row($this->rest('PUT', "sources/{$made['id']}", ['name' => 'Renamed', 'placements' => [['target_id' => $this->targetId, 'kind' => 'static', 'static_number' => '+74951110008']]]), 'Source', 'source');
        self::assertSame([['static', '+74951110008', null]], array_map(static fn (array $row): array => [$row['kind'], $row['static_number'], $row['pool_id']], $moved['placements']));
        self::assertSame(Role::QUARANTINED, $this->services->numbers()->byE164('+74951110009')?->role->name);
    }

    public function testANumberInUseIsSaidAtItsFieldAndNothingIsSaved(): void
    {
        $first = $this->made('2GIS', [['target_id' => $this->targetId, 'kind' => 'static', 'static_number' => '+74951110008']]);

        foreach (['+74951110008' => 'the static number of “2GIS”', '+74951110001' => 'in the pool “Direct”', '+74951112233' => 'the site\'s own number “Main”'] as $number => $words) {
            $response = $this->rest('POST', 'sources', ['name' => 'Avito', 'rule' => ['any' => []], 'placements' => [
                ['target_id' => $this->secondId, 'kind' => 'own'],
                ['target_id' => $this->targetId, 'kind' => 'static', 'static_number' => $number],
            ]]);
            self::assertSame(['placements.1.static_number' => 'in_use'], $this->codes($response, 409));
            self::assertSame("This number is in use: {$words}.", $this->data($response, 409)['data']['params']['placements.1.static_number']);
        }
        self::assertNotContains('Avito', array_column($this->data($this->rest('GET', 'sources')), 'name'));
        self::assertCount(1, $this->services->placements()->all());
        self::assertSame($first['id'], $this->services->numbers()->byE164('+74951110008')?->role->sourceId);
    }

    /** @return array<string, array{array<string, mixed>, array<string, string>}> placement (T: target, P: pool, S: second target), code by field */
    public static function badPlacements(): array
    {
        return [
            'no target' => [['target_id' => 99999, 'kind' => 'own'], ['placements.0.target_id' => 'target_gone']],
            'no pool' => [['target_id' => 'T', 'kind' => 'pool'], ['placements.0.pool_id' => 'required']],
            'a pool that is gone' => [['target_id' => 'T', 'kind' => 'pool', 'pool_id' => 99999], ['placements.0.pool_id' => 'pool_gone']],
            'the pool of another target' => [['target_id' => 'S', 'kind' => 'pool', 'pool_id' => 'P'], ['placements.0.pool_id' => 'pool_elsewhere']],
            'no static number' => [['target_id' => 'T', 'kind' => 'static', 'static_number' => ' '], ['placements.0.static_number' => 'required']],
            'not a number' => [['target_id' => 'T', 'kind' => 'static', 'static_number' => 'ring us'], ['placements.0.static_number' => 'not_understood']],
            'one number twice' => [['target_id' => 'T', 'kind' => 'pool', 'pool_id' => 'P', 'default_number' => '112'], ['placements.0.default_number' => 'not_understood']],
            'a default without a pool' => [['target_id' => 'T', 'kind' => 'own', 'default_number' => '+74951110009'], ['placements.0.default_number' => 'not_a_pool']],
            'a static number beside a pool' => [['target_id' => 'T', 'kind' => 'pool', 'pool_id' => 'P', 'static_number' => '+74951110009'], ['placements.0.static_number' => 'not_static']],
            'a pool beside a static number' => [['target_id' => 'T', 'kind' => 'static', 'pool_id' => 'P', 'static_number' => '+74951110009'], ['placements.0.pool_id' => 'not_a_pool']],
            'unknown kind' => [['target_id' => 'T', 'kind' => 'both'], ['placements.0.kind' => 'not_allowed']],
            'unknown field' => [['target_id' => 'T', 'kind' => 'own', 'x' => 1], ['placements.0.x' => 'unknown_field']],
        ];
    }

    /**
     * @param array<string, mixed>  $placement
     * @param array<string, string> $expected
     */
    #[DataProvider('badPlacements')]
    public function testABadPlacementIsRefused(array $placement, array $expected): void
    {
        $ids = ['T' => $this->targetId, 'S' => $this->secondId, 'P' => $this->poolId];
        $placement = array_map(static fn (mixed $value): mixed => is_string($value) ? $ids[$value] ?? $value : $value, $placement);

        self::assertSame($expected, $this->codes($this->rest('POST', 'sources', ['name' => 'x', 'rule' => ['any' => []], 'placements' => [$placement]])));
        self::assertCount(4, $this->services->sources()->all());
    }

    public function testOneTargetOrNumberTwice(): void
    {
        $static = ['target_id' => $this->targetId, 'kind' => 'static', 'static_number' => '+74951110008'];

        self::assertSame(
            ['placements.1.target_id' => 'target_twice', 'placements.1.static_number' => 'repeated_number'],
            $this->codes($this->rest('POST', 'sources', ['name' => 'x', 'rule' => ['any' => []], 'placements' => [$static, $static]])),
        );
    }

    /** @return array<string, array{array<string, mixed>|string, array<string, string>|string}> */
    public static function badBodies(): array
    {
        $rule = static fn (array ...$lines): array => ['any' => [['all' => $lines]]];

        return [
            'nothing' => [['x' => 1], ['name' => 'required', 'x' => 'unknown_field']],
            'no name' => [['name' => '', 'rule' => ['any' => []]], ['name' => 'required']],
            'a name of markup' => [['name' => '<i></i>', 'rule' => ['any' => []]], ['name' => 'required']],
            'unknown comparison' => [['name' => 'x', 'rule' => $rule(['field' => 'gclid', 'op' => 'regex'])], ['rule.any.0.all.0.op' => 'not_allowed']],
            'no value' => [['name' => 'x', 'rule' => $rule(['field' => 'utm_source', 'op' => 'is'])], ['rule.any.0.all.0.value' => 'required']],
            'fits everybody' => [['name' => 'x', 'rule' => $rule(['field' => 'landing_path', 'op' => 'starts_with', 'value' => '/'])], ['rule' => 'fits_everybody']],
            'an empty group' => [['name' => 'x', 'rule' => ['any' => [['all' => []]]]], ['rule.any.0.all' => 'too_few']],
            'too many groups' => [['name' => 'x', 'rule' => ['any' => array_fill(0, 21, ['all' => [['field' => 'gclid', 'op' => 'present']]])]], ['rule.any' => 'too_many']],
            'damaged UTF-8' => ["{\"name\": \"\xFF\"}", 'rest_invalid_json'],
            '1 MB' => ['{"name": "' . str_repeat('x', 1_000_000) . '"}', 'ringwell_too_large'],
        ];
    }

    /**
     * @param array<string, mixed>|string  $body
     * @param array<string, string>|string $expected
     */
    #[DataProvider('badBodies')]
    public function testABadBodyIsRefused(array|string $body, array|string $expected): void
    {
        $response = $this->rest('POST', 'sources', $body);

        if (is_array($expected)) {
            self::assertEquals($expected, $this->codes($response));
        } else {
            self::assertSame($expected, $this->data($response, $expected === 'ringwell_too_large' ? 413 : 400)['code']);
        }
        self::assertCount(4, $this->services->sources()->all());
    }

    public function testABroadRuleIsSavedWithAWarning(): void
    {
        $made = $this->row($this->rest('POST', 'sources', ['name' => 'Rest', 'rule' => ['any' => [['all' => [['field' => 'yclid', 'op' => 'absent']]]]]]), 'Source', 'source', 201);

        self::assertStringContainsString('fits nearly every visitor', $made['rule_text']);
    }

    public function testBuiltinSourcesShowNumbersButStayAsTheyAre(): void
    {
        $organic = $this->services->sources()->builtin('organic');
        $static = ['target_id' => $this->targetId, 'kind' => 'static', 'static_number' => '+74951110008'];

        $saved = $this->row($this->rest('PUT', "sources/{$organic->id}", ['name' => $organic->name, 'rule' => ['any' => []], 'placements' => [$static]]), 'Source', 'source');
        self::assertSame(['organic', '+74951110008'], [$saved['builtin'], $saved['placements'][0]['static_number']]);

        $refusal = $this->rest('PUT', "sources/{$organic->id}", ['name' => 'Mine', 'rule' => self::RULE, 'enabled' => false]);
        self::assertSame(['name' => 'builtin', 'rule' => 'builtin', 'enabled' => 'builtin'], $this->codes($refusal));
        self::assertSame('ringwell_builtin_source', $this->data($this->rest('DELETE', "sources/{$organic->id}"), 409)['code']);
    }

    public function testADeletedSourceLeavesItsNameToTheReports(): void
    {
        $made = $this->made('2GIS', [['target_id' => $this->targetId, 'kind' => 'static', 'static_number' => '+74951110008']]);

        self::assertSame(['deleted' => true], $this->data($this->rest('DELETE', "sources/{$made['id']}")));

        self::assertSame(Role::QUARANTINED, $this->services->numbers()->byE164('+74951110008')?->role->name);
        self::assertSame([], $this->services->placements()->all());
        self::assertSame(['2GIS'], array_column($this->services->sources()->many([(int) $made['id']]), 'name'));
        self::assertNotContains('2GIS', array_column($this->data($this->rest('GET', 'sources')), 'name'));
        foreach ([['GET', null], ['DELETE', null], ['PUT', ['name' => 'x', 'rule' => ['any' => []]]]] as [$method, $body]) {
            self::assertSame('ringwell_not_found', $this->data($this->rest($method, "sources/{$made['id']}", $body), 404)['code']);
        }
    }

    public function testOrder(): void
    {
        $ids = array_map(fn (string $name): int => (int) $this->made($name)['id'], ['A', 'B', 'C']);
        $names = fn (): array => array_column($this->data($this->rest('GET', 'sources')), 'name');
        self::assertSame(['A', 'B', 'C', 'Search results', 'Social networks', 'Other sites and links', 'Came straight'], $names());

        self::assertSame(200, $this->rest('PUT', 'sources/order', ['ids' => [$ids[2], $ids[0], $ids[1]]])->get_status());
        self::assertSame(['C', 'A', 'B'], array_slice($names(), 0, 3));

        $builtin = $this->services->sources()->builtin('direct')->id;
        foreach ([[$ids[0]], [...$ids, $builtin], [$ids[0], $ids[1], 99999]] as $bad) {
            self::assertSame(['ids' => 'outdated'], $this->codes($this->rest('PUT', 'sources/order', ['ids' => $bad]), 409));
        }
        self::assertSame(['ids' => 'repeated'], $this->codes($this->rest('PUT', 'sources/order', ['ids' => [$ids[0], $ids[0], $ids[1]]])));
        self::assertSame(['C', 'A', 'B'], array_slice($names(), 0, 3));
        self::assertSame('D', $this->made('D')['name']);
        self::assertSame(['C', 'A', 'B', 'D'], array_slice($names(), 0, 4));
    }

    public function testTheListIsSearchedAndPaged(): void
    {
        foreach (['Yandex Direct', '2GIS'] as $name) {
            $this->made($name);
        }
        $list = fn (array $query): array => array_column($this->data($this->rest('GET', 'sources', null, [], $query)), 'name');

        self::assertSame(['Yandex Direct', '2GIS'], $list(['search' => 'YCLID']));
        self::assertSame(['2GIS', 'Yandex Direct'], $list(['builtin' => 'false', 'orderby' => 'name']));
        self::assertSame(['2GIS'], $list(['per_page' => 1, 'page' => 2]));
        self::assertSame('rest_invalid_param', $this->data($this->rest('GET', 'sources', null, [], ['orderby' => 'rule']), 400)['code']);
    }

    public function testReadyMadeSources(): void
    {
        $rows = $this->row($this->rest('GET', 'sources/ready'), 'Source', 'source-ready');

        self::assertContains('Yandex Direct', array_column($rows, 'name'));
    }

    public function testTheTestField(): void
    {
        $this->made('Direct', [['target_id' => $this->targetId, 'kind' => 'pool', 'pool_id' => $this->poolId, 'default_number' => '+74951110009']]);

        $answer = $this->row($this->rest('POST', 'sources/test', ['url' => home_url('/?utm_source=yandex&utm_medium=cpc')]), 'Source', 'source-test-answer');
        self::assertSame('Direct', $answer['winner']['name']);
        self::assertSame(['won', 'not_asked', 'not_asked', 'not_asked', 'not_asked'], array_column($answer['steps'], 'outcome'));
        self::assertSame(['a pool of 2, then +7 495 111-00-09', 'the site\'s own number'], array_column($answer['shows'], 'text'));

        $answer = $this->row($this->rest('POST', 'sources/test', ['url' => '/price', 'referrer' => 'https://yandex.ru/']), 'Source', 'source-test-answer');
        self::assertSame('Search results', $answer['winner']['name']);
        self::assertSame('Not true here: utm_source is yandex.', $answer['steps'][0]['reason']);

        self::assertSame(['url' => 'bad_format', 'referrer' => 'bad_format'], $this->codes($this->rest('POST', 'sources/test', ['url' => 'hello', 'referrer' => 'a b'])));
        self::assertSame(['url' => 'required'], $this->codes($this->rest('POST', 'sources/test', ['url' => ''])));
        self::assertSame(['url' => 'too_long'], $this->codes($this->rest('POST', 'sources/test', ['url' => '/' . str_repeat('x', 4096)])));
    }

    public function testWhoMayDoWhat(): void
    {
        $this->actAs('subscriber');
        self::assertSame(403, $this->rest('GET', 'sources')->get_status());
        self::assertSame(403, $this->rest('POST', 'sources/test', ['url' => '/'])->get_status());
        self::assertSame(403, $this->rest('POST', 'sources', ['name' => 'x', 'rule' => ['any' => []]])->get_status());
        self::assertSame(403, $this->rest('PUT', 'sources/order', ['ids' => []])->get_status());
    }

    /**
     * @param  list<array<string, mixed>> $placements
     * @return array<mixed>
     */
    private function made(string $name, array $placements = []): array
    {
        return $this->row($this->rest('POST', 'sources', ['name' => $name, 'rule' => self::RULE, 'placements' => $placements]), 'Source', 'source', 201);
    }
}
