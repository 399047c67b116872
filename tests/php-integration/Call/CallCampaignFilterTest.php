<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Call;

use PHPUnit\Framework\Attributes\DataProvider;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Tests\Support\At;

/** A figure of the report leads to the very calls behind it, also to those without a source or a campaign. */
final class CallCampaignFilterTest extends TestCase
{
    /** @return array<string, array{array<string, mixed>, list<int>}> query, calls */
    public static function filters(): array
    {
        return [
            'a campaign' => [['campaign' => 'Имплантация — поиск'], [1]],
            'a campaign of another source' => [['campaign' => 'Имплантация — поиск', 'source' => 8], []],
            'without a campaign' => [['campaign' => ''], [2, 3]],
            'without a source' => [['source' => 0], [3]],
            'a campaign that only looks alike' => [['campaign' => '%'], []],
        ];
    }

    /**
     * @param array<string, mixed> $query
     * @param list<int>            $expected
     */
    #[DataProvider('filters')]
    public function testFilter(array $query, array $expected): void
    {
        $this->addCall(1, 7, 'Имплантация — поиск');
        $this->addCall(2, 8, '');
        $this->addCall(3, null, '');
        $this->actAs('administrator');

        $answer = $this->rest('GET', 'calls', null, [], $query);

        self::assertSame(200, $answer->get_status());
        $ids = At::column($answer->get_data(), 'id');
        sort($ids);
        self::assertSame($expected, $ids);
    }

    public function testANegativeSourceIsRefused(): void
    {
        $this->actAs('administrator');

        self::assertSame(400, $this->rest('GET', 'calls', null, [], ['source' => -1])->get_status());
    }

    private function addCall(int $id, ?int $source, string $campaign): void
    {
        $this->services->db()->run(
            "INSERT INTO {calls} (id, connection_id, vendor_key, direction, started_at, heard_at, state, facts) VALUES (%d, 1, %s, 'in', %d, %d, 'ended', '{}')",
            [$id, sprintf('%032d', $id), self::START, self::START],
        );
        $this->services->db()->run(
            "INSERT INTO {attributions} (call_id, decided_at, call_started_at, rule, source_id, certainty, reasons, campaign) VALUES (%d, %d, %d, 'pool', %d, 'unsure', '[]', %s)",
            [$id, self::START, self::START, $source, $campaign],
        );
    }
}
