<?php

declare(strict_types=1);

namespace Ringwell\Admin;

use Ringwell\Door\Permission;

/** The screens of the app, in the order of the menu, and who may open each. */
final class Screens
{
    /** Screen => capabilities of which any is enough; the routes behind a screen ask for no more. */
    public const NEEDS = [
        'overview' => [Permission::VIEW_REPORTS, Permission::HANDLE_CONTACTS],
        'calls' => [Permission::VIEW_REPORTS, Permission::HANDLE_CONTACTS],
        'callbacks' => [Permission::HANDLE_CONTACTS],
        'requests' => [Permission::HANDLE_CONTACTS],
        'sources' => [Permission::VIEW_REPORTS, Permission::EDIT_SOURCES],
        'pools' => [Permission::VIEW_REPORTS, Permission::EDIT_SOURCES],
        'connections' => [Permission::MANAGE],
        'reports' => [Permission::VIEW_REPORTS],
        'settings' => [Permission::MANAGE, Permission::EDIT_SOURCES],
    ];

    /** @return array<string, string> screen => title */
    public static function titles(): array
    {
        return [
            'overview' => __('Overview', 'ringwell'),
            'calls' => __('Calls', 'ringwell'),
            'callbacks' => __('Callbacks', 'ringwell'),
            'requests' => __('Requests', 'ringwell'),
            'sources' => __('Sources', 'ringwell'),
            'pools' => __('Pools', 'ringwell'),
            'connections' => __('Connections', 'ringwell'),
            'reports' => __('Reports', 'ringwell'),
            'settings' => __('Settings', 'ringwell'),
        ];
    }

    /**
     * The capability that lets this user in; one that he has, else one that keeps him out.
     * WordPress's menus know only one capability an entry.
     */
    public static function capability(string $screen): string
    {
        $needs = self::NEEDS[$screen] ?? [Permission::MANAGE];
        foreach ($needs as $capability) {
            if (current_user_can($capability)) {
                return $capability;
            }
        }

        return $needs[0];
    }

    public static function path(string $screen): string
    {
        return $screen === 'overview' ? Menu::SLUG : 'admin.php?page=' . Menu::SLUG . '&p=/' . $screen;
    }
}
