<?php

declare(strict_types=1);

namespace Ringwell\Request;

use Ringwell\Clock;
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

    /** What one visit is believed in a day: who shows once that he is a person speaks for himself, and not for all whom his ids are handed to. */
    public const OF_A_VISIT = 5;

    /** No limit: it is only counted. */
    private const ALL = 1_000_000;

    /** @param bool $endsEarly whether answers are out before what follows from them is done; else how long one waits would say what that is */
    public function __construct(
        private readonly Counter $limits,
        private readonly RequestSettings $settings,
        private readonly Clock $clock,
        private readonly bool $endsEarly = true,
    ) {
    }

    /** Somebody begins to fill in a form, and is given the token that he will send. */
    public function begins(): void
    {
        // It is enough to know that they are many.
        $this->limits->take('request-begun', '', Flood::MOMENT, Flood::calm($this->settings->hour) + 1);
    }

    /**
     * @param string            $proof   PatientRequest::BY_*, UNPROVED
     * @param ?string           $network keyed hash; null where it is not known
     * @param ?int              $visit   id; null where it came from none
     * @param ?int              $age     milliseconds since the form was given its token; null without one
     * @param \Closure(): bool  $captcha
     * @return string           why; '': it isn't
     */
    public function held(Sent $sent, string $phone, string $proof, ?string $network, ?int $visit, ?int $age, \Closure $captcha): string
    {
        $of = Flood::kindOf($proof);

        return match (true) {
            $sent->trap !== '' => Held::HONEYPOT,
            $age !== null && $age < Time::SECOND => Held::HURRY,
            $network !== null && ! $this->limits->take('request-network', $network, Time::HOUR, $this->settings->network) => Held::NETWORK,
            ! $captcha() => Held::CAPTCHA,
            $proof === PatientRequest::BY_VISIT && ! $this->limits->take('request-visit', (string) $visit, Time::DAY, self::OF_A_VISIT) => Held::VISIT,
            $this->isFlood($of) => Held::FLOOD,
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

    /** Whether nobody hears of it before it is known that it is no part of a flood. The same for what is held back: it is promised the same. */
    public function waits(string $proof): bool
    {
        if (! $this->endsEarly) {
            return true;
        }
        $now = $this->clock->now();
        $of = Flood::kindOf($proof);
        $lately = fn (string $what): int => $this->limits->between($what, '', Flood::MOMENT, $now - Flood::MOMENT, $now);

        // Only who fills it in by hand needs a token: who begins is one of them until his visit shows more.
        return Flood::waits($proof, $lately("request-came{$of}") + ($proof === PatientRequest::BY_HAND ? $lately('request-begun') : 0), $this->settings->hour);
    }

    /** Whether it came in a flood, as far as is known now: of what came before it and after it. */
    public function cameInFlood(PatientRequest $request): bool
    {
        return $this->isOn(Flood::kindOf($request->proof), $request->receivedAt - Flood::SPAN, $request->receivedAt + Flood::SPAN);
    }

    /** Counts it, and says whether it is one of a flood. */
    private function isFlood(string $of): bool
    {
        $this->limits->take("request-came{$of}", '', Flood::MOMENT, self::ALL);

        $now = $this->clock->now();

        return $this->isOn($of, $now - Flood::SPAN, $now);
    }

    private function isOn(string $of, int $from, int $to): bool
    {
        return Flood::isOn($this->limits->between("request-came{$of}", '', Flood::MOMENT, $from, $to), $this->settings->hour);
    }
}
