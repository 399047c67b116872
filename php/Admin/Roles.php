<?php

declare(strict_types=1);

namespace Ringwell\Admin;

use Ringwell\Door\Permission;

/**
 * Our capabilities and roles, per site. Checked by version at each request and not only on activation: a
 * network activation runs on one site alone, and an update runs no activation hook at all.
 */
final class Roles
{
    public const OPTION = 'ringwell_roles';
    public const VERSION = 1;

    public const MARKETER = 'ringwell_marketer';
    public const RECEPTIONIST = 'ringwell_receptionist';

    /** Role => its capabilities. */
    public const ROLES = [
        self::MARKETER => [Permission::VIEW_REPORTS, Permission::EDIT_SOURCES],
        self::RECEPTIONIST => [Permission::HANDLE_CONTACTS, Permission::HEAR_RECORDINGS],
    ];

    public static function isCurrent(): bool
    {
        $version = get_option(self::OPTION, 0);

        return is_numeric($version) && (int) $version >= self::VERSION;
    }

    public static function install(): void
    {
        $titles = [
            self::MARKETER => __('Marketer', 'ringwell'),
            self::RECEPTIONIST => __('Receptionist', 'ringwell'),
        ];
        foreach (self::ROLES as $role => $capabilities) {
            self::put($role, $titles[$role], $capabilities);
        }
        $administrator = get_role('administrator');
        foreach (Permission::ALL as $capability) {
            $administrator?->add_cap($capability);
        }
        update_option(self::OPTION, self::VERSION);
        // The user of this very request was loaded with the old roles.
        wp_get_current_user()->get_role_caps();
    }

    public static function uninstall(): void
    {
        foreach (array_keys(self::ROLES) as $role) {
            self::takeFromUsers($role);
            remove_role($role);
        }
        foreach (array_keys(wp_roles()->roles) as $role) {
            foreach (Permission::ALL as $capability) {
                get_role((string) $role)?->remove_cap($capability);
            }
        }
        delete_option(self::OPTION);
    }

    /** Page by page: each user leaves the list as he loses the role. */
    private static function takeFromUsers(string $role): void
    {
        do {
            $users = get_users(['role' => $role, 'number' => 100]);
            foreach ($users as $user) {
                $user->remove_role($role);
            }
        } while (count($users) === 100);
    }

    /** @param list<string> $capabilities */
    private static function put(string $role, string $title, array $capabilities): void
    {
        $existing = get_role($role);
        if ($existing === null) {
            add_role($role, $title, ['read' => true] + array_fill_keys($capabilities, true));
            return;
        }
        foreach ($capabilities as $capability) {
            $existing->add_cap($capability);
        }
    }
}
