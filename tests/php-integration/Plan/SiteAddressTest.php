<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Plan;

use Ringwell\DoorServices;
use Ringwell\Plan\SiteAddress;
use Ringwell\Privacy\Hooks as Hourly;
use Ringwell\Speed\Place;
use Ringwell\Tests\Integration\Lease\Clinic;
use Ringwell\Tests\Integration\TestCase;

/** Where the site is, is said by its options and its administrator; a wp-config.php may repeat what a stranger sent as Host. */
final class SiteAddressTest extends TestCase
{
    use Clinic;

    private const EVIL = 'https://evil.example/pit';

    private string $home = '';

    protected function setUp(): void
    {
        parent::setUp();
        $this->openClinic();
        $this->home = SiteAddress::home();
        $this->services->plan();
    }

    public function testNoVisitorAndNoTaskSaysWhereItIs(): void
    {
        $before = $this->siteOfPlan();
        $this->say(self::EVIL);
        self::assertSame(self::EVIL, home_url());

        $this->lease(1, '/?utm_source=yandex&utm_medium=cpc', 'https://evil.example/');
        SiteAddress::learnFromAdministrator();
        do_action(Hourly::FORGET);
        update_option('WPLANG', 'ru_RU');

        self::assertStringNotContainsString('evil', $this->siteOfPlan());
        self::assertSame($before, $this->siteOfPlan());
        self::assertStringStartsWith("{$this->home}/", Place::url('lease'));
        self::assertFalse(Place::isOnOtherHost());
        self::assertSame('/', $this->services->homePath());
        self::assertNotContains('evil.example', $this->services->siteHosts());
    }

    public function testNobodyButAnAdministratorSaysIt(): void
    {
        $this->say(self::EVIL);
        foreach (['ringwell_marketer', 'ringwell_receptionist', 'editor', 'subscriber'] as $role) {
            $this->actAs($role);
            SiteAddress::learnFromAdministrator();
            self::assertSame($this->home, SiteAddress::home(), $role);
        }
    }

    public function testWhereAnAdministratorIsTheSiteIs(): void
    {
        $this->say('https://moved.example/clinic');
        $this->actAs('administrator');
        SiteAddress::learnFromAdministrator();

        self::assertSame(['https://moved.example/clinic', 'https://moved.example/clinic'], [SiteAddress::home(), SiteAddress::wordPress()]);
        self::assertStringContainsString('moved.example', $this->siteOfPlan());
        self::assertSame('/clinic/', $this->doors()->plan()->site->homePath);
        self::assertStringStartsWith('https://moved.example/clinic/ringwell-door.php?lease', Place::url('lease'));

        wp_set_current_user(0);
        $this->say(self::EVIL);
        $this->services->plan();
        self::assertStringNotContainsString('evil', $this->siteOfPlan());
        self::assertSame('https://moved.example/clinic', SiteAddress::home(), 'It is kept.');
    }

    public function testWhoChangesTheOptionsLaterHasTheLastWord(): void
    {
        $this->actAs('administrator');
        $this->say('https://moved.example');
        SiteAddress::learnFromAdministrator();
        update_option('home', 'https://third.example');

        self::assertSame('https://third.example', SiteAddress::home());
        self::assertStringContainsString('third.example', $this->siteOfPlan());
    }

    public function testWhatIsNoLongerSaidIsForgotten(): void
    {
        $this->actAs('administrator');
        $this->say('https://moved.example');
        SiteAddress::learnFromAdministrator();
        $this->say($this->home);
        SiteAddress::learnFromAdministrator();

        self::assertFalse(get_option(SiteAddress::OPTION));
        self::assertSame($this->home, SiteAddress::home());
        self::assertStringNotContainsString('moved.example', $this->siteOfPlan());
    }

    public function testWhatIsNoAddressIsNotBelieved(): void
    {
        $this->actAs('administrator');
        foreach (['https://', '', 'evil.example', 'ftp://evil.example', 'https://evil.example\\@clinic.example'] as $said) {
            $this->say($said);
            SiteAddress::learnFromAdministrator();
            self::assertSame($this->home, SiteAddress::home(), $said);
        }
        update_option(SiteAddress::OPTION, ['said' => 'https://evil.example']);
        self::assertSame($this->home, SiteAddress::home());
    }

    /** As the constants WP_HOME and WP_SITEURL do. */
    private function say(string $address): void
    {
        foreach (['option_home', 'option_siteurl'] as $filter) {
            remove_all_filters($filter);
            add_filter($filter, static fn (): string => $address);
        }
    }

    private function siteOfPlan(): string
    {
        return (string) $this->services->db()->rows('SELECT site FROM {plans} WHERE id = 1')[0]['site'];
    }

    private function doors(): DoorServices
    {
        return new DoorServices($this->services->transactionalDb(), $this->clock);
    }
}
