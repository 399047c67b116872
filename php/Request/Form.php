<?php

declare(strict_types=1);

namespace Ringwell\Request;

/**
 * What visitors fill in to be called back, or to ask for something. Empty texts mean ours, in the site's language, so that
 * they follow it: see FormText.
 */
final class Form
{
    public const CALLBACK = 'callback';
    public const REQUEST = 'request';

    /** Between the phone, which every form asks for, and the tick; in the order in which they stand. */
    public const FIELDS = ['name', 'branch', 'when', 'comment'];

    public const OFF = 'off';
    public const OPTIONAL = 'optional';
    public const REQUIRED = 'required';

    /** What is in each form from the start. */
    private const USUAL = [
        self::CALLBACK => ['name' => self::OPTIONAL, 'branch' => self::OFF, 'when' => self::OPTIONAL, 'comment' => self::OFF],
        self::REQUEST => ['name' => self::REQUIRED, 'branch' => self::OFF, 'when' => self::OPTIONAL, 'comment' => self::OPTIONAL],
    ];

    /**
     * @param string                $kind    self::CALLBACK: whoever fills it in is rung; self::REQUEST: staff see to it
     * @param string                $name    for the owner
     * @param array<string, string> $fields  field => off, optional or required
     * @param string                $consent what is agreed to; [link]…[/link] stands around what leads to the policy
     * @param string                $policy  address; '': WordPress's own privacy page
     * @param string                $thanks  may hold {phone}, {when} and {number}
     */
    public function __construct(
        public readonly int $id,
        public readonly string $kind,
        public readonly string $name,
        public readonly string $title,
        public readonly string $text,
        public readonly string $button,
        public readonly array $fields,
        public readonly string $consent,
        public readonly string $policy,
        public readonly string $thanks,
    ) {
    }

    public static function usual(int $id, string $kind, string $name): self
    {
        return new self($id, $kind, $name, '', '', '', self::USUAL[$kind] ?? self::USUAL[self::REQUEST], '', '', '');
    }

    /** @return ?self null where it is no form */
    public static function of(mixed $stored): ?self
    {
        $kind = is_array($stored) ? $stored['kind'] ?? null : null;
        if (! is_array($stored) || ! is_int($stored['id'] ?? null) || $stored['id'] < 1 || ! is_string($kind) || ! isset(self::USUAL[$kind])) {
            return null;
        }
        $text = static fn (mixed $value): string => is_string($value) ? $value : '';
        $fields = is_array($stored['fields'] ?? null) ? $stored['fields'] : [];
        $consent = is_array($stored['consent'] ?? null) ? $stored['consent'] : [];

        return new self(
            $stored['id'],
            $kind,
            $text($stored['name'] ?? null),
            $text($stored['title'] ?? null),
            $text($stored['text'] ?? null),
            $text($stored['button'] ?? null),
            array_combine(self::FIELDS, array_map(static fn (string $field): string => self::demand($fields[$field] ?? null), self::FIELDS)),
            $text($consent['text'] ?? null),
            $text($consent['policy'] ?? null),
            $text($stored['thanks'] ?? null),
        );
    }

    public function asks(string $field): bool
    {
        return ($this->fields[$field] ?? self::OFF) !== self::OFF;
    }

    public function requires(string $field): bool
    {
        return ($this->fields[$field] ?? self::OFF) === self::REQUIRED;
    }

    /** @return array<string, mixed> for the option and the door */
    public function toArray(): array
    {
        return [
            'id' => $this->id,
            'kind' => $this->kind,
            'name' => $this->name,
            'title' => $this->title,
            'text' => $this->text,
            'button' => $this->button,
            'fields' => $this->fields,
            'consent' => ['text' => $this->consent, 'policy' => $this->policy],
            'thanks' => $this->thanks,
        ];
    }

    private static function demand(mixed $stored): string
    {
        return in_array($stored, [self::OPTIONAL, self::REQUIRED], true) ? $stored : self::OFF;
    }
}
