<?php

declare(strict_types=1);

namespace Ringwell\Request;

use Ringwell\Branch\Branch;
use Ringwell\Branch\StaffMail;
use Ringwell\Number\Phone;

/** A mail to staff for each request that nothing rings. */
final class RequestMail implements TellsStaff
{
    public function __construct(private readonly StaffMail $mail, private readonly FormStore $forms)
    {
    }

    public function of(PatientRequest $request): void
    {
        $this->mail->send($request->branchId, function (Branch $branch, \DateTimeZone $zone) use ($request): array {
            $phone = Phone::parse($request->phone)?->international() ?? $request->phone;

            return [
                /* translators: %s: phone */
                sprintf(__('Request: %s', 'ringwell'), $phone),
                [...$this->facts($request, $phone, $branch, $zone), '', __('All requests:', 'ringwell'), admin_url('admin.php?page=ringwell&p=/requests')],
            ];
        });
    }

    /** @return list<string> */
    private function facts(PatientRequest $request, string $phone, Branch $branch, \DateTimeZone $zone): array
    {
        $form = $this->forms->find($request->formId)->name ?? '';

        return StaffMail::facts([
            /* translators: %s: name of a form */
            $form === '' ? '' : sprintf(__('Form: %s', 'ringwell'), $form),
            /* translators: %s: name of a branch */
            sprintf(__('Branch: %s', 'ringwell'), $branch->name),
            /* translators: %s: phone */
            sprintf(__('Phone: %s', 'ringwell'), $phone),
            /* translators: %s: name of a person */
            $request->name === '' ? '' : sprintf(__('Name: %s', 'ringwell'), $request->name),
            /* translators: %s: date and time */
            $request->wishedAt === null ? '' : sprintf(__('Would suit: %s', 'ringwell'), StaffMail::time($request->wishedAt, $zone)),
            /* translators: %s: path of a page */
            $request->page === '' ? '' : sprintf(__('From the page: %s', 'ringwell'), $request->page),
        ], $request->comment);
    }
}
