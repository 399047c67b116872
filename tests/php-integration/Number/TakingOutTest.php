<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Number;

use Ringwell\SystemClock;
use Ringwell\Tests\Integration\Lease\Clinic;
use Ringwell\Tests\Integration\Support\Answers;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Tests\Support\ClinicPlan;
use Ringwell\Time;

/** One number of a pool is taken out of use: not from a visitor who has it, unless the owner knows. */
final class TakingOutTest extends TestCase
{
    use Answers;
    use Clinic;

    private int $numberId;

    protected function setUp(): void
    {
        parent::setUp();
        $this->openClinic();
        self::assertSame(ClinicPlan::YANDEX[0], $this->lease(1, '/?utm_source=yandex&utm_medium=cpc')['numbers'][0]['number']);
        $this->numberId = $this->services->numbers()->byE164(ClinicPlan::YANDEX[0])->id ?? 0;
        $this->actAs('ringwell_marketer');
    }

    public function testTheOwnerHearsUntilWhenItIsHeldAndNothingIsDone(): void
    {
        update_option('timezone_string', 'Europe/Moscow');
        update_option('time_format', 'H:i');
        $until = (int) $this->services->db()->rows('SELECT hold_until FROM {leases} WHERE number_id = %d', [$this->numberId])[0]['hold_until'];

        $refused = $this->data($this->patch(['role' => 'quarantined', 'label' => 'Old']), 409);

        self::assertSame('ringwell_number_held', $refused['code']);
        self::assertSame(['status' => 409, 'held' => 1, 'hold_until' => Time::iso($until)], $refused['data']);
        self::assertStringContainsString('held until ' . gmdate('H:i', intdiv($until, Time::SECOND) + 3 * 3600) . '.', $refused['message']);
        $record = $this->services->numbers()->find($this->numberId);
        self::assertSame(['pool', ''], [$record?->role->name, $record?->label]);
        self::assertSame('pool', $this->activity(1, ClinicPlan::YANDEX[0])['numbers'][0]['kind'], 'He keeps it.');
    }

    public function testWhoKnowsTakesItOutAndThePageIsTold(): void
    {
        $row = $this->row($this->patch(['role' => 'detaching'], ['force' => 'true']), 'Number', 'number');

        self::assertSame('detaching', $row['role']);
        self::assertSame('default', $this->activity(1, ClinicPlan::YANDEX[0])['numbers'][0]['kind']);
    }

    public function testAHoldThatEndsAnotherDayIsToldWithItsDay(): void
    {
        $until = (new SystemClock())->now() + 3 * Time::DAY;
        $this->services->db()->run('UPDATE {leases} SET hold_until = %d WHERE number_id = %d', [$until, $this->numberId]);
        update_option('date_format', 'Y-m-d');

        $refused = $this->data($this->patch(['role' => 'quarantined']), 409);

        self::assertStringContainsString('held until ' . gmdate('Y-m-d, ', intdiv($until, Time::SECOND)), $refused['message']);
    }

    public function testANumberWhoseHoldHasRunOutIsNobodys(): void
    {
        $this->shiftClock(Time::MINUTE);

        self::assertSame('quarantined', $this->row($this->patch(['role' => 'quarantined']), 'Number', 'number')['role']);
    }

    public function testANoteOrAPriceTakesNothingFromAnybody(): void
    {
        self::assertSame('Old', $this->row($this->patch(['label' => 'Old']), 'Number', 'number')['label']);
    }

    public function testNoIsNoYesAndOnlyTheAddressSaysYes(): void
    {
        self::assertSame('ringwell_number_held', $this->data($this->patch(['role' => 'quarantined'], ['force' => 'false']), 409)['code']);
        self::assertSame(['force' => 'unknown_field'], $this->codes($this->patch(['role' => 'quarantined', 'force' => true])));
        self::assertSame('pool', $this->services->numbers()->find($this->numberId)?->role->name);
    }

    /**
     * @param array<string, mixed>  $body
     * @param array<string, string> $query
     */
    private function patch(array $body, array $query = []): \WP_REST_Response
    {
        return $this->rest('PATCH', "numbers/{$this->numberId}", $body, [], $query);
    }
}
