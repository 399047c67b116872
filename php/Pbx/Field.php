<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

/** One thing the owner types, or chooses, when a connection is set up. */
final class Field
{
    public const TEXT = 'text';
    /** One of the options; '' stands for the first where nothing was chosen yet. */
    public const CHOICE = 'choice';
    /** A time zone; '' stands for the site's own. */
    public const ZONE = 'zone';
    /** An address that begins with https:// or http://. */
    public const URL = 'url';

    /**
     * @param 'text'|'choice'|'zone'|'url' $kind
     * @param array<array-key, string>     $options of a choice: what is stored => what is shown, in this order
     * @param string                       $pattern of a text: a whole regular expression that it must fit, '' for any
     */
    public function __construct(
        public readonly string $name,
        public readonly string $label,
        public readonly string $help = '',
        public readonly bool $isSecret = false,
        public readonly bool $isRequired = false,
        public readonly string $kind = self::TEXT,
        public readonly array $options = [],
        public readonly string $pattern = '',
    ) {
    }

    /** For phone systems whose times don't say in which zone they are; Connection::zone() gives the answer. */
    public static function zone(): self
    {
        return new self(
            Connection::ZONE,
            __('Time zone of the phone system', 'ringwell'),
            __('It is set in its cabinet. Where it is the site\'s own, leave it as it is.', 'ringwell'),
            kind: self::ZONE,
        );
    }

    /** Whether this may be stored; that a field must be filled in is asked elsewhere. */
    public function takes(string $value): bool
    {
        return $value === '' || match ($this->kind) {
            self::CHOICE => array_key_exists($value, $this->options),
            self::ZONE => WallClock::isZone($value),
            self::URL => preg_match('#^https?://[^\s/?\#@]+(?:[/?\#]\S*)?$#iD', $value) === 1,
            default => $this->pattern === '' || preg_match($this->pattern, $value) === 1,
        };
    }

    /** @return array{name: string, label: string, help: string, secret: bool, required: bool, kind: string, options: list<array{value: string, label: string}>} */
    public function toArray(): array
    {
        $options = [];
        foreach ($this->options as $value => $label) {
            $options[] = ['value' => (string) $value, 'label' => $label];
        }

        return [
            'name' => $this->name,
            'label' => $this->label,
            'help' => $this->help,
            'secret' => $this->isSecret,
            'required' => $this->isRequired,
            'kind' => $this->kind,
            'options' => $options,
        ];
    }
}
