<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Branch;

use PHPUnit\Framework\Attributes\DataProvider;
use Ringwell\Branch\BranchStore;
use Ringwell\Door\Shape;
use Ringwell\Tests\Integration\TestCase;

final class BranchRoutesTest extends TestCase
{
    protected function setUp(): void
    {
        parent::setUp();
        $this->actAs('administrator');
    }

    public function testThereIsABranchBeforeAnybodySaidSo(): void
    {
        $answer = $this->rest('GET', 'branches')->get_data();

        self::assertSame([], Shape::of('Branch', 'branches')->faults($answer));
        self::assertSame([1], array_column($answer['branches'], 'id'));
        self::assertSame([[540, 1080]], $answer['branches'][0]['week'][0]);
        self::assertSame([], $answer['branches'][0]['week'][6]);
        self::assertSame([1], array_column($answer['now'], 'branch'));
    }

    public function testWhatWasSavedIsThere(): void
    {
        $answer = $this->rest('PUT', 'branches', ['branches' => [['id' => 1] + self::branch(), self::branch(['name' => 'Второй', 'number' => ''])], 'holidays' => [
            ['date' => '2027-01-01', 'hours' => [], 'branches' => []],
            ['date' => '2027-01-02', 'hours' => [[600, 900]], 'branches' => [1]],
        ]]);

        self::assertSame(200, $answer->get_status());
        $read = $this->rest('GET', 'branches')->get_data();
        self::assertSame([1, 2], array_column($read['branches'], 'id'));
        self::assertSame(['Main St', 'Второй'], array_column($read['branches'], 'name'));
        self::assertSame('+74951112233', $read['branches'][0]['number']);
        self::assertSame(['2027-01-01', '2027-01-02'], array_column($read['holidays'], 'date'));
        self::assertSame('Europe/Samara', (new BranchStore())->hours((new BranchStore())->all()[2])->zone->getName());
    }

    public function testItsTimesAreWithinItsHours(): void
    {
        $this->rest('PUT', 'branches', ['branches' => [['id' => 1, 'zone' => 'Asia/Yekaterinburg', 'week' => array_fill(0, 7, [[600, 661]])] + self::branch()], 'holidays' => []]);
        $answer = $this->rest('GET', 'branches/1/times')->get_data();

        self::assertSame([], Shape::of('Branch', 'branch-times')->faults($answer));
        self::assertSame('Asia/Yekaterinburg', $answer['zone']);
        $clocks = array_map(static fn (string $iso): string => (new \DateTimeImmutable($iso))->setTimezone(new \DateTimeZone('Asia/Yekaterinburg'))->format('H:i'), $answer['times']);
        self::assertEqualsCanonicalizing(['10:00', '10:30', '11:00'], array_unique($clocks));
        self::assertSame(404, $this->rest('GET', 'branches/99/times')->get_status());
    }

    public function testAnIdIsNeverGivenTwice(): void
    {
        $this->rest('PUT', 'branches', ['branches' => [['id' => 1] + self::branch(), self::branch()], 'holidays' => []]);
        $this->rest('PUT', 'branches', ['branches' => [['id' => 1] + self::branch()], 'holidays' => []]);
        $this->rest('PUT', 'branches', ['branches' => [['id' => 1] + self::branch(), self::branch()], 'holidays' => []]);

        self::assertSame([1, 3], array_keys((new BranchStore())->all()));
    }

    public function testAHolidayOfOneBranchCountsForMoreThanOneOfAll(): void
    {
        $this->rest('PUT', 'branches', ['branches' => [['id' => 1] + self::branch(), self::branch()], 'holidays' => []]);
        $this->rest('PUT', 'branches', ['branches' => [['id' => 1] + self::branch(), ['id' => 2] + self::branch()], 'holidays' => [
            ['date' => '2027-01-04', 'hours' => [[600, 900]], 'branches' => [2]],
            ['date' => '2027-01-04', 'hours' => [], 'branches' => []],
        ]]);
        $noon = (new \DateTimeImmutable('2027-01-04 12:00', new \DateTimeZone('Europe/Samara')))->getTimestamp() * 1000;
        $store = new BranchStore();

        self::assertSame([false, true], [$store->hours($store->all()[1])->isOpen($noon), $store->hours($store->all()[2])->isOpen($noon)]);
    }

    /** @return iterable<string, array{array<string, mixed>, list<array<string, mixed>>, string}> */
    public static function wrong(): iterable
    {
        yield 'no name' => [['name' => ''], [], 'branches.0.name'];
        yield 'a name of control characters' => [['name' => "\u{7}\n"], [], 'branches.0.name'];
        yield 'another one\'s id' => [['id' => 7], [], 'branches.0.id'];
        yield 'no such zone' => [['zone' => 'Mars/Olympus'], [], 'branches.0.zone'];
        yield 'six days' => [['week' => array_fill(0, 6, [])], [], 'branches.0.week'];
        yield 'it closes before it opens' => [['week' => [[[600, 540]], [], [], [], [], [], []]], [], 'branches.0.week.0'];
        yield 'two openings overlap' => [['week' => [[], [[540, 700], [690, 800]], [], [], [], [], []]], [], 'branches.0.week.1'];
        yield 'no such phone system' => [['connection' => 99], [], 'branches.0.connection'];
        yield 'no phone' => [['number' => 'call us'], [], 'branches.0.number'];
        yield 'no mail' => [['staff' => ["a@b.example\nBcc: evil@example.com"]], [], 'branches.0.staff.0'];
        yield 'no such day' => [[], [['date' => '2027-02-30', 'hours' => [], 'branches' => []]], 'holidays.0.date'];
        yield 'a day of a branch that isn\'t' => [[], [['date' => '2027-02-20', 'hours' => [], 'branches' => [9]]], 'holidays.0.branches'];
        yield 'a day twice' => [[], array_fill(0, 2, ['date' => '2027-02-20', 'hours' => [], 'branches' => []]), 'holidays.1.date'];
    }

    /**
     * @param array<string, mixed>       $branch
     * @param list<array<string, mixed>> $holidays
     */
    #[DataProvider('wrong')]
    public function testWhatIsWrongIsSaidBesideItsField(array $branch, array $holidays, string $field): void
    {
        $answer = $this->rest('PUT', 'branches', ['branches' => [self::branch($branch)], 'holidays' => $holidays]);

        self::assertSame(400, $answer->get_status());
        self::assertArrayHasKey($field, $answer->get_data()['data']['params']);
        self::assertFalse(get_option(BranchStore::OPTION));
    }

    public function testADamagedOptionIsNoOption(): void
    {
        foreach (['x', ['branches' => 5], ['branches' => [['id' => 'a'], 7]], ['branches' => [['id' => 3, 'week' => 'x', 'staff' => 9]], 'holidays' => [[], 'x']]] as $stored) {
            update_option(BranchStore::OPTION, $stored);
            $answer = $this->rest('GET', 'branches');

            self::assertSame(200, $answer->get_status());
            self::assertSame([], Shape::of('Branch', 'branches')->faults($answer->get_data()));
        }
    }

    /**
     * @param  array<string, mixed> $more
     * @return array<string, mixed>
     */
    private static function branch(array $more = []): array
    {
        return $more + [
            'name' => 'Main St',
            'zone' => 'Europe/Samara',
            'week' => [[[540, 780], [840, 1080]], [[540, 1080]], [], [], [], [], []],
            'connection' => 0,
            'clinic' => '101',
            'number' => '8 495 111-22-33',
            'staff' => ['desk@clinic.example'],
        ];
    }
}
