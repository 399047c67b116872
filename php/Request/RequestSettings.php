<?php

declare(strict_types=1);

namespace Ringwell\Request;

/** What the owner decided about requests; one option, of which absent fields have their defaults. */
final class RequestSettings
{
    public const OPTION = 'ringwell_requests';

    private const DEFAULTS = ['network' => 5, 'phone' => 3, 'hour' => 30, 'day' => 200, 'days' => 0];

    /**
     * @param int $network requests of one network in an hour
     * @param int $phone   requests with one phone in a day
     * @param int $hour    requests in an hour altogether
     * @param int $day     requests in a day altogether
     * @param int $days    that they are kept; 0: as long as calls
     */
    private function __construct(
        public readonly int $network,
        public readonly int $phone,
        public readonly int $hour,
        public readonly int $day,
        public readonly int $days,
    ) {
    }

    public static function of(mixed $stored): self
    {
        $all = array_filter(is_array($stored) ? $stored : [], static fn (mixed $value): bool => is_int($value) && $value >= 0) + self::DEFAULTS;

        return new self(...array_map(static fn (string $name): int => $all[$name], array_combine(array_keys(self::DEFAULTS), array_keys(self::DEFAULTS))));
    }

    /** @param array<string, mixed> $changes of the right shape */
    public function with(array $changes): self
    {
        return self::of($changes + $this->toArray());
    }

    /** @return array<string, int> for the option and the door */
    public function toArray(): array
    {
        return ['network' => $this->network, 'phone' => $this->phone, 'hour' => $this->hour, 'day' => $this->day, 'days' => $this->days];
    }
}
