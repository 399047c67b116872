<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

/** Whom a phone system is to ring, the clinic first. */
final class RingOrder
{
    /** Of an id: what every phone system and every dialplan takes. */
    public const COMMAND = '/^rw[0-9a-f]{24}$/D';

    /**
     * @param string $command our id of this order: "rw" and 24 hex digits
     * @param string $clinic  who is rung first, as the owner typed it and RingsOut::takesClinic() accepted it
     * @param string $patient E.164 with plus
     * @param string $number  the clinic's number that the patient is to see, E.164 with plus
     * @param int    $clinicSeconds how long the clinic's phones ring at most
     * @param int    $patientSeconds how long the patient's phone rings at most
     * @param string $eventsUrl where the connection's events go, for phone systems that are told so with each order; '' where they can't reach us
     */
    public function __construct(
        public readonly string $command,
        public readonly string $clinic,
        public readonly string $patient,
        public readonly string $number,
        public readonly int $clinicSeconds = 30,
        public readonly int $patientSeconds = 45,
        public readonly string $eventsUrl = '',
    ) {
    }

    /** @throws NotRung before anything is asked, where it can't be rung by this connection */
    public function mustSuit(RingsOut $adapter, Connection $connection): void
    {
        if (! $adapter->takesClinic($this->clinic)) {
            throw new NotRung(NotRung::NO_SUCH_LINE, $this->clinic);
        }
        if (! $adapter->canRing($connection)) {
            throw new NotRung(NotRung::WRONG_KEYS);
        }
    }

    /** Our id in what a phone system gave back; null where it is another program's, or none. */
    public static function idIn(?string $text): ?string
    {
        return $text !== null && preg_match(self::COMMAND, $text) === 1 ? $text : null;
    }
}
