<?php

declare(strict_types=1);

namespace Ringwell\Request;

use Ringwell\Door\Permission;
use Ringwell\Pbx\Hooks as Minute;
use Ringwell\Privacy\Hooks as Hourly;
use Ringwell\Schema\Installer;
use Ringwell\Services;
use Ringwell\Time;

/** Each minute what waits or was left lying, each hour what is to be forgotten; in wp-admin a word on what is held back. */
final class Hooks
{
    private const AT_ONCE = 5000;

    /** Held back within an hour, before anybody is told. */
    private const MANY = 10;

    public static function register(Services $services): void
    {
        add_action('admin_notices', static function () use ($services): void {
            if (Installer::isCurrent()) {
                $services->chores()->do('notice of held requests', static fn () => self::tellOfHeld($services), true);
            }
        });
        // Before callbacks are rung.
        $services->chores()->add(Minute::WORK, 'requests', static fn () => $services->requestDesk()->settleLeft(), 5, isOften: true);
        $services->chores()->add(Hourly::FORGET, 'old requests', static function () use ($services): void {
            if (! Hourly::clock($services)->isSteady()) {
                return;
            }
            $now = $services->clock()->now();
            $days = $services->requestSettings()->days;
            $services->requests()->forgetHeld($now - Held::LONGEST, self::AT_ONCE);
            if ($days > 0) {
                $services->requests()->forgetBefore($now - $days * Time::DAY, self::AT_ONCE);
            }
        });
    }

    /** Nobody is mailed of what is held back; a patient may be among it. */
    private static function tellOfHeld(Services $services): void
    {
        if (! current_user_can(Permission::HANDLE_CONTACTS)) {
            return;
        }
        $held = $services->requests()->heldSince(Held::MAYBE_PATIENTS, $services->clock()->now() - Time::HOUR);
        if ($held <= self::MANY) {
            return;
        }
        printf(
            '<div class="notice notice-warning"><p>%s <a href="%s">%s</a></p></div>',
            esc_html(sprintf(
                /* translators: %s: number of requests */
                _n('Within an hour %s request was held back. Patients may be among them, and nobody was told of it.', 'Within an hour %s requests were held back. Patients may be among them, and nobody was told of them.', $held, 'ringwell'),
                number_format_i18n($held),
            )),
            esc_url(admin_url('admin.php?page=ringwell&p=/requests&held=open')),
            esc_html__('Look at what is held back', 'ringwell'),
        );
    }
}
