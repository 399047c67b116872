<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Number;

use PHPUnit\Framework\Attributes\DataProvider;
use Ringwell\Call\CallEvent;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Number\Role;
use Ringwell\Tests\Integration\Lease\Clinic;
use Ringwell\Tests\Integration\Support\Answers;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Tests\Support\ClinicPlan;

/** A number may be reported under another name: what an 8-800 number leads to, a line, a SIP address. */
final class AliasesTest extends TestCase
{
    use Answers;
    use Clinic;

    private const REDIRECT = '+74957778899';

    private int $number;

    protected function setUp(): void
    {
        parent::setUp();
        $this->openClinic();
        $this->number = (int) $this->services->numbers()->byE164(ClinicPlan::STATIC)?->id;
        $this->actAs('administrator');
    }

    public function testCallsUnderAnyOfItsNamesAreCallsOfTheNumber(): void
    {
        $answer = $this->rest('PATCH', "numbers/{$this->number}", ['aliases' => ['8 (495) 777-88-99', 'SIP:Main@clinic', ' ', 'Main line', ClinicPlan::STATIC]]);
        self::assertSame([self::REDIRECT, 'sip:main@clinic', 'main line'], $this->row($answer, 'Number', 'number')['aliases']);

        foreach (['74957778899', 'sip:main@clinic', 'MAIN LINE', '84951110008'] as $index => $did) {
            $call = $this->ring("c{$index}", '79161234567', $did);
            self::assertSame([$this->number, ClinicPlan::STATIC, 'in'], [$call['number_id'], $call['did'], $call['direction']], $did);
        }
        self::assertSame(['static'], array_column($this->services->db()->rows('SELECT DISTINCT rule FROM {attributions}'), 'rule'));
        self::assertNull($this->ring('x', '79161234567', 'another line')['number_id']);
    }

    public function testTwoConnectionsMayNameItDifferently(): void
    {
        $this->services->numberAliases()->set($this->number, [self::REDIRECT]);
        $this->ring('a', '79161234567', ClinicPlan::STATIC);
        $twin = $this->ring('b', '79161234567', self::REDIRECT, 2);

        self::assertSame('twin', $twin['direction']);
    }

    public function testWithoutAWordAboutThemTheyStay(): void
    {
        $this->rest('PATCH', "numbers/{$this->number}", ['aliases' => ['line one', 'line two']]);
        self::assertSame(['line one', 'line two'], $this->aliases(['label' => 'x']));
        self::assertSame(['line two', 'line three'], $this->aliases(['aliases' => ['line two', 'line three']]));
        self::assertSame(['101'], $this->aliases(['aliases' => ['101']]));
        self::assertSame(['101', '102'], $this->aliases(['aliases' => ['101', '102']]));
        self::assertSame($this->number, $this->ring('ext', '79161234567', '102')['number_id']);
        self::assertSame([], $this->aliases(['aliases' => []]));
        self::assertSame([], $this->services->db()->rows('SELECT id FROM {number_aliases}'));
    }

    /** @param list<string>|string $aliases */
    #[DataProvider('refused')]
    public function testWhatCanBeNoOtherName(array|string $aliases, string $word): void
    {
        $other = (int) $this->services->numbers()->byE164(ClinicPlan::DEFAULT)?->id;
        $this->services->numberAliases()->set($other, ['taken line']);
        $answer = $this->rest('PATCH', "numbers/{$this->number}", ['aliases' => $aliases]);

        self::assertSame(400, $answer->get_status());
        self::assertStringContainsString($word, (string) wp_json_encode($answer->get_data(), JSON_UNESCAPED_UNICODE));
        self::assertSame([], $this->services->numberAliases()->many([$this->number]));
    }

    /** @return iterable<string, array{list<string>|string, string}> */
    public static function refused(): iterable
    {
        yield 'another number of ours' => [['line', ClinicPlan::OWN], '+7 495 111-22-33 is one of your numbers itself'];
        yield 'another number\'s other name' => [['Taken Line'], 'is another name of +7 495 111-00-09 already'];
        yield 'too long' => [[str_repeat('x', 65)], 'at most 64 characters'];
        yield 'too many' => [array_map(strval(...), range(1, 21)), 'aliases'];
        yield 'no list' => ['line', 'aliases'];
    }

    public function testARemovedNumberMayBecomeAnotherName(): void
    {
        $removed = (int) $this->services->numbers()->byE164(ClinicPlan::DEFAULT)?->id;
        $this->services->db()->run('UPDATE {numbers} SET role = %s, role_key = NULL WHERE id = %d', [Role::REMOVED, $removed]);

        self::assertSame([ClinicPlan::DEFAULT], $this->aliases(['aliases' => [ClinicPlan::DEFAULT]]));
        self::assertSame($this->number, $this->ring('c', '79161234567', ClinicPlan::DEFAULT)['number_id']);
    }

    public function testStaffWhoRingFromAnOwnLineAreNoPatients(): void
    {
        $this->services->numberAliases()->set($this->number, [self::REDIRECT]);
        foreach ([ClinicPlan::OWN, self::REDIRECT] as $index => $own) {
            $call = $this->ring("own{$index}", $own, ClinicPlan::YANDEX[0]);
            self::assertSame(['internal', null], [$call['direction'], $call['caller']], $own);
        }
        self::assertSame([], $this->services->db()->rows('SELECT call_id FROM {attributions}'));
    }

    public function testANumberThatSeemsToRingItselfWasForwardedAndWhoRangIsHidden(): void
    {
        $call = $this->ring('c', ClinicPlan::STATIC, ClinicPlan::STATIC);

        self::assertSame(['in', null], [$call['direction'], $call['caller']]);
        self::assertCount(1, $this->services->db()->rows('SELECT call_id FROM {attributions}'));
    }

    public function testARemovedNumberMayBelongToAPatientByNow(): void
    {
        $this->services->db()->run('UPDATE {numbers} SET role = %s, role_key = NULL WHERE number = %s', [Role::REMOVED, ClinicPlan::OWN]);

        self::assertSame('in', $this->ring('c', ClinicPlan::OWN, ClinicPlan::STATIC)['direction']);
    }

    /**
     * @param  array<string, mixed> $body
     * @return list<string>
     */
    private function aliases(array $body): array
    {
        $aliases = $this->row($this->rest('PATCH', "numbers/{$this->number}", $body), 'Number', 'number')['aliases'];
        self::assertIsArray($aliases);

        return array_values(array_map(strval(...), $aliases));
    }

    /** @return array{number_id: ?int, did: string, caller: ?string, direction: string} */
    private function ring(string $id, string $caller, string $did, int $connection = 1): array
    {
        $now = $this->clock->now();
        $this->services->callRecorder()->apply($connection, new CallEvent($id, Direction::In, CallState::Ringing, at: $now, caller: $caller, did: $did, startedAt: $now), $now);
        $row = $this->services->db()->rows('SELECT number_id, did, caller, direction FROM {calls} ORDER BY id DESC LIMIT 1')[0];

        return ['number_id' => $row['number_id'] === null ? null : (int) $row['number_id'], 'did' => (string) $row['did'], 'caller' => $row['caller'], 'direction' => (string) $row['direction']];
    }
}
