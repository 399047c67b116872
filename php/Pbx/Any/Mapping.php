<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Any;

use Ringwell\Call\Direction;

/** Which field of a phone system's messages is which of ours, as its owner said. Whatever is stored makes a mapping. Pure. */
final class Mapping
{
    /** Name of the setting that keeps it. */
    public const SETTING = 'mapping';
    public const LONGEST_PATH = 200;

    public const FIELDS = ['call', 'caller', 'did', 'direction', 'state', 'at', 'started', 'answered', 'ended', 'talk', 'wait', 'recording'];
    /** What may be the same in all messages and so stand in none. */
    public const FIXED = ['did', 'direction', 'state'];
    private const LONGEST_VALUE = 120;
    private const MOST_VALUES = 100;

    /**
     * @param string                   $each       path of the list of calls in a message; '' where a message is about one
     * @param array<string, string>    $paths      our field => path of theirs
     * @param array<string, string>    $fixed      our field => what holds where a message doesn't say it
     * @param array<array-key, Direction> $directions a value in plain words => what it means; see Words::plain()
     * @param array<array-key, Kind>   $kinds      likewise
     * @param bool                     $swaps      whether caller and did change places where the clinic rings out
     */
    private function __construct(
        public readonly string $each,
        public readonly array $paths,
        private readonly array $fixed,
        private readonly array $directions,
        private readonly array $kinds,
        public readonly bool $swaps,
        public readonly bool $inMilliseconds,
    ) {
    }

    public static function fromJson(string $json): self
    {
        return self::of(json_decode($json, true, 8));
    }

    public static function of(mixed $said): self
    {
        $said = is_array($said) ? $said : [];
        $values = is_array($said['values'] ?? null) ? $said['values'] : [];

        return new self(
            is_string($said['each'] ?? null) ? $said['each'] : '',
            self::texts($said['fields'] ?? null, self::FIELDS, self::LONGEST_PATH),
            self::texts($said['fixed'] ?? null, self::FIXED, self::LONGEST_VALUE),
            array_filter(array_map(Direction::tryFrom(...), self::meanings($values['direction'] ?? null))),
            array_filter(array_map(Kind::tryFrom(...), self::meanings($values['state'] ?? null))),
            ($said['swaps'] ?? true) !== false,
            ($said['milliseconds'] ?? false) === true,
        );
    }

    /** @return array<string, mixed> as any-mapping.json says */
    public function toArray(): array
    {
        $plain = static fn (Direction|Kind $meaning): string => $meaning->value;

        return [
            'each' => $this->each,
            'fields' => (object) $this->paths,
            'fixed' => (object) $this->fixed,
            'values' => [
                'direction' => (object) array_map($plain, $this->directions),
                'state' => (object) array_map($plain, $this->kinds),
            ],
            'swaps' => $this->swaps,
            'milliseconds' => $this->inMilliseconds,
        ];
    }

    public function toJson(): string
    {
        return (string) json_encode($this->toArray(), JSON_UNESCAPED_UNICODE | JSON_INVALID_UTF8_SUBSTITUTE);
    }

    public function isEmpty(): bool
    {
        return $this->paths === [];
    }

    /** @return list<string> our fields without which no call can be made: 'call' where nothing tells two calls apart, 'did', 'caller' */
    public function missing(): array
    {
        $has = fn (string ...$names): bool => array_intersect_key($this->paths, array_flip($names)) !== [];

        return array_keys(array_filter([
            'call' => ! $has('call', 'started', 'at'),
            'caller' => ! $has('caller'),
            'did' => ! $has('did') && ! isset($this->fixed['did']),
        ]));
    }

    public function fixed(string $name): ?string
    {
        return $this->fixed[$name] ?? null;
    }

    /** @return ?Direction null where nobody has said what the value means */
    public function direction(string $value): ?Direction
    {
        return $this->directions[Words::plain($value)] ?? Words::direction($value);
    }

    public function kind(string $value): ?Kind
    {
        return $this->kinds[Words::plain($value)] ?? Words::kind($value);
    }

    /**
     * @param  list<string>          $names
     * @return array<string, string>
     */
    private static function texts(mixed $said, array $names, int $longest): array
    {
        $texts = [];
        foreach ($names as $name) {
            $text = is_array($said) ? $said[$name] ?? null : null;
            if (is_string($text) && trim($text) !== '' && strlen($text) <= $longest) {
                $texts[$name] = trim($text);
            }
        }

        return $texts;
    }

    /** @return array<array-key, string> */
    private static function meanings(mixed $said): array
    {
        $meanings = [];
        foreach (array_slice(is_array($said) ? $said : [], 0, self::MOST_VALUES, true) as $value => $meaning) {
            if (is_string($meaning)) {
                $meanings[Words::plain((string) $value)] = $meaning;
            }
        }

        return $meanings;
    }
}
