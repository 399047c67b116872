<?php

declare(strict_types=1);

namespace Ringwell\Request;

use Ringwell\LoadedOption;

/** One option, which WordPress loads with every page: a page with a form costs no query. */
final class FormStore
{
    public const OPTION = 'ringwell_forms';

    /** @return array<int, Form> by id */
    public function all(): array
    {
        return $this->read()->forms;
    }

    public function find(int $id): ?Form
    {
        return $this->all()[$id] ?? null;
    }

    public function read(): Forms
    {
        return Forms::of(LoadedOption::read(self::OPTION), [
            Form::CALLBACK => __('Callback', 'ringwell'),
            Form::REQUEST => __('Request', 'ringwell'),
        ]);
    }

    public function save(Forms $forms): void
    {
        update_option(self::OPTION, $forms->toArray(), true);
    }
}
