<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Number;

use PHPUnit\Framework\Attributes\DataProvider;
use Ringwell\Lease\PoolSettings;
use Ringwell\Number\Role;
use Ringwell\Site\PublishedConfig;
use Ringwell\Source\PlacementWrite;
use Ringwell\Tests\Integration\Support\Answers;
use Ringwell\Tests\Integration\TestCase;

final class TargetRoutesTest extends TestCase
{
    use Answers;

    protected function setUp(): void
    {
        parent::setUp();
        $this->actAs('ringwell_marketer');
    }

    public function testATargetIsMadeChangedAndDeleted(): void
    {
        $made = $this->row($this->rest('POST', 'targets', ['name' => 'Main <b>number</b>', 'number' => '8 (495) 111-22-33', 'display' => ' ']), 'Number', 'target', 201);
        self::assertSame(['Main number', '+74951112233', null], [$made['name'], $made['number'], $made['display']]);
        self::assertStringContainsString('+74951112233', (string) wp_json_encode(get_option(PublishedConfig::OPTION)));

        $changed = $this->row($this->rest('PUT', "targets/{$made['id']}", ['name' => 'Main', 'number' => '+7 495 111-22-34', 'display' => '111-22-34']), 'Number', 'target');
        self::assertSame(['Main', '+74951112234', '111-22-34'], [$changed['name'], $changed['number'], $changed['display']]);
        self::assertSame(Role::QUARANTINED, $this->services->numbers()->byE164('+74951112233')?->role->name);
        self::assertStringNotContainsString('+74951112233', (string) wp_json_encode(get_option(PublishedConfig::OPTION)));

        $same = $this->row($this->rest('PUT', "targets/{$made['id']}", ['name' => 'Main', 'number' => '+74951112234']), 'Number', 'target');
        self::assertSame([$changed['number_id'], null], [$same['number_id'], $same['display']]);

        self::assertSame(['deleted' => true], $this->data($this->rest('DELETE', "targets/{$made['id']}")));
        self::assertSame(Role::QUARANTINED, $this->services->numbers()->byE164('+74951112234')?->role->name);
        self::assertSame([], $this->data($this->rest('GET', 'targets')));
        foreach (['GET', 'DELETE'] as $method) {
            self::assertSame('ringwell_not_found', $this->data($this->rest($method, "targets/{$made['id']}"), 404)['code']);
        }
        self::assertSame('ringwell_not_found', $this->data($this->rest('PUT', "targets/{$made['id']}", ['name' => 'x', 'number' => '+74951112239']), 404)['code']);
        self::assertNull($this->services->numbers()->byE164('+74951112239'));
    }

    public function testATargetInUseIsNotDeleted(): void
    {
        $id = $this->services->targets()->add('Main', '+74951112233', null);
        $this->services->pools()->add('Direct', $id, new PoolSettings());
        $source = $this->services->sources()->add('2GIS', ['any' => []], true);
        $this->services->placements()->save($source, [new PlacementWrite($id, 'static', null, '+78123334455')]);

        $refusal = $this->data($this->rest('DELETE', "targets/{$id}"), 409);

        self::assertSame('ringwell_target_in_use', $refusal['code']);
        self::assertSame('This number is still replaced by numbers of: Direct, 2GIS. Take it out of these first.', $refusal['message']);
        self::assertCount(1, $this->data($this->rest('GET', 'targets')));
    }

    public function testANumberInUseIsRefusedAtItsField(): void
    {
        $this->services->targets()->add('Main', '+74951112233', null);
        $other = $this->services->targets()->add('Branch', '+74951112244', null);

        $add = $this->rest('POST', 'targets', ['name' => 'Second', 'number' => '84951112233']);
        $change = $this->rest('PUT', "targets/{$other}", ['name' => 'Renamed', 'number' => '84951112233']);

        self::assertSame(['number' => 'in_use'], $this->codes($add, 409));
        self::assertSame(['number' => 'in_use'], $this->codes($change, 409));
        self::assertSame(['Main', 'Branch'], array_column($this->data($this->rest('GET', 'targets')), 'name'), 'nothing half-saved');
        self::assertSame('+74951112244', $this->services->targets()->find($other)?->number);
    }

    /** @return array<string, array{array<string, mixed>, array<string, string>}> */
    public static function badBodies(): array
    {
        return [
            'nothing' => [['x' => 1], ['name' => 'required', 'number' => 'required', 'x' => 'unknown_field']],
            'empty' => [['name' => '', 'number' => ''], ['name' => 'required', 'number' => 'required']],
            'a name of markup' => [['name' => '<i></i>', 'number' => '+74951112233'], ['name' => 'bad_format']],
            'words' => [['name' => 'Main', 'number' => 'ring us'], ['number' => 'bad_format']],
            'too short' => [['name' => 'Main', 'number' => '112'], ['number' => 'bad_format']],
            'wrong types' => [['name' => 1, 'number' => 74951112233], ['name' => 'wrong_type', 'number' => 'wrong_type']],
        ];
    }

    /**
     * @param array<string, mixed>  $body
     * @param array<string, string> $expected
     */
    #[DataProvider('badBodies')]
    public function testABadBodyIsRefused(array $body, array $expected): void
    {
        self::assertEquals($expected, $this->codes($this->rest('POST', 'targets', $body)));
        self::assertSame([], $this->services->targets()->all());
    }

    public function testOnlyEditorsWrite(): void
    {
        $this->actAs('subscriber');
        self::assertSame(403, $this->rest('GET', 'targets')->get_status());
        self::assertSame(403, $this->rest('POST', 'targets', ['name' => 'x', 'number' => '+74951112233'])->get_status());
        self::assertSame([], $this->services->targets()->all());
    }
}
