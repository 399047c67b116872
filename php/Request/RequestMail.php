<?php

declare(strict_types=1);

namespace Ringwell\Request;

use Ringwell\Branch\BranchStore;
use Ringwell\Number\Phone;

/** A mail to the branch's staff, as plain text: what a patient wrote can do nothing there but be read. */
final class RequestMail implements TellsStaff
{
    public function __construct(private readonly BranchStore $branches, private readonly FormStore $forms)
    {
    }

    public function of(PatientRequest $request): void
    {
        $branch = $this->branches->find($request->branchId) ?? $this->branches->first();
        $locale = switch_to_locale(get_locale());
        $phone = Phone::parse($request->phone)?->international() ?? $request->phone;
        $form = $this->forms->find($request->formId)->name ?? '';
        wp_mail(
            $branch->staff === [] ? get_bloginfo('admin_email') : $branch->staff,
            /* translators: %s: phone */
            sprintf(__('Request: %s', 'ringwell'), $phone),
            implode("\n", [...$this->lines($request, $phone, $form, $branch->name), '', __('All requests:', 'ringwell'), admin_url('admin.php?page=ringwell&p=/requests')]),
        );
        if ($locale) {
            restore_previous_locale();
        }
    }

    /** @return list<string> */
    private function lines(PatientRequest $request, string $phone, string $form, string $branch): array
    {
        $zone = $this->branches->hours($this->branches->find($request->branchId) ?? $this->branches->first())->zone;
        $lines = [
            /* translators: %s: name of a form */
            $form === '' ? '' : sprintf(__('Form: %s', 'ringwell'), $form),
            /* translators: %s: name of a branch */
            sprintf(__('Branch: %s', 'ringwell'), $branch),
            /* translators: %s: phone */
            sprintf(__('Phone: %s', 'ringwell'), $phone),
            /* translators: %s: name of a person */
            $request->name === '' ? '' : sprintf(__('Name: %s', 'ringwell'), $request->name),
            /* translators: %s: date and time */
            $request->wishedAt === null ? '' : sprintf(__('Would suit: %s', 'ringwell'), (string) wp_date('Y-m-d H:i', intdiv($request->wishedAt, 1000), $zone)),
            /* translators: %s: path of a page */
            $request->page === '' ? '' : sprintf(__('From the page: %s', 'ringwell'), $request->page),
        ];

        return [...array_values(array_filter($lines, static fn (string $line): bool => $line !== '')), ...($request->comment === '' ? [] : ['', $request->comment])];
    }
}
