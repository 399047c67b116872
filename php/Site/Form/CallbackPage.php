<?php

declare(strict_types=1);

namespace Ringwell\Site\Form;

use Ringwell\LoadedOption;

/**
 * How the site offers to call back on pages that hold no form: a button that floats over them, and a form that opens by
 * itself. Both are off until somebody switches them on. One option, which WordPress loads with every page.
 */
final class CallbackPage
{
    public const OPTION = 'ringwell_callback_page';

    /** Nobody waits longer than a quarter of an hour to be asked. */
    public const LONGEST_SECONDS = 900;

    /**
     * @param int    $form     the form that opens
     * @param bool   $hasButton whether the button floats over pages
     * @param string $button   what it says, '' for ours
     * @param int    $target   number that "Call now" dials, 0 for the first one
     * @param bool   $onLeave  whether the form opens when somebody is about to leave
     * @param int    $after    or so many seconds after a page was opened, 0 for never
     */
    public function __construct(
        public readonly int $form = 1,
        public readonly bool $hasButton = false,
        public readonly string $button = '',
        public readonly int $target = 0,
        public readonly bool $onLeave = false,
        public readonly int $after = 0,
    ) {
    }

    public static function load(): self
    {
        return self::of(LoadedOption::read(self::OPTION));
    }

    public static function of(mixed $stored): self
    {
        $all = is_array($stored) ? $stored : [];
        $number = static fn (string $name, int $otherwise): int => is_int($all[$name] ?? null) && $all[$name] >= 0 ? $all[$name] : $otherwise;

        return new self(
            max(1, $number('form', 1)),
            ($all['has_button'] ?? null) === true,
            is_string($all['button'] ?? null) ? $all['button'] : '',
            $number('target', 0),
            ($all['on_leave'] ?? null) === true,
            min(self::LONGEST_SECONDS, $number('after', 0)),
        );
    }

    /** @return array{form: int, has_button: bool, button: string, target: int, on_leave: bool, after: int} */
    public function toArray(): array
    {
        return [
            'form' => $this->form,
            'has_button' => $this->hasButton,
            'button' => $this->button,
            'target' => $this->target,
            'on_leave' => $this->onLeave,
            'after' => $this->after,
        ];
    }

    /** Whether pages hold the dialog. */
    public function isOn(): bool
    {
        return $this->hasButton || $this->onLeave || $this->after > 0;
    }
}
