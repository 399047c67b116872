<?php

declare(strict_types=1);

namespace Ringwell\Door;

/** Who may use an admin door. A nonce proves the browser, never the right: the capability is asked each time. */
final class Permission
{
    public const VIEW_REPORTS = 'ringwell_view_reports';
    public const EDIT_SOURCES = 'ringwell_edit_sources';
    public const MANAGE = 'ringwell_manage';
    public const HANDLE_CONTACTS = 'ringwell_handle_contacts';
    public const HEAR_RECORDINGS = 'ringwell_hear_recordings';

    public const ALL = [self::VIEW_REPORTS, self::EDIT_SOURCES, self::MANAGE, self::HANDLE_CONTACTS, self::HEAR_RECORDINGS];

    /** @return callable(): bool for permission_callback: any of these capabilities is enough */
    public static function any(string ...$capabilities): callable
    {
        return static function () use ($capabilities): bool {
            foreach ($capabilities as $capability) {
                if (current_user_can($capability)) {
                    return true;
                }
            }

            return false;
        };
    }
}
