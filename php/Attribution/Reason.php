<?php

declare(strict_types=1);

namespace Ringwell\Attribution;

/** Why a call was tied as it was: a code with what it needs to be said. Words are made at the rim, in the reader's language. */
final class Reason
{
    public const STATIC_NUMBER = 'static_number';
    public const DEFAULT_NUMBER = 'default_number';
    public const SITE_NUMBER = 'site_number';
    public const UNKNOWN_NUMBER = 'unknown_number';
    public const OUT_OF_USE = 'out_of_use';
    /** params: seconds between the showing and the call */
    public const LAST_VIEWER = 'last_viewer';
    public const NOBODY_SHOWN = 'nobody_shown';
    public const REPORTED_LATE = 'reported_late';
    public const CALLBACK = 'callback';

    /** @param array<string, int> $params */
    public function __construct(
        public readonly string $code,
        public readonly array $params = [],
    ) {
    }

    /** @return array{code: string, params: array<string, int>} */
    public function toArray(): array
    {
        return ['code' => $this->code, 'params' => $this->params];
    }

    public static function fromArray(mixed $stored): ?self
    {
        $code = is_array($stored) ? $stored['code'] ?? null : null;
        $params = is_array($stored) ? $stored['params'] ?? null : null;
        if (! is_string($code)) {
            return null;
        }
        $ints = [];
        foreach (is_array($params) ? $params : [] as $name => $value) {
            if (is_int($value)) {
                $ints[(string) $name] = $value;
            }
        }

        return new self($code, $ints);
    }
}
