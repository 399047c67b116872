<?php

declare(strict_types=1);

namespace Ringwell\Callback;

use Ringwell\Branch\Branch;
use Ringwell\Branch\StaffMail;
use Ringwell\Number\Phone;
use Ringwell\Request\RequestStore;

/** A mail to staff for each callback that nothing rings any more: whom to call, and why. */
final class TaskMail implements TellsStaff
{
    public function __construct(private readonly StaffMail $mail, private readonly RequestStore $requests)
    {
    }

    public function isTask(Callback $callback): void
    {
        $this->mail->send($callback->branchId, function (Branch $branch, \DateTimeZone $zone) use ($callback): array {
            $phone = Phone::parse($callback->phone)?->international() ?? $callback->phone;

            return [
                /* translators: %s: phone */
                sprintf(__('Call back: %s', 'ringwell'), $phone),
                [
                    /* translators: %s: phone */
                    sprintf(__('Please call %s back.', 'ringwell'), $phone),
                    "tel:{$callback->phone}",
                    ReasonText::of($callback->reason) . ($callback->detail === '' ? '' : " ({$callback->detail})"),
                    '',
                    ...$this->facts($callback, $branch, $zone),
                    '',
                    __('All callbacks:', 'ringwell'),
                    admin_url('admin.php?page=ringwell&p=/callbacks'),
                ],
            ];
        });
    }

    /** @return list<string> what whoever rings ought to know */
    private function facts(Callback $callback, Branch $branch, \DateTimeZone $zone): array
    {
        $request = $callback->requestId === null ? null : $this->requests->find($callback->requestId);
        [$name, $wished, $page] = [(string) $request?->name, $request?->wishedAt, (string) $request?->page];

        return StaffMail::facts([
            /* translators: %s: name of a person */
            $name === '' ? '' : sprintf(__('Name: %s', 'ringwell'), $name),
            /* translators: %s: date and time */
            $wished === null ? '' : sprintf(__('Would suit: %s', 'ringwell'), StaffMail::time($wished, $zone)),
            /* translators: %s: name of a branch */
            sprintf(__('Branch: %s', 'ringwell'), $branch->name),
            /* translators: %s: date and time */
            sprintf(__('Asked for: %s', 'ringwell'), StaffMail::time($callback->askedAt, $zone)),
            /* translators: %s: path of a page */
            $page === '' ? '' : sprintf(__('From the page: %s', 'ringwell'), $page),
        ], (string) $request?->comment);
    }
}
