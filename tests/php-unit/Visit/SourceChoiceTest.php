<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Visit;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Visit\SourceChoice;
use Ringwell\Visit\Visit;

final class SourceChoiceTest extends TestCase
{
    private const DIRECT = 4;
    private const YANDEX = 10;

    /** @return array<string, array{SourceChoice, array{int, int, ?int}}> choice; source, whose numbers, what the arrival told */
    public static function choices(): array
    {
        $last = new Visit(1, 'v', 0, 0, self::YANDEX, self::DIRECT, null, '', '', '', [], [], '', '', 1);

        return [
            'the arrival tells it' => [SourceChoice::ofArrival(self::YANDEX), [10, 10, 10]],
            'from another page, as the last visit' => [SourceChoice::continued($last, self::DIRECT), [10, 4, null]],
            'from another page, nothing known' => [SourceChoice::continued(null, self::DIRECT), [4, 4, null]],
            'straight, nothing known' => [SourceChoice::straight(null, true, self::DIRECT), [4, 4, null]],
            'straight keeps the last source in reports' => [SourceChoice::straight(self::YANDEX, false, self::DIRECT), [10, 4, null]],
            'straight keeps the numbers too where the owner wants it' => [SourceChoice::straight(self::YANDEX, true, self::DIRECT), [10, 10, null]],
        ];
    }

    /** @param array{int, int, ?int} $expected */
    #[DataProvider('choices')]
    public function testChoice(SourceChoice $choice, array $expected): void
    {
        self::assertSame($expected, [$choice->sourceId, $choice->shownSourceId, $choice->cameSourceId]);
    }
}
