<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Number;

use PHPUnit\Framework\Attributes\DataProvider;
use Ringwell\Lease\PoolSettings;
use Ringwell\Number\Role;
use Ringwell\Source\PlacementWrite;
use Ringwell\Tests\Integration\Support\Answers;
use Ringwell\Tests\Integration\TestCase;

final class NumberRoutesTest extends TestCase
{
    use Answers;

    private int $targetId;
    private int $poolId;
    private int $sourceId;

    protected function setUp(): void
    {
        parent::setUp();
        $this->targetId = $this->services->targets()->add('Main', '+74951112233', '8 (495) 111-22-33');
        $this->poolId = $this->services->pools()->add('Direct', $this->targetId, new PoolSettings());
        $this->sourceId = $this->services->sources()->add('2GIS', ['any' => []], true);
        $pool = $this->services->pools()->find($this->poolId);
        self::assertNotNull($pool);
        $this->services->pools()->addNumbers($pool, ['+74951110001', '+74951110002']);
        $this->services->placements()->save($this->sourceId, [new PlacementWrite($this->targetId, 'static', null, '+78123334455')]);
        $this->actAs('ringwell_marketer');
    }

    public function testTheListSaysWhatEachNumberIsFor(): void
    {
        $response = $this->rest('GET', 'numbers');

        $rows = $this->data($response);
        self::assertSame('4', $response->get_headers()['X-WP-Total']);
        self::assertSame(
            [['+74951110001', 'pool', 'Direct'], ['+74951110002', 'pool', 'Direct'], ['+74951112233', 'site', 'Main'], ['+78123334455', 'static', '2GIS']],
            array_map(static fn (array $row): array => [$row['number'], $row['role'], $row['role_name']], $rows),
        );
        $this->row($this->rest('GET', 'numbers/' . $this->number('+78123334455')), 'Number', 'number');
    }

    /** @return array<string, array{array<string, mixed>, list<string>}> query, last four digits of the numbers found */
    public static function queries(): array
    {
        return [
            'end of a number' => [['search' => '22-33'], ['2233']],
            'as written at home' => [['search' => '8 (495) 111'], ['0001', '0002', '2233']],
            'as written for abroad' => [['search' => '+7 812'], ['4455']],
            'plus means the beginning' => [['search' => '+495'], []],
            'by label' => [['search' => 'recep'], ['0002']],
            'by how pages write it' => [['search' => '8 (495) 111-22-33'], ['2233']],
            'letters are no number' => [['search' => 'room 4'], []],
            'signs of SQL are only text' => [['search' => "%' OR 1=1 --"], []],
            'a per cent sign is only text' => [['search' => '%'], []],
            'role' => [['role' => 'pool'], ['0001', '0002']],
            'roles' => [['role' => 'static,site'], ['2233', '4455']],
            'role and search' => [['role' => 'pool', 'search' => '0001'], ['0001']],
            'second page' => [['per_page' => 2, 'page' => 2], ['2233', '4455']],
            'beyond the last page' => [['per_page' => 2, 'page' => 9], []],
            'other way round' => [['order' => 'desc', 'per_page' => 1], ['4455']],
            'by role' => [['orderby' => 'role', 'per_page' => 1], ['0001']],
        ];
    }

    /**
     * @param array<string, mixed> $query
     * @param list<string>         $expected
     */
    #[DataProvider('queries')]
    public function testSearchFilterAndOrder(array $query, array $expected): void
    {
        $this->services->numbers()->update($this->number('+74951110002'), ['label' => 'Reception']);

        $rows = $this->data($this->rest('GET', 'numbers', null, [], $query));

        self::assertSame($expected, array_map(static fn (array $row): string => substr($row['number'], -4), $rows));
    }

    /** @return array<string, array{array<string, mixed>}> */
    public static function badQueries(): array
    {
        return [
            'role' => [['role' => 'removed']],
            'role twice wrong' => [['role' => 'pool,']],
            'page' => [['page' => 0]],
            'page of text' => [['page' => 'x']],
            'order' => [['orderby' => 'number; DROP TABLE']],
            'too many' => [['per_page' => 101]],
            'a list' => [['search' => ['a']]],
        ];
    }

    /** @param array<string, mixed> $query */
    #[DataProvider('badQueries')]
    public function testABadQueryIsRefused(array $query): void
    {
        self::assertSame('rest_invalid_param', $this->data($this->rest('GET', 'numbers', null, [], $query), 400)['code']);
    }

    public function testANumberIsEdited(): void
    {
        $id = $this->number('+74951110001');

        $row = $this->row($this->rest('PATCH', "numbers/{$id}", ['display' => '(495) 111-00-01', 'label' => '<b>Room</b> 4', 'price_month' => 15000, 'currency' => 'RUB']), 'Number', 'number');

        self::assertSame(['(495) 111-00-01', 'Room 4', 15000, 'RUB', 'pool'], [$row['display'], $row['label'], $row['price_month'], $row['currency'], $row['role']]);
        $row = $this->row($this->rest('PATCH', "numbers/{$id}", ['display' => '', 'price_month' => null]), 'Number', 'number');
        self::assertSame([null, null, 'Room 4'], [$row['display'], $row['price_month'], $row['label']]);
    }

    public function testTakingANumberOutOfAPoolEndsItThere(): void
    {
        $id = $this->number('+74951110001');

        $row = $this->row($this->rest('PATCH', "numbers/{$id}", ['role' => 'detaching', 'label' => 'Old']), 'Number', 'number');

        self::assertSame(['detaching', null, '', 'Old'], [$row['role'], $row['role_of'], $row['role_name'], $row['label']]);
        self::assertCount(1, $this->services->pools()->rows($this->poolId));
        $row = $this->row($this->rest('PATCH', "numbers/{$id}", ['role' => 'quarantined']), 'Number', 'number');
        self::assertSame('quarantined', $row['role']);
    }

    public function testAPlacementWithoutItsStaticNumberShowsTheSitesOwn(): void
    {
        $this->row($this->rest('PATCH', 'numbers/' . $this->number('+78123334455'), ['role' => 'quarantined']), 'Number', 'number');

        $placement = $this->services->placements()->forSource($this->sourceId)[0];
        self::assertSame(['own', null], [$placement->kind, $placement->static]);
    }

    public function testTheSitesOwnNumberStays(): void
    {
        $response = $this->rest('PATCH', 'numbers/' . $this->number('+74951112233'), ['role' => 'quarantined', 'label' => 'Changed']);

        self::assertSame(['role' => 'is_site'], $this->codes($response, 409));
        self::assertSame('', $this->services->numbers()->byE164('+74951112233')?->label);
    }

    /** @return array<string, array{array<string, mixed>|string, array<string, string>|string}> body, codes by field or the code */
    public static function badBodies(): array
    {
        return [
            'unknown field' => [['number' => '+74950000000'], ['number' => 'unknown_field']],
            'a role that is given elsewhere' => [['role' => 'pool'], ['role' => 'not_allowed']],
            'wrong types' => [['label' => 5, 'price_month' => '7'], ['label' => 'wrong_type', 'price_month' => 'wrong_type']],
            'negative price' => [['price_month' => -1], ['price_month' => 'too_small']],
            'currency' => [['currency' => 'rub'], ['currency' => 'bad_format']],
            'too long' => [['label' => str_repeat('я', 121)], ['label' => 'too_long']],
            'damaged UTF-8' => ["{\"label\": \"\xFF\"}", 'rest_invalid_json'],
            'broken JSON' => ['{"label": ', 'rest_invalid_json'],
            'a list' => ['[1]', ['' => 'wrong_type']],
            'a word' => ['"x"', 'ringwell_invalid_json'],
            '1 MB' => ['{"label": "' . str_repeat('x', 1_000_000) . '"}', 'ringwell_too_large'],
        ];
    }

    /**
     * @param array<string, mixed>|string  $body
     * @param array<string, string>|string $expected
     */
    #[DataProvider('badBodies')]
    public function testABadBodyIsRefused(array|string $body, array|string $expected): void
    {
        $response = $this->rest('PATCH', 'numbers/' . $this->number('+74951110001'), $body);

        if (is_array($expected)) {
            self::assertSame($expected, $this->codes($response));
        } else {
            self::assertSame($expected, $this->data($response, $expected === 'ringwell_too_large' ? 413 : 400)['code']);
        }
        self::assertSame('', $this->services->numbers()->byE164('+74951110001')?->label);
    }

    public function testADeletedNumberIsHiddenAndComesBack(): void
    {
        $id = $this->number('+74951110001');
        self::assertSame('ringwell_number_in_use', $this->data($this->rest('DELETE', "numbers/{$id}"), 409)['code']);
        $this->rest('PATCH', "numbers/{$id}", ['role' => 'quarantined']);

        self::assertSame(['deleted' => true], $this->data($this->rest('DELETE', "numbers/{$id}")));

        foreach (['GET', 'DELETE'] as $method) {
            self::assertSame('ringwell_not_found', $this->data($this->rest($method, "numbers/{$id}"), 404)['code']);
        }
        self::assertSame('ringwell_not_found', $this->data($this->rest('PATCH', "numbers/{$id}", ['label' => 'x']), 404)['code']);
        self::assertSame([], $this->data($this->rest('GET', 'numbers', null, [], ['search' => '0001'])));
        self::assertSame(Role::POOL, $this->services->roles()->of($id)[0]['role']->name);
        $pool = $this->services->pools()->find($this->poolId);
        self::assertNotNull($pool);
        self::assertSame([$id], $this->services->pools()->addNumbers($pool, ['+74951110001']));
    }

    public function testAPastedListIsReadBeforeItIsSaved(): void
    {
        $this->services->roleDesk()->take('+74951110009', Role::quarantined());
        $text = "8 (495) 222-33-44\n+7 495 111 00 01; call us, 8-495-222-33-44\r\n\n +74951110009\t";

        $rows = $this->row($this->rest('POST', 'numbers/read', ['text' => $text]), 'Number', 'number-read-answer');

        self::assertSame(
            [
                ['8 (495) 222-33-44', '+74952223344', null, ''],
                ['+7 495 111 00 01', '+74951110001', 'in_use', 'in the pool “Direct”'],
                ['call us', null, 'not_understood', ''],
                ['8-495-222-33-44', '+74952223344', 'repeated', ''],
                ['+74951110009', '+74951110009', null, 'in quarantine, shown to nobody'],
            ],
            array_map(static fn (array $row): array => [$row['line'], $row['number'], $row['problem'], $row['used_as']], $rows),
        );
        self::assertSame('This number is in use: in the pool “Direct”.', $rows[1]['problem_text']);
        self::assertNull($this->services->numbers()->byE164('+74952223344'));
    }

    public function testPastedNonsense(): void
    {
        self::assertSame([], $this->data($this->rest('POST', 'numbers/read', ['text' => " \n,;\t"])));
        self::assertSame(['text' => 'required', 'lines' => 'unknown_field'], $this->codes($this->rest('POST', 'numbers/read', ['lines' => '1'])));
        self::assertSame(['text' => 'too_many'], $this->codes($this->rest('POST', 'numbers/read', ['text' => str_repeat("1\n", 501)])));
        self::assertSame(['text' => 'too_long'], $this->codes($this->rest('POST', 'numbers/read', ['text' => str_repeat('1', 20001)])));
        self::assertSame(['text' => 'wrong_type'], $this->codes($this->rest('POST', 'numbers/read', ['text' => ['1']])));
    }

    public function testWhoMayDoWhat(): void
    {
        $id = $this->number('+74951110001');
        foreach (['subscriber' => [403, 403], 'administrator' => [200, 200]] as $role => [$read, $write]) {
            $this->actAs($role);
            self::assertSame($read, $this->rest('GET', 'numbers')->get_status(), $role);
            self::assertSame($write, $this->rest('PATCH', "numbers/{$id}", ['label' => 'x'])->get_status(), $role);
        }
        wp_set_current_user(0);
        self::assertSame(401, $this->rest('GET', 'numbers')->get_status());
        self::assertSame(401, $this->rest('POST', 'numbers/read', ['text' => '1'])->get_status());
    }

    private function number(string $e164): int
    {
        $record = $this->services->numbers()->byE164($e164);
        self::assertNotNull($record);

        return $record->id;
    }
}
