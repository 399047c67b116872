<?php

declare(strict_types=1);

namespace Ringwell\Call;

/**
 * One piece of news about one call, in our terms: what every adapter makes of its phone system's events.
 *
 * Every field but the first three may be left out; what is not known is null, never a guess. Phones are as the
 * phone system wrote them; Ringwell reads them. Times are UTC milliseconds by the phone system's clock.
 */
final class CallEvent
{
    /**
     * @param string     $call        the phone system's id of the whole conversation, the same in all its events
     * @param Direction  $direction   as far as this event tells
     * @param CallState  $state       the furthest state that this event proves of the whole call
     * @param bool       $final       the phone system's closing words: its direction, talk and wait overrule all guesses
     * @param ?int       $at          when it happened
     * @param ?string    $caller      the outside party's phone, whoever rang whom; '' where it is hidden
     * @param ?string    $did         the clinic's number that was dialled (or that the clinic rang out from)
     * @param bool       $didIsSure   the phone system says so itself, whatever the line's name is
     * @param ?int       $startedAt   when the call began
     * @param ?bool      $answered    final only: whether a person answered
     * @param ?int       $answeredAt  when a person answered; never a menu or a queue
     * @param ?int       $endedAt     when the whole call ended
     * @param ?int       $talkSeconds final only
     * @param ?int       $waitSeconds final only
     * @param ?string    $recording   the phone system's id of the recording
     * @param ?string    $command     our own id of the order that made the phone system ring; such a call is a callback
     * @param ?Stage     $stage       of an ordered call: how far it has come by this event, at least
     * @param ?Unreached $unreached   of an ordered call that is over: who was not reached, and why
     */
    public function __construct(
        public readonly string $call,
        public readonly Direction $direction,
        public readonly CallState $state,
        public readonly bool $final = false,
        public readonly ?int $at = null,
        public readonly ?string $caller = null,
        public readonly ?string $did = null,
        public readonly bool $didIsSure = false,
        public readonly ?int $startedAt = null,
        public readonly ?bool $answered = null,
        public readonly ?int $answeredAt = null,
        public readonly ?int $endedAt = null,
        public readonly ?int $talkSeconds = null,
        public readonly ?int $waitSeconds = null,
        public readonly string $endReason = '',
        public readonly ?string $recording = null,
        public readonly ?LegReport $leg = null,
        public readonly ?string $command = null,
        public readonly ?Stage $stage = null,
        public readonly ?Unreached $unreached = null,
    ) {
    }

    /** @param string $caller E.164 */
    public function calledBy(string $caller): self
    {
        // PHP itself checks names and types.
        return new self(...array_replace(get_object_vars($this), ['caller' => $caller])); // @phpstan-ignore argument.type
    }
}
