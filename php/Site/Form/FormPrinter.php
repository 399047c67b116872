<?php

declare(strict_types=1);

namespace Ringwell\Site\Form;

use Ringwell\Branch\Branch;
use Ringwell\Door\Routes;
use Ringwell\Request\Form;
use Ringwell\Services;

/** Prints forms into pages: from what WordPress has loaded anyway, the same for every visitor, without a query. */
final class FormPrinter
{
    public function __construct(private readonly Services $services)
    {
    }

    /**
     * @param  string $wrapper attributes of the element around it, escaped
     * @return string '' where there is no such form any more
     */
    public function print(int $id, string $wrapper = 'class="ringwell-form"'): string
    {
        $form = $this->html($id);
        if ($form === null) {
            return '';
        }
        FormAssets::enqueue();

        return $form->html($wrapper);
    }

    /** Without what it needs to load. */
    public function html(int $id): ?FormHtml
    {
        $form = $this->services->forms()->find($id);

        // WordPress counts: a form may stand in a page twice.
        return $form === null ? null : new FormHtml($this->view($form), wp_unique_id('f'));
    }

    private function view(Form $form): FormView
    {
        $branches = $form->asks('branch') ? $this->services->branches()->all() : [];

        return new FormView(
            $form,
            $form->policy === '' ? PolicyAddress::read() : $form->policy,
            array_map(static fn (Branch $branch): string => $branch->name, $branches),
            $this->services->formConfig()->of($form),
            // Without scheme and host, as the other doors: the page may be reached as www or through a proxy.
            wp_make_link_relative(rest_url(Routes::NAMESPACE . ($form->kind === Form::CALLBACK ? '/callbacks' : '/requests'))),
        );
    }
}
