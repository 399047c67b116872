<?php

declare(strict_types=1);

namespace Ringwell\Site\Form;

use Ringwell\Request\Form;
use Ringwell\Request\FormText;

/** All that a form's HTML is made of. */
final class FormView
{
    public readonly FormText $text;

    /**
     * @param string             $policy   address of the privacy policy, '' where there is none
     * @param array<int, string> $branches names by id
     * @param string             $config   what proves that the page is ours: Request\FormConfig
     * @param string             $action   address that takes the form
     */
    public function __construct(
        public readonly Form $form,
        public readonly string $policy,
        public readonly array $branches,
        public readonly string $config,
        public readonly string $action,
    ) {
        $this->text = new FormText($form);
    }
}
