<?php

declare(strict_types=1);

namespace Ringwell\Request;

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
        return Forms::of(self::stored(), [
            Form::CALLBACK => __('Callback', 'ringwell'),
            Form::REQUEST => __('Request', 'ringwell'),
        ]);
    }

    public function save(Forms $forms): void
    {
        update_option(self::OPTION, $forms->toArray(), true);
    }

    /** From what WordPress has loaded anyway: get_option() would ask the database for one that was never saved. */
    private static function stored(): mixed
    {
        $stored = wp_load_alloptions()[self::OPTION] ?? null;

        return is_string($stored) ? maybe_unserialize($stored) : $stored;
    }
}
