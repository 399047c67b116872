<?php

declare(strict_types=1);

namespace Ringwell\Request;

/** All forms, as they are kept: two that are there from the start, and what the owner made of them. Pure. */
final class Forms
{
    public const MOST = 50;

    /**
     * @param array<int, Form> $forms by id
     * @param int              $next  id that a new form gets: none is ever given twice
     */
    private function __construct(public readonly array $forms, private readonly int $next)
    {
    }

    /** @param array<string, string> $names of the first forms, by kind */
    public static function of(mixed $stored, array $names): self
    {
        if (! is_array($stored) || ! is_array($stored['forms'] ?? null)) {
            $forms = [1 => Form::usual(1, Form::CALLBACK, $names[Form::CALLBACK]), 2 => Form::usual(2, Form::REQUEST, $names[Form::REQUEST])];

            return new self($forms, 3);
        }
        $forms = [];
        foreach ($stored['forms'] as $one) {
            $form = Form::of($one);
            if ($form !== null) {
                $forms[$form->id] = $form;
            }
        }

        return new self($forms, max(is_int($stored['next'] ?? null) ? $stored['next'] : 0, 3, ...array_map(static fn (int $id): int => $id + 1, array_keys($forms))));
    }

    /** @param array<string, mixed> $fields of the right shape */
    public function added(array $fields): self
    {
        return $this->changed($this->next, $fields);
    }

    /** @param array<string, mixed> $fields of the right shape */
    public function changed(int $id, array $fields): self
    {
        $form = Form::of(['id' => $id] + $fields);

        return $form === null ? $this : new self([$id => $form] + $this->forms, max($this->next, $id + 1));
    }

    public function without(int $id): self
    {
        return new self(array_diff_key($this->forms, [$id => true]), $this->next);
    }

    /** The form that was added last. */
    public function last(): ?Form
    {
        return $this->forms[$this->next - 1] ?? null;
    }

    /** @return array{forms: list<array<string, mixed>>, next: int} for the option */
    public function toArray(): array
    {
        $forms = $this->forms;
        ksort($forms);

        return ['forms' => array_values(array_map(static fn (Form $form): array => $form->toArray(), $forms)), 'next' => $this->next];
    }
}
