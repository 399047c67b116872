<?php

declare(strict_types=1);

namespace Ringwell\Callback;

use Ringwell\Branch\BranchStore;
use Ringwell\Number\Phone;

/** A mail to staff for each callback that nothing rings any more: whom to call, and why. Mails of one branch go to its staff. */
final class TaskMail implements TellsStaff
{
    public function __construct(private readonly BranchStore $branches)
    {
    }

    public function isTask(Callback $callback): void
    {
        $branch = $this->branches->find($callback->branchId) ?? $this->branches->first();
        $phone = Phone::parse($callback->phone)?->international() ?? $callback->phone;
        $locale = switch_to_locale(get_locale());
        $to = $branch->staff === [] ? get_bloginfo('admin_email') : $branch->staff;
        $text = implode("\n", [
            /* translators: %s: phone */
            sprintf(__('Please call %s back.', 'ringwell'), $phone),
            ReasonText::of($callback->reason) . ($callback->detail === '' ? '' : " ({$callback->detail})"),
            '',
            /* translators: %s: name of a branch */
            sprintf(__('Branch: %s', 'ringwell'), $branch->name),
            /* translators: %s: date and time */
            sprintf(__('Asked for: %s', 'ringwell'), self::time($callback->askedAt)),
            '',
            __('All callbacks:', 'ringwell'),
            admin_url('admin.php?page=ringwell&p=/callbacks'),
        ]);
        /* translators: %s: phone */
        wp_mail($to, sprintf(__('Call back: %s', 'ringwell'), $phone), $text);
        if ($locale) {
            restore_previous_locale();
        }
    }

    private static function time(int $at): string
    {
        return (string) wp_date('Y-m-d H:i', intdiv($at, 1000));
    }
}
