<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Pool;

use PHPUnit\Framework\Attributes\DataProvider;
use Ringwell\Tests\Integration\Lease\Clinic;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Tests\Support\At;
use Ringwell\Tests\Support\ClinicPlan;

final class PoolRoutesTest extends TestCase
{
    use Clinic;

    protected function setUp(): void
    {
        parent::setUp();
        $this->openClinic();
        $this->actAs('ringwell_marketer');
    }

    public function testAPoolIsMadeFilledAndListed(): void
    {
        $made = $this->rest('POST', 'pools', ['name' => 'Google <Ads>', 'target_id' => $this->targetId, 'hold_minutes' => 20]);
        self::assertSame(201, $made->get_status());
        $id = At::path($made->get_data(), 'id');
        self::assertIsInt($id);

        $filled = $this->rest('POST', "pools/{$id}/numbers", ['numbers' => ['8 (495) 222-33-44', '+7 495 222 33 45']]);

        self::assertSame(201, $filled->get_status());
        self::assertSame(['+74952223344', '+74952223345'], At::column($filled->get_data(), 'number'));
        self::assertSame(['free', 'free'], At::column($filled->get_data(), 'state'));
        $list = $this->rest('GET', 'pools');
        self::assertSame('2', $list->get_headers()['X-WP-Total']);
        $row = (int) array_search($id, At::column($list->get_data(), 'id'), true);
        self::assertSame([2, 0, 20, null], array_map(static fn (string $field): mixed => At::path($list->get_data(), $row, $field), ['numbers', 'held', 'hold_now', 'coverage_7d']));
    }

    public function testTilesTellWhoHoldsANumberAndNoSecret(): void
    {
        wp_set_current_user(0);
        $this->lease(1, '/?utm_source=yandex&utm_medium=cpc');
        $this->actAs('administrator');

        $tiles = $this->rest('GET', "pools/{$this->poolId}/numbers")->get_data();

        self::assertSame(['held', 'free'], At::column($tiles, 'state'));
        self::assertSame(['Yandex Direct', null], At::column($tiles, 'source_name'));
        self::assertStringNotContainsString(self::id(1), (string) wp_json_encode($tiles));
    }

    /** @return array<string, array{list<mixed>, string}> numbers, field of the fault */
    public static function badNumbers(): array
    {
        return [
            'not a number' => [['+7 495 222-33-44', 'call us'], 'numbers.1'],
            'twice in the list' => [['+7 495 222-33-44', '84952223344'], 'numbers.1'],
            'in this pool already' => [['+7 495 222-33-44', ClinicPlan::YANDEX[0]], 'numbers.1'],
            'a placement\'s static number' => [[ClinicPlan::STATIC], 'numbers.0'],
            'the site\'s own' => [[ClinicPlan::OWN], 'numbers.0'],
            'empty' => [[''], 'numbers.0'],
            'wrong type' => [[74952223344], 'numbers.0'],
            'none' => [[], 'numbers'],
            'too long' => [[str_repeat('1', 65)], 'numbers.0'],
        ];
    }

    /** @param list<mixed> $numbers */
    #[DataProvider('badNumbers')]
    public function testAllNumbersAreAddedOrNone(array $numbers, string $field): void
    {
        $response = $this->rest('POST', "pools/{$this->poolId}/numbers", ['numbers' => $numbers]);

        self::assertContains($response->get_status(), [400, 409]);
        self::assertNotNull(At::path($response->get_data(), 'data', 'params', $field));
        self::assertCount(2, $this->services->pools()->rows($this->poolId));
        self::assertNull($this->services->numbers()->byE164('+74952223344'));
    }

    public function testAPoolInUseIsNotDeletedUnasked(): void
    {
        wp_set_current_user(0);
        $this->lease(1, '/?utm_source=yandex&utm_medium=cpc');
        $this->actAs('ringwell_marketer');

        $refused = $this->rest('DELETE', "pools/{$this->poolId}");
        self::assertSame(409, $refused->get_status());
        self::assertSame('ringwell_pool_in_use', At::path($refused->get_data(), 'code'));
        self::assertNotNull($this->services->pools()->find($this->poolId));

        $deleted = $this->rest('DELETE', "pools/{$this->poolId}", null, [], ['force' => 'true']);
        self::assertSame(200, $deleted->get_status(), (string) wp_json_encode($deleted->get_data()));
        self::assertNull($this->services->pools()->find($this->poolId));
        self::assertSame('quarantined', $this->services->numbers()->byE164(ClinicPlan::YANDEX[0])?->role->name);
        self::assertSame('own', $this->activity(1, ClinicPlan::YANDEX[0])['numbers'][0]['kind'], 'The open page is told.');
    }

    public function testAPoolKeepsItsTargetForGood(): void
    {
        $other = $this->services->targets()->add('Branch', '+74951112244', null);

        $response = $this->rest('PUT', "pools/{$this->poolId}", ['name' => 'x', 'target_id' => $other]);

        self::assertSame(400, $response->get_status());
        self::assertNotNull(At::path($response->get_data(), 'data', 'params', 'target_id'));
    }

    public function testOnlyTheAddressSaysWhichPool(): void
    {
        $other = $this->services->pools()->add('Other', $this->targetId, new \Ringwell\Lease\PoolSettings());

        self::assertSame($this->poolId, At::path($this->rest('GET', "pools/{$this->poolId}", null, [], ['id' => $other])->get_data(), 'id'));
        $this->rest('DELETE', "pools/{$this->poolId}", null, [], ['id' => $other]);
        self::assertNotNull($this->services->pools()->find($other));
    }

    public function testANameOfNothingIsRefused(): void
    {
        foreach ([['POST', 'pools'], ['PUT', "pools/{$this->poolId}"]] as [$method, $path]) {
            $response = $this->rest($method, $path, ['name' => ' <b></b> ', 'target_id' => $this->targetId]);

            self::assertSame(400, $response->get_status());
            self::assertSame(['name' => 'required'], $response->get_data()['data']['codes']);
        }
    }

    public function testAPoolForATargetThatDoesNotExistIsRefused(): void
    {
        $response = $this->rest('POST', 'pools', ['name' => 'Direct', 'target_id' => 999]);

        self::assertSame(400, $response->get_status());
        self::assertSame(['target_id' => 'target_gone'], $response->get_data()['data']['codes']);
    }

    public function testSettingsThatAreLeftOutStay(): void
    {
        $this->rest('PUT', "pools/{$this->poolId}", ['name' => 'Direct', 'target_id' => $this->targetId, 'hold_minutes' => 30, 'hold_from' => 'activity']);
        $this->rest('PUT', "pools/{$this->poolId}", ['name' => 'Direct', 'target_id' => $this->targetId, 'protection_minutes' => 5]);

        $pool = $this->services->pools()->find($this->poolId);
        self::assertSame([30, 'activity', 5], [$pool?->holdMinutes, $pool?->holdFrom, $pool?->protectionMinutes]);
    }

    /** @return array<string, array{string, string, string}> role, method, path */
    public static function forbidden(): array
    {
        return [
            'a subscriber reads' => ['subscriber', 'GET', 'pools'],
            'a receptionist writes' => ['ringwell_receptionist', 'POST', 'pools'],
            'an author deletes' => ['author', 'DELETE', 'pools/1'],
        ];
    }

    #[DataProvider('forbidden')]
    public function testOthersAreRefused(string $role, string $method, string $path): void
    {
        $this->actAs($role);

        self::assertSame(403, $this->rest($method, $path, $method === 'GET' ? null : ['name' => 'x', 'target_id' => 1])->get_status());
    }

    public function testWhatDoesNotExistIsNotFound(): void
    {
        self::assertSame(404, $this->rest('GET', 'pools/999999')->get_status());
        self::assertSame(404, $this->rest('PUT', 'pools/999999', ['name' => 'x', 'target_id' => 1])->get_status());
        self::assertSame(404, $this->rest('DELETE', 'pools/999999')->get_status());
        self::assertSame(404, $this->rest('GET', 'pools/999999/numbers')->get_status());
    }
}
