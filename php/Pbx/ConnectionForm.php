<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

use Ringwell\Door\Fault;
use Ringwell\Door\FaultText;
use Ringwell\Door\Refusal;

/** Checks a written connection against the fields that its phone system has. */
final class ConnectionForm
{
    /**
     * @param array<string, string> $settings
     * @param array<string, string> $secrets
     */
    private function __construct(
        public readonly string $name,
        public readonly array $settings,
        public readonly array $secrets,
    ) {
    }

    /**
     * @param array<string, mixed> $message as connection-write.json says
     * @param ?Connection          $before  null for a new one
     */
    public static function read(array $message, PbxAdapter $adapter, ?Connection $before): self|\WP_Error
    {
        $faults = [];
        $name = sanitize_text_field(is_string($message['name'] ?? null) ? $message['name'] : '');
        if ($name === '') {
            $faults['name'] = new Fault('required');
        }
        $given = ['settings' => self::texts($message['settings'] ?? []), 'secrets' => self::texts($message['secrets'] ?? [])];
        $kept = ['settings' => $before->settings ?? [], 'secrets' => $before->secrets ?? []];
        $fields = ['settings' => [], 'secrets' => []];
        foreach ($adapter->fields() as $field) {
            $group = $field->isSecret ? 'secrets' : 'settings';
            // What is not said stays: a secret is never shown, so whoever changes the rest can't say it again.
            $value = $given[$group][$field->name] ?? $kept[$group][$field->name] ?? '';
            $fields[$group][$field->name] = $value;
            if ($field->isRequired && $value === '') {
                $faults["{$group}.{$field->name}"] = new Fault('required');
            } elseif (! $field->takes($value)) {
                $faults["{$group}.{$field->name}"] = new Fault('bad_format');
            }
            unset($given[$group][$field->name]);
        }
        foreach ($given as $group => $rest) {
            foreach (array_keys($rest) as $unknown) {
                $faults["{$group}.{$unknown}"] = new Fault('unknown_field');
            }
        }
        if ($faults !== []) {
            return Refusal::ofFields(array_map(FaultText::of(...), $faults), array_map(static fn (Fault $fault): string => $fault->code, $faults));
        }

        // What no field shows is set elsewhere: which field of a message is what, for one.
        return new self($name, $fields['settings'] + $kept['settings'], array_filter($fields['secrets'], static fn (string $secret): bool => $secret !== ''));
    }

    /** @return array<string, string> of those that are said at all */
    private static function texts(mixed $values): array
    {
        $texts = [];
        foreach (is_array($values) ? $values : [] as $name => $value) {
            if ($value !== null) {
                $texts[(string) $name] = is_string($value) ? trim($value) : '';
            }
        }

        return $texts;
    }
}
