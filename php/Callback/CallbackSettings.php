<?php

declare(strict_types=1);

namespace Ringwell\Callback;

use Ringwell\Time;

/** What the owner decided about ringing; one option, of which absent fields have their defaults. */
final class CallbackSettings
{
    public const OPTION = 'ringwell_callback';

    /** Field => default, least and most. */
    private const NUMBERS = [
        'per_phone' => [5, 1, 20],
        'per_day' => [100, 1, 10_000],
        'at_once' => [2, 1, 50],
        'late_minutes' => [120, 10, 720],
        'clinic_seconds' => [30, 10, 120],
        'patient_seconds' => [45, 10, 120],
    ];
    private const PAUSES = [2, 10];

    /**
     * @param list<string> $countries ISO 3166 codes; none: the site's own
     * @param list<string> $kinds     of 'mobile', 'fixed'
     * @param list<string> $denied    beginnings of phones, in digits with the country's code
     * @param list<string> $staffPhones of the clinic's people, E.164: never rung, and nobody is told that they are theirs
     * @param list<int>    $pauses    minutes
     */
    private function __construct(
        public readonly bool $on,
        public readonly array $countries,
        public readonly array $kinds,
        public readonly array $denied,
        public readonly array $staffPhones,
        public readonly int $perPhone,
        public readonly int $perDay,
        public readonly int $atOnce,
        public readonly array $pauses,
        public readonly int $lateMinutes,
        public readonly int $clinicSeconds,
        public readonly int $patientSeconds,
    ) {
    }

    public static function of(mixed $stored): self
    {
        $stored = is_array($stored) ? $stored : [];
        $texts = static function (string $name, string $pattern, array $default) use ($stored): array {
            $list = is_array($stored[$name] ?? null) ? $stored[$name] : $default;

            return array_values(array_unique(array_filter($list, static fn (mixed $one): bool => is_string($one) && preg_match($pattern, $one) === 1)));
        };
        $number = static function (string $name) use ($stored): int {
            [$default, $least, $most] = self::NUMBERS[$name];
            $value = $stored[$name] ?? null;

            return is_int($value) && $value >= $least && $value <= $most ? $value : $default;
        };
        $pauses = is_array($stored['pauses'] ?? null) ? $stored['pauses'] : self::PAUSES;
        $kinds = $texts('kinds', '/^(?:mobile|fixed)$/D', Dialable::KINDS);

        return new self(
            ($stored['on'] ?? true) === true,
            $texts('countries', '/^[A-Z]{2}$/D', []),
            $kinds === [] ? Dialable::KINDS : $kinds,
            $texts('denied', '/^\d{1,12}$/D', array_map(strval(...), array_keys(Denied::ALWAYS))),
            $texts('staff_phones', '/^\+\d{5,15}$/D', []),
            $number('per_phone'),
            $number('per_day'),
            $number('at_once'),
            array_slice(array_values(array_filter($pauses, static fn (mixed $one): bool => is_int($one) && $one > 0 && $one <= 240)), 0, 10),
            $number('late_minutes'),
            $number('clinic_seconds'),
            $number('patient_seconds'),
        );
    }

    /** @param array<string, mixed> $changes as callback-settings-write.json says */
    public function with(array $changes): self
    {
        return self::of($changes + $this->toArray());
    }

    public function schedule(): Schedule
    {
        return new Schedule($this->pauses);
    }

    /** Milliseconds after the promised time. */
    public function late(): int
    {
        return $this->lateMinutes * Time::MINUTE;
    }

    /** @return array<string, mixed> for the option, and for callback-settings.json */
    public function toArray(): array
    {
        return [
            'on' => $this->on,
            'countries' => $this->countries,
            'kinds' => $this->kinds,
            'denied' => $this->denied,
            'staff_phones' => $this->staffPhones,
            'per_phone' => $this->perPhone,
            'per_day' => $this->perDay,
            'at_once' => $this->atOnce,
            'pauses' => $this->pauses,
            'late_minutes' => $this->lateMinutes,
            'clinic_seconds' => $this->clinicSeconds,
            'patient_seconds' => $this->patientSeconds,
        ];
    }
}
