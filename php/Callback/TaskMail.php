<?php

declare(strict_types=1);

namespace Ringwell\Callback;

use Ringwell\Branch\Branch;
use Ringwell\Branch\BranchStore;
use Ringwell\Number\Phone;
use Ringwell\Request\RequestStore;

/** A mail to staff for each callback that nothing rings any more: whom to call, and why. Mails of one branch go to its staff. */
final class TaskMail implements TellsStaff
{
    public function __construct(private readonly BranchStore $branches, private readonly RequestStore $requests)
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
            "tel:{$callback->phone}",
            ReasonText::of($callback->reason) . ($callback->detail === '' ? '' : " ({$callback->detail})"),
            '',
            ...$this->facts($callback, $branch),
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

    /** @return list<string> what whoever rings ought to know */
    private function facts(Callback $callback, Branch $branch): array
    {
        $zone = $this->branches->hours($branch)->zone;
        $time = static fn (int $at): string => (string) wp_date('Y-m-d H:i', intdiv($at, 1000), $zone);
        $request = $callback->requestId === null ? null : $this->requests->find($callback->requestId);
        [$name, $wished, $page, $comment] = [(string) $request?->name, $request?->wishedAt, (string) $request?->page, (string) $request?->comment];
        $lines = [
            /* translators: %s: name of a person */
            $name === '' ? '' : sprintf(__('Name: %s', 'ringwell'), $name),
            /* translators: %s: date and time */
            $wished === null ? '' : sprintf(__('Would suit: %s', 'ringwell'), $time($wished)),
            /* translators: %s: name of a branch */
            sprintf(__('Branch: %s', 'ringwell'), $branch->name),
            /* translators: %s: date and time */
            sprintf(__('Asked for: %s', 'ringwell'), $time($callback->askedAt)),
            /* translators: %s: path of a page */
            $page === '' ? '' : sprintf(__('From the page: %s', 'ringwell'), $page),
        ];

        return [...array_values(array_filter($lines, static fn (string $line): bool => $line !== '')), ...($comment === '' ? [] : ['', $comment])];
    }
}
