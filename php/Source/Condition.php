<?php

declare(strict_types=1);

namespace Ringwell\Source;

/** One line of a rule, asked of an arrival. Comparisons ignore case; hosts and paths are compared in one spelling. */
final class Condition
{
    public const HOSTS = ['referrer_host', 'landing_host'];

    private function __construct(
        public readonly string $field,
        public readonly string $op,
        public readonly string $value,
        public readonly string $name,
    ) {
    }

    /** @param array{field: string, op: string, value?: string, name?: string} $condition */
    public static function of(array $condition): self
    {
        return new self($condition['field'], $condition['op'], $condition['value'] ?? '', $condition['name'] ?? '');
    }

    public function holds(Arrival $arrival): bool
    {
        $actual = $this->spell($this->actual($arrival));
        $value = $this->spell($this->value);

        return match ($this->op) {
            'is' => $actual === $value,
            'is_not' => $actual !== $value,
            'contains' => $value !== '' && str_contains($actual, $value),
            'starts_with' => $value !== '' && str_starts_with($actual, $value),
            'ends_with' => $value !== '' && $this->endsWith($actual, $value),
            'one_of' => in_array($actual, array_map($this->spell(...), $this->values()), true),
            'present' => $actual !== '',
            'absent' => $actual === '',
            default => false,
        };
    }

    /** What the arrival has in this field. A page of the clinic's own is no referrer: see Arrival::referrerKind. */
    public function actual(Arrival $arrival): string
    {
        return match ($this->field) {
            'referrer_host' => $arrival->isSameSite() ? '' : $arrival->referrerHost,
            'referrer_kind' => $arrival->referrerKind(),
            'landing_path' => $arrival->path,
            'landing_host' => $arrival->host,
            'param' => $arrival->param($this->name),
            default => $arrival->param($this->field),
        };
    }

    /** @return list<string> the entries of one_of's list */
    public function values(): array
    {
        return array_values(array_filter(array_map(trim(...), explode(',', $this->value)), static fn (string $value): bool => $value !== ''));
    }

    private function endsWith(string $actual, string $value): bool
    {
        return in_array($this->field, self::HOSTS, true) ? Host::isUnder($actual, $value) : str_ends_with($actual, $value);
    }

    /** "/price/" and "/price" are one page, "https://www.2gis.ru/" and "2gis.ru" one host. */
    private function spell(string $text): string
    {
        $text = Text::fold($text);
        if (in_array($this->field, self::HOSTS, true)) {
            $host = (string) preg_replace(['~^[a-z][a-z0-9+.-]*://~', '~[/?#].*$~'], '', $text);

            // Of a part of a host ("google.") the dot belongs to what is looked for.
            return in_array($this->op, ['contains', 'starts_with'], true) ? $host : Host::normalise($host);
        }
        if ($this->field !== 'landing_path') {
            return $text;
        }
        $path = Text::fold(Text::clean(rawurldecode($text)));

        return in_array($this->op, ['is', 'is_not', 'one_of'], true) && $path !== '/' ? rtrim($path, '/') : $path;
    }
}
