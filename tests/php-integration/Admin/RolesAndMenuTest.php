<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Admin;

use PHPUnit\Framework\Attributes\DataProvider;
use Ringwell\Admin\Assets;
use Ringwell\Admin\Menu;
use Ringwell\Admin\PrivacyText;
use Ringwell\Admin\Roles;
use Ringwell\Admin\Screens;
use Ringwell\Door\Permission;
use Ringwell\Settings;
use Ringwell\Tests\Integration\TestCase;

final class RolesAndMenuTest extends TestCase
{
    protected function tearDown(): void
    {
        unset($GLOBALS['submenu'][Menu::SLUG], $_GET['page'], $_GET['p']);
        // Roles live in an option and in memory; the transaction gives back only the option.
        Roles::install();
        parent::tearDown();
    }

    /** @param list<string> $screens */
    #[DataProvider('people')]
    public function testEachRoleSeesItsScreens(string $role, array $screens): void
    {
        $this->actAs($role);
        (new Menu())->add();

        /** @var array<string, list<array{0: string, 1: string, 2: string}>> $submenu */
        $submenu = $GLOBALS['submenu'] ?? [];
        $titles = array_column($submenu[Menu::SLUG] ?? [], 0);
        self::assertSame(array_map(static fn (string $screen): string => Screens::titles()[$screen], $screens), $titles);
    }

    /** @return iterable<string, array{string, list<string>}> */
    public static function people(): iterable
    {
        yield 'administrator' => ['administrator', ['overview', 'calls', 'callbacks', 'requests', 'sources', 'pools', 'connections', 'reports', 'settings']];
        yield 'marketer' => [Roles::MARKETER, ['overview', 'calls', 'sources', 'pools', 'reports', 'settings']];
        yield 'receptionist' => [Roles::RECEPTIONIST, ['overview', 'calls', 'callbacks', 'requests']];
        yield 'subscriber' => ['subscriber', []];
    }

    public function testTheMenuCallsTheAppOnce(): void
    {
        $this->actAs('administrator');
        (new Menu())->add();
        ob_start();
        do_action('toplevel_page_' . Menu::SLUG);
        $html = (string) ob_get_clean();

        self::assertSame(1, substr_count($html, 'id="ringwell-admin"'));
        remove_all_actions('toplevel_page_' . Menu::SLUG);
    }

    #[DataProvider('addresses')]
    public function testTheEntryOfTheOpenScreenIsMarked(mixed $path, string $entry): void
    {
        $this->actAs('administrator');
        $menu = new Menu();
        $menu->add();
        remove_all_actions('toplevel_page_' . Menu::SLUG);
        $_GET['page'] = Menu::SLUG;
        $_GET['p'] = $path;

        self::assertSame($entry, $menu->current('anything'));
    }

    /** @return iterable<string, array{mixed, string}> */
    public static function addresses(): iterable
    {
        yield 'none' => ['', 'ringwell'];
        yield 'a call' => ['/calls/3', 'admin.php?page=ringwell&p=/calls'];
        yield 'a screen that does not exist' => ['/secrets', 'ringwell'];
        yield 'a list' => [['/calls'], 'ringwell'];
    }

    public function testThePageKnowsItsReaderAndNoSecrets(): void
    {
        $this->actAs(Roles::MARKETER);
        $data = Assets::data();

        self::assertSame([Permission::VIEW_REPORTS, Permission::EDIT_SOURCES], $data['capabilities']);
        self::assertContains('RU', $data['regions'], 'He says where numbers belong.');
        self::assertSame(['capabilities', 'timeZone', 'locale', 'siteUrl', 'siteName', 'version', 'demo', 'regions'], array_keys($data));
    }

    public function testAnOlderVersionIsBroughtUpToDate(): void
    {
        get_role('administrator')?->remove_cap(Permission::MANAGE);
        remove_role(Roles::RECEPTIONIST);
        update_option(Roles::OPTION, 0);
        self::assertFalse(Roles::isCurrent());

        Roles::install();

        self::assertTrue(Roles::isCurrent());
        self::assertTrue(get_role('administrator')?->has_cap(Permission::MANAGE));
        self::assertTrue(get_role(Roles::RECEPTIONIST)?->has_cap(Permission::HANDLE_CONTACTS));
        self::assertFalse(get_role(Roles::RECEPTIONIST)->has_cap(Permission::MANAGE));
    }

    public function testUninstallingTakesThemAway(): void
    {
        Roles::uninstall();

        self::assertNull(get_role(Roles::MARKETER));
        self::assertNull(get_role(Roles::RECEPTIONIST));
        foreach (Permission::ALL as $capability) {
            self::assertFalse(get_role('administrator')?->has_cap($capability));
        }
        self::assertFalse(Roles::isCurrent());
    }

    public function testThePrivacyTextSaysHowLong(): void
    {
        $html = PrivacyText::html(Settings::of(['visit_days' => 21, 'raw_days' => 1]));

        self::assertStringContainsString('Visits are deleted after 21 days.', $html);
        self::assertStringContainsString('Callbacks are deleted after 21 days.', $html);
        self::assertStringContainsString('IP', $html);
        self::assertStringNotContainsString('%d', $html);
    }

    public function testThePrivacyTextSaysHowLongEachThingStaysInTheBrowser(): void
    {
        foreach (['full' => 'until the visitor clears it', 'session' => 'until the browser tab is closed'] as $consent => $howLong) {
            $html = PrivacyText::html(Settings::of(['consent' => $consent]));
            foreach (['visit', 'seen', 'held-…', 'told', 'consent'] as $name) {
                self::assertMatchesRegularExpression("~<code>ringwell-{$name}</code></td><td>[^<]+</td><td>{$howLong}~u", $html);
            }
            self::assertMatchesRegularExpression('~<code>ringwell-gone</code></td><td>[^<]+</td><td>until the browser tab is closed~u', $html);
        }
    }
}
