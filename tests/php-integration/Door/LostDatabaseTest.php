<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Door;

use PHPUnit\Framework\Attributes\TestWith;
use Ringwell\Db\Failed;
use Ringwell\Door\PublicDoor;
use Ringwell\Tests\Integration\TestCase;

/** What a visitor's page hears by REST while the database is away. */
final class LostDatabaseTest extends TestCase
{
    #[TestWith([2002])]
    #[TestWith([2006])]
    #[TestWith([1213])]
    public function testADatabaseThatIsAwayIsNoCriticalError(int $errno): void
    {
        $response = $this->askDoor(new Failed('The server is away', $errno));

        self::assertSame(503, $response->get_status());
        self::assertSame('ringwell_not_ready', $response->get_data()['code']);
        self::assertNotSame('', $response->get_data()['message']);
    }

    public function testAFaultOfOursIsNotHidden(): void
    {
        $this->expectExceptionObject(new Failed('Unknown column', 1054));
        $this->askDoor(new Failed('Unknown column', 1054));
    }

    private function askDoor(Failed $failed): \WP_REST_Response
    {
        $this->rest('GET', 'pools');
        PublicDoor::register('/away-test', static fn (): \WP_REST_Response => throw $failed);

        return $this->rest('POST', 'away-test', []);
    }
}
