<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Telnyx;

use Ringwell\Pbx\RingOrder;

/**
 * What Telnyx carries for us through all events of a leg (client_state): whose leg it is, and what the next step needs. Marked with
 * the key that orders calls: who can send events could else have anybody rung.
 */
final class TelnyxOrder
{
    private const PATTERN = '/^(rw[0-9a-f]{24}) (clinic|patient) (\+\d{7,15}) (\+\d{7,15}) (\d{1,3}) (\S{0,300}) ([0-9a-f]{16})$/D';
    private const LONGEST = 1000;

    /**
     * @param string $patient E.164
     * @param string $number  that the patient sees, E.164
     * @param int    $seconds how long the patient's phone rings
     * @param string $clinicsLeg of the patient's leg: call_control_id of the clinic's
     */
    private function __construct(
        public readonly string $command,
        public readonly bool $isPatient,
        public readonly string $patient,
        public readonly string $number,
        public readonly int $seconds,
        public readonly string $clinicsLeg,
    ) {
    }

    public static function ofClinic(RingOrder $order): self
    {
        return new self($order->command, false, $order->patient, $order->number, $order->patientSeconds, '');
    }

    public function ofPatient(string $clinicsLeg): self
    {
        return new self($this->command, true, $this->patient, $this->number, $this->seconds, $clinicsLeg);
    }

    /**
     * @param  mixed $state client_state as an event has it
     * @return ?self null where it is another program's, another key's, or none
     */
    public static function in(mixed $state, string $key): ?self
    {
        $text = is_string($state) && strlen($state) <= self::LONGEST ? base64_decode($state, true) : false;
        if ($text === false || preg_match(self::PATTERN, $text, $match) !== 1) {
            return null;
        }
        $order = new self($match[1], $match[2] === 'patient', $match[3], $match[4], (int) $match[5], $match[6]);

        return $key !== '' && hash_equals(self::mark($order->text(), $key), $match[7]) ? $order : null;
    }

    /** @param string $key that orders calls */
    public function state(string $key): string
    {
        $text = $this->text();

        return base64_encode("{$text} " . self::mark($text, $key));
    }

    private function text(): string
    {
        $whose = $this->isPatient ? 'patient' : 'clinic';

        return "{$this->command} {$whose} {$this->patient} {$this->number} {$this->seconds} {$this->clinicsLeg}";
    }

    private static function mark(string $text, string $key): string
    {
        return substr(hash_hmac('sha256', $text, $key), 0, 16);
    }
}
