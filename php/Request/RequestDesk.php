<?php

declare(strict_types=1);

namespace Ringwell\Request;

use Ringwell\Branch\Branch;
use Ringwell\Branch\BranchStore;
use Ringwell\Clock;
use Ringwell\Door\ConfigKeys;
use Ringwell\Lease\ExposureLog;
use Ringwell\Number\NumberStore;
use Ringwell\Time;

/**
 * Takes what forms send. It is stored first; staff, or those who have patients rung, hear of it once the answer is out, so
 * that the answer takes as long for whoever is held back as for others.
 */
final class RequestDesk
{
    /** Sent again within so long, a form without script is the same request. */
    private const SAME_PLAIN = 10 * Time::MINUTE;

    /** What nobody was told of, because it waits or because PHP died, is looked at after a minute, for a day. */
    private const LEFT_AFTER = Flood::WAIT;
    private const LEFT_FOR = Time::DAY;
    /** That minute, and another until the queue comes round. */
    private const WAIT_MINUTES = 2;

    /**
     * @param \Closure(Branch, string): string $number what rings the patient of a branch who saw that number; '' where nobody knows
     * @param \Closure(): string               $secret of this site, which never changes
     * @param \Closure(int): void              $plan   has the queue run by then
     */
    public function __construct(
        private readonly RequestStore $requests,
        private readonly Gate $gate,
        private readonly Proof $proof,
        private readonly Orders $orders,
        private readonly TellsStaff $staff,
        private readonly BranchStore $branches,
        private readonly ExposureLog $exposures,
        private readonly NumberStore $numbers,
        private readonly \Closure $number,
        private readonly \Closure $secret,
        private readonly \Closure $plan,
        private readonly ConfigKeys $keys,
        private readonly Clock $clock,
    ) {
    }

    /**
     * The same key, or the same token with the same phone, is the same request: nothing is stored twice, and the answer is
     * the same.
     *
     * @param string            $consent hash of what was agreed to
     * @param ?string           $network keyed hash of the sender's; null where it is not known
     * @param \Closure(): bool  $captcha
     */
    public function take(Sent $sent, Wish $wish, Form $form, string $consent, ?string $network, \Closure $captcha): Taken
    {
        $now = $this->clock->now();
        $token = $sent->token === '' ? null : FormToken::read($this->keys, $sent->token, $form->id, $now);
        $keyHash = self::keyHash($sent, $wish, $network ?? '', $now);
        $known = $this->requests->byKey($keyHash);
        if ($known === null && $token !== null) {
            $used = $this->requests->byToken($token->hash);
            $known = $used?->phone === $wish->phone ? $used : null;
            // It was good for one request, and that was another one's.
            $token = $used === null ? $token : null;
        }
        if ($known !== null) {
            return $this->taken($known, null, $this->gate->waits($known->proof));
        }
        $age = $token === null ? null : $now - $token->issuedAt;
        $visit = $this->proof->visit($sent);
        $proof = $this->proof->of($sent, $wish->phone, $visit, $age);
        $new = new PatientRequest(
            0,
            $keyHash,
            $token?->hash,
            $form->id,
            $form->kind,
            $wish->phone,
            $wish->name,
            $wish->comment,
            $wish->branch->id,
            $wish->wishedAt,
            $visit?->id,
            PagePath::of($sent->page),
            $consent,
            $proof,
            $this->gate->held($sent, $wish->phone, $proof, $network, $visit?->id, $age, $captcha),
            PatientRequest::NEW,
            $now,
        );
        $waits = $this->gate->waits($proof);
        if ($new->held !== '' && ! $this->gate->mayKeepHeld($new->held)) {
            return $this->taken($new, null, $waits);
        }
        $id = $this->requests->add($new);
        $waitsAlone = $id === null && $this->addAgain($new) !== null;
        if ($waits || $waitsAlone) {
            ($this->plan)($now + self::LEFT_AFTER);
        }

        return $this->taken($new, $waits ? null : $id, $waits);
    }

    /** The token may have been used for another phone's request at this very moment; where the key was, it is the same request. Then nothing proves it, and it waits. */
    private function addAgain(PatientRequest $new): ?int
    {
        return $new->tokenHash === null || $this->requests->byKey($new->keyHash) !== null ? null : $this->requests->add($new->withoutToken());
    }

    /** Tells whom it concerns. Again, it changes nothing. */
    public function settle(int $id): void
    {
        $request = $this->requests->find($id);
        if ($request === null || $request->held !== '' || $request->state !== PatientRequest::NEW) {
            return;
        }
        if ($request->kind === Form::CALLBACK) {
            $this->orders->order($this->order($request));
            $this->requests->open($id);
        } elseif ($this->requests->open($id)) {
            $this->staff->of($request);
        }
    }

    /** Those that waited, and of which PHP died once they were stored; but not those that came in a flood, as is known by now. */
    public function settleLeft(): void
    {
        $now = $this->clock->now();
        foreach ($this->requests->left($now - self::LEFT_FOR, $now - self::LEFT_AFTER) as $request) {
            if ($this->gate->cameInFlood($request)) {
                $this->requests->hold($request->id, Held::FLOOD);
            } else {
                $this->settle($request->id);
            }
        }
    }

    /** @return ?int UTC milliseconds; when settleLeft() has something to do */
    public function leftAt(): ?int
    {
        $first = $this->requests->leftSince($this->clock->now() - self::LEFT_FOR);

        return $first === null ? null : $first + self::LEFT_AFTER;
    }

    private function taken(PatientRequest $request, ?int $toSettle, bool $waits): Taken
    {
        $branch = $this->branches->of($request->branchId);
        $isCallback = $request->kind === Form::CALLBACK;
        // A phone that is known must not be told from others: what it alone would do is not promised.
        $isPromised = $isCallback && in_array($request->proof, [PatientRequest::BY_VISIT, PatientRequest::BY_HAND], true);
        $when = $isPromised ? $this->orders->promise($branch->id, $request->wishedAt, $request->phone) : When::staff();
        $when = $waits ? $when->later(self::WAIT_MINUTES) : $when;

        return new Taken(
            $toSettle,
            substr($this->derived('id', $request), 0, 16),
            $when->kind === When::STAFF ? When::staff($request->wishedAt) : $when,
            $this->branches->hours($branch)->zone->getName(),
            $when->kind === When::STAFF ? '' : ($this->number)($branch, $this->seen($request->visitId)),
            $isCallback ? $this->cancelToken($request) : null,
        );
    }

    private function order(PatientRequest $request): Order
    {
        return new Order(
            $request->id,
            $request->phone,
            $request->branchId,
            $request->wishedAt,
            $request->visitId,
            $request->proof !== PatientRequest::UNPROVED,
            $this->seen($request->visitId),
            hash('sha256', $this->cancelToken($request)),
            $request->receivedAt,
        );
    }

    /** The clinic's number that a visit was given last; '' where there is none. */
    private function seen(?int $visit): string
    {
        $number = $visit === null ? null : $this->exposures->lastGivenTo($visit);

        return $number === null ? '' : $this->numbers->find($number)->number ?? '';
    }

    /** Not stored: made of what is, so that the same request sent again is given the same address. */
    private function cancelToken(PatientRequest $request): string
    {
        return substr($this->derived('cancel', $request), 0, 32);
    }

    private function derived(string $what, PatientRequest $request): string
    {
        return hash_hmac('sha256', "request\0{$what}\0{$request->keyHash}", ($this->secret)());
    }

    /** What is typed alike in a form without script is one request only of one network: else a stranger's would be told how to call the patient's off. */
    private static function keyHash(Sent $sent, Wish $wish, string $network, int $now): string
    {
        return hash('sha256', $sent->key !== ''
            ? "key\0{$sent->key}"
            : implode("\0", ['plain', $network, $sent->form, $wish->phone, $wish->name, $wish->comment, $wish->wishedAt, $wish->branch->id, intdiv($now, self::SAME_PLAIN)]));
    }
}
