<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Request;

use Ringwell\Plugin;
use Ringwell\Request\Held;
use Ringwell\Request\PatientRequest;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Time;

/** Nobody is mailed of what is held back; while much of it may be patients', wp-admin says so. */
final class HeldNoticeTest extends TestCase
{
    public function testManyWithinAnHourAreToldOfUntilItIsCalm(): void
    {
        $this->actAs('administrator');
        $this->hold(Held::FLOOD, 5);
        $this->hold(Held::NETWORK, 5);
        self::assertSame('', $this->notices());

        $this->hold(Held::HOUR, 1);
        $notice = $this->notices();
        self::assertStringContainsString('Within an hour 11 requests were held back.', $notice);
        self::assertStringContainsString('<a href="' . esc_url(admin_url('admin.php?page=ringwell&p=/requests&held=open')) . '">', $notice);

        $this->shiftClock(Time::HOUR + Time::MINUTE);
        self::assertSame('', $this->notices());
    }

    public function testWhatOnlyProgramsDoIsNoNews(): void
    {
        $this->actAs('administrator');
        $this->hold(Held::HONEYPOT, 50);
        $this->hold(Held::HURRY, 50);
        $this->hold('', 50);

        self::assertSame('', $this->notices());
    }

    public function testWhatStaffReleasedIsNotHeldBack(): void
    {
        $this->actAs('administrator');
        $this->hold(Held::DAY, 11);
        $this->services->db()->run("UPDATE {requests} SET held = '' LIMIT 1");

        self::assertSame('', $this->notices());
    }

    public function testOnlyWhoAnswersRequestsIsTold(): void
    {
        $this->hold(Held::FLOOD, 20);
        foreach (['subscriber', 'editor', 'ringwell_marketer'] as $role) {
            $this->actAs($role);
            self::assertSame('', $this->notices(), $role);
        }
        $this->actAs('administrator');
        self::assertNotSame('', $this->notices());
    }

    private function hold(string $held, int $count): void
    {
        $now = Plugin::instance()->services()->clock()->now();
        foreach (range(1, $count) as $number) {
            $this->services->requests()->add(new PatientRequest(0, hash('sha256', "{$held} {$number}"), null, 1, 'callback', '+79161234567', '', '', 1, null, null, '', '', 'none', $held, 'new', $now));
        }
    }

    private function notices(): string
    {
        ob_start();
        do_action('admin_notices');

        return (string) ob_get_clean();
    }
}
