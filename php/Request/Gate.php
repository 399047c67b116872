<?php

declare(strict_types=1);

namespace Ringwell\Request;

use Ringwell\Limit\Counter;
use Ringwell\Time;

/**
 * Whether a request is held back. What only programs do is looked at first, and counts for no limit but its network's: else
 * whoever sends rubbish would use up what there is for patients. So would whoever sends it without any proof, therefore each
 * kind of proof has its own counts. A known phone has none of its own: they would tell whose is known.
 */
final class Gate
{
    /** Held back are so many in a day at most, for each reason; what comes then is not even kept. A flood for one leaves the others room. */
    public const MOST_HELD = 500;

    public function __construct(private readonly Counter $limits, private readonly RequestSettings $settings)
    {
    }

    /**
     * @param string            $proof   PatientRequest::BY_*, UNPROVED
     * @param ?string           $network keyed hash; null where it is not known
     * @param ?int              $age     milliseconds since the form was given its token; null without one
     * @param \Closure(): bool  $captcha
     * @return string           why; '': it isn't
     */
    public function held(Sent $sent, string $phone, string $proof, ?string $network, ?int $age, \Closure $captcha): string
    {
        $of = match ($proof) {
            PatientRequest::BY_VISIT => '-visit',
            PatientRequest::BY_HAND => '-hand',
            default => '',
        };

        return match (true) {
            $sent->trap !== '' => Held::HONEYPOT,
            $age !== null && $age < Time::SECOND => Held::HURRY,
            $network !== null && ! $this->limits->take('request-network', $network, Time::HOUR, $this->settings->network) => Held::NETWORK,
            ! $captcha() => Held::CAPTCHA,
            // Looked at before the phone is counted: a row for each phone that a program invents would be as many as it likes.
            $this->limits->peek("request{$of}", '', Time::HOUR) >= $this->settings->hour => Held::HOUR,
            $this->limits->peek("request{$of}", '', Time::DAY) >= $this->settings->day => Held::DAY,
            ! $this->limits->take("request-phone{$of}", $phone, Time::DAY, $this->settings->phone) => Held::PHONE,
            ! $this->limits->take("request{$of}", '', Time::HOUR, $this->settings->hour) => Held::HOUR,
            ! $this->limits->take("request{$of}", '', Time::DAY, $this->settings->day) => Held::DAY,
            default => '',
        };
    }

    public function mayKeepHeld(string $held): bool
    {
        return $this->limits->take('request-held', $held, Time::DAY, self::MOST_HELD);
    }
}
