<?php

declare(strict_types=1);

namespace Ringwell\Carry;

use Ringwell\Clock;
use Ringwell\Door\ConfigToken;
use Ringwell\Door\Origins;
use Ringwell\Plan\Crowds;
use Ringwell\Plan\NetworkKey;
use Ringwell\Plan\Plan;
use Ringwell\Time;
use Ringwell\Visit\Asker;
use Ringwell\Visit\Network;
use Ringwell\Visit\SecretId;
use Ringwell\Visit\Visit;
use Ringwell\Visit\VisitStore;

/**
 * A visit goes on where a link between the clinic's sites leads: the page that is left says which token it puts into the
 * link (give), the page that is opened brings it back (take). Neither says why it got nothing: who has no right to know learns nothing.
 * docs/decisions/other-sites.md has what could be done with a stranger's token, and why it can't.
 */
final class CarryDoor
{
    public const LIFE = Time::MINUTE;

    /** Links that one visitor has clicked within a minute and whose pages have not come up yet. */
    private const MOST_WAITING = 10;

    /** As the pages count it (src-frontend/lib/visit.ts); a beat may be a minute old. */
    private const VISIT = 31 * Time::MINUTE;

    /** @param ?ConfigToken $token null where no key can be read: then no page is known as ours */
    public function __construct(
        private readonly Plan $plan,
        private readonly ?ConfigToken $token,
        private readonly CarryStore $carries,
        private readonly VisitStore $visits,
        private readonly NetworkKey $networkKey,
        private readonly Crowds $crowds,
        private readonly Clock $clock,
    ) {
    }

    /**
     * @param  array{visitor: string, visit: string, token: string, to: string, config: string} $message
     * @param  string  $origin that the browser says the page with the link has
     * @return ?string the token, good for one use within a minute
     */
    public function give(array $message, string $origin, Asker $asker): ?string
    {
        $from = $this->origin($origin);
        $to = $this->origin($message['to']);
        $visit = $from === null || $to === null || $from === $to || $asker->refuses || ! $this->isPage($message['config']) ? null : $this->visit($message);
        $network = $visit === null ? null : Network::of($asker->address, fn (): string => $this->networkKey->of($this->plan));
        $now = $this->clock->now();
        if ($from === null || $to === null || $visit === null || $now - $visit->seenAt > self::VISIT || $this->crowds->isFull($this->plan, $network)) {
            return null;
        }
        $this->carries->forget($now);
        if ($this->carries->countOf($visit->id, $now) >= self::MOST_WAITING) {
            return null;
        }
        $token = $message['token'];
        if (! $this->carries->add(SecretId::hash($token), $visit->id, Sealed::of($token, $message['visitor'], $message['visit']), $from, $to, $now + self::LIFE)) {
            return null;
        }
        $this->crowds->wrote($network, 1);

        return $token;
    }

    /**
     * Whoever brings a token has used it up, also where it was not his: then nobody has it any more.
     *
     * @param  array{token: string, referrer: string, config: string} $message
     * @param  string $origin that the browser says the opened page has
     * @return array{visitor: string, visit: string}|null
     */
    public function take(array $message, string $origin): ?array
    {
        $found = $this->isPage($message['config']) ? $this->carries->take(SecretId::hash($message['token'])) : null;
        $left = ($found['until'] ?? 0) - $this->clock->now();
        if (
            $found === null || $left <= 0 || $left > self::LIFE
            || $found['to'] !== $this->origin($origin)
            || $found['from'] !== Origins::normal($message['referrer'])
        ) {
            return null;
        }
        $ids = Sealed::open($message['token'], $found['sealed']);

        return $this->visit($ids) === null ? null : $ids;
    }

    private function isPage(string $config): bool
    {
        return $this->token?->read($config) !== null;
    }

    /** @param array{visitor: string, visit: string} $ids */
    private function visit(array $ids): ?Visit
    {
        $visit = $this->visits->byHash(SecretId::hash($ids['visit']));

        return $visit?->visitor === SecretId::hash($ids['visitor']) ? $visit : null;
    }

    /** @return ?string null where it is not one of the clinic's */
    private function origin(string $origin): ?string
    {
        $origins = $this->plan->site->origins();

        return $origins->isOwn($origin) || $origins->isOther($origin) ? Origins::normal($origin) : null;
    }
}
