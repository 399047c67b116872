<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Door;

use Ringwell\Db\Failed;
use Ringwell\Door\Permission;
use Ringwell\Door\Routes;
use Ringwell\Tests\Integration\TestCase;

final class DatabaseDoorTest extends TestCase
{
    public function testAChangeThatLostEveryRaceMayBeTriedAgain(): void
    {
        $this->actAs('administrator');
        $this->door(new Failed('Deadlock found', 1213), Permission::any(Permission::MANAGE));

        $response = $this->rest('POST', 'busy-test');

        self::assertSame(409, $response->get_status());
        self::assertSame('ringwell_busy', $response->get_data()['code']);
    }

    public function testWhoMayNotIsRefusedBeforeTheDoorIsAsked(): void
    {
        $this->actAs('subscriber');
        $this->door(new Failed('Deadlock found', 1213), Permission::any(Permission::MANAGE));

        self::assertSame(403, $this->rest('POST', 'busy-test')->get_status());
    }

    public function testARealFaultIsNoRace(): void
    {
        $this->actAs('administrator');
        $this->door(new Failed('Unknown column', 1054), Permission::any(Permission::MANAGE));

        $this->expectExceptionObject(new Failed('Unknown column', 1054));
        $this->rest('POST', 'busy-test');
    }

    public function testAtAPublicDoorALostRaceIsNobodysToSettle(): void
    {
        $this->door(new Failed('Deadlock found', 1213), '__return_true');

        $response = $this->rest('POST', 'busy-test');

        self::assertSame([503, 'ringwell_not_ready'], [$response->get_status(), $response->get_data()['code']]);
        self::assertSame('no-store', $response->get_headers()['Cache-Control']);
        self::assertGreaterThan(0, (int) $response->get_headers()['Retry-After']);
    }

    public function testWhoIsLoggedInIsToldThatTheDatabaseIsFull(): void
    {
        $this->actAs('administrator');
        $this->door(new Failed("The table 'wp_ringwell_pools' is full", 1114), Permission::any(Permission::MANAGE));

        $response = $this->rest('POST', 'busy-test');

        self::assertSame([503, 'ringwell_not_ready'], [$response->get_status(), $response->get_data()['code']]);
        self::assertStringContainsString('full', $response->get_data()['message']);
    }

    /** @param callable(): bool|'__return_true' $permission */
    private function door(Failed $failed, callable|string $permission): void
    {
        $this->rest('GET', 'pools');
        register_rest_route(Routes::NAMESPACE, '/busy-test', [
            'methods' => 'POST',
            'callback' => static fn () => throw $failed,
            'permission_callback' => $permission,
        ], true);
    }
}
