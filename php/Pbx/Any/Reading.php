<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Any;

use Ringwell\Call\CallEvent;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Pbx\Unreadable;
use Ringwell\Time;

/** One message, or one row of a file, read by a mapping. Pure. */
final class Reading
{
    private const NO_PHONE = ['-', '–', '—', 'null', 'none', 'n/a', 'нет'];
    private const NO_RECORDING = ['0', 'false', 'no', '-', 'null', 'none', 'нет'];
    /** What a call keeps of it; a cut address leads nowhere. */
    private const LONGEST_RECORDING = 191;
    /** Phones are written with and without their country; this much of them is the same in all writings. */
    private const SAME_DIGITS = 10;

    private function __construct(
        private readonly Mapping $mapping,
        private readonly Tree $item,
        private readonly Tree $whole,
        private readonly string $zone,
    ) {
    }

    /**
     * @param  string          $zone of times that don't say theirs
     * @return list<CallEvent> none where the message is about no call
     * @throws Unreadable      naming the field that lacks what makes a call
     */
    public static function message(Mapping $mapping, Tree $message, string $zone): array
    {
        $events = [];
        foreach ($message->items($mapping->each) as $item) {
            $event = (new self($mapping, $item, $message, $zone))->event(false);
            if ($event !== null) {
                $events[] = $event;
            }
        }

        return $events;
    }

    /**
     * A call that is over, and told whole.
     *
     * @throws Unreadable
     */
    public static function row(Mapping $mapping, Tree $row, string $zone): ?CallEvent
    {
        return (new self($mapping, $row, $row, $zone))->event(true);
    }

    private function event(bool $isWhole): ?CallEvent
    {
        $direction = $this->direction();
        $kind = $this->kind($isWhole);
        if ($direction === null || $kind === Kind::Nothing) {
            return null;
        }
        [$caller, $did] = $this->parties($direction);
        $started = $this->time('started');
        $at = $this->time('at');
        $call = $this->call($caller ?? '', $did ?? '', $started ?? $at);
        if ($kind === Kind::Recording) {
            return new CallEvent($call, Direction::Unknown, CallState::New, at: $at, recording: $this->recording());
        }

        return $kind->isClosing()
            ? $this->closing($call, $direction, $kind, $caller, $did, $started, $at)
            : new CallEvent(
                $call,
                $direction,
                match ($kind) {
                    Kind::Begun => CallState::New,
                    Kind::Answered => CallState::Talking,
                    default => CallState::Ringing,
                },
                at: $at ?? ($kind === Kind::Answered ? $this->time('answered') : $started),
                caller: $caller,
                did: $did,
                startedAt: $started ?? ($kind === Kind::Answered ? null : $at),
                answeredAt: $kind === Kind::Answered ? $this->time('answered') ?? $at : null,
                recording: $this->recording(),
            );
    }

    private function closing(string $call, Direction $direction, Kind $kind, ?string $caller, ?string $did, ?int $started, ?int $at): CallEvent
    {
        $wait = $this->length('wait');
        $talk = $kind === Kind::Missed ? 0 : $this->length('talk');
        $answered = $this->time('answered') ?? ($started === null || $wait === null ? null : $started + $wait * Time::SECOND);
        $isAnswered = match (true) {
            // The one thing that every phone system's "answered" lies about; see docs/decisions/calls-from-events.md.
            $talk !== null => $talk > 0,
            $kind === Kind::Talked => true,
            default => $this->time('answered') === null ? null : true,
        };
        $ended = $this->time('ended') ?? ($answered === null || $talk === null ? null : $answered + $talk * Time::SECOND);

        return new CallEvent(
            $call,
            $direction,
            CallState::Ended,
            final: true,
            at: $at ?? $ended,
            caller: $caller,
            did: $did,
            startedAt: $started,
            answered: $isAnswered,
            answeredAt: $isAnswered === true ? $answered : null,
            endedAt: $ended,
            talkSeconds: $talk,
            waitSeconds: $wait,
            recording: $this->recording(),
        );
    }

    /** @return ?Direction null where the field says a word that nobody has explained: no call is made of a guess */
    private function direction(): ?Direction
    {
        $said = $this->text('direction');
        if ($said !== null && $said !== '') {
            return $this->mapping->direction($said);
        }
        $fixed = Direction::tryFrom($this->mapping->fixed('direction') ?? '');

        return $fixed ?? (isset($this->mapping->paths['direction']) ? Direction::Unknown : Direction::In);
    }

    private function kind(bool $isWhole): Kind
    {
        $said = $this->text('state') ?? '';
        $kind = $said === '' ? Kind::tryFrom($this->mapping->fixed('state') ?? '') ?? $this->kindOfItself() : $this->mapping->kind($said) ?? Kind::Nothing;
        if ($isWhole || ($kind === Kind::Answered && $this->isOver())) {
            return match ($kind) {
                Kind::Answered => Kind::Talked,
                Kind::Begun, Kind::Ringing => Kind::Ended,
                default => $kind,
            };
        }

        return $kind;
    }

    private function kindOfItself(): Kind
    {
        return match (true) {
            $this->isOver() || $this->length('talk') === 0 => Kind::Ended,
            $this->time('answered') !== null => Kind::Answered,
            default => Kind::Ringing,
        };
    }

    private function isOver(): bool
    {
        return $this->time('ended') !== null || ($this->length('talk') ?? 0) > 0;
    }

    /** @return array{?string, ?string} the outside party, and the clinic's number */
    private function parties(Direction $direction): array
    {
        [$caller, $did] = [$this->phone('caller'), $this->phone('did')];
        if ($this->mapping->swaps && $direction === Direction::Out) {
            [$caller, $did] = [$did, $caller];
        }

        return [$caller, $did === null || $did === '' ? $this->mapping->fixed('did') : $did];
    }

    private function phone(string $name): ?string
    {
        $text = $this->text($name);

        return $text !== null && in_array(mb_strtolower($text), self::NO_PHONE, true) ? '' : $text;
    }

    /** Where the phone system gives no id, who rang which number in which minute is one. */
    private function call(string $caller, string $did, ?int $when): string
    {
        $said = $this->text('call');
        if ($said !== null && $said !== '') {
            return $said;
        }
        if (isset($this->mapping->paths['call'])) {
            // Other messages of this call may have it: under another id it would be a second call.
            throw new Unreadable($this->mapping->paths['call']);
        }
        if ($when === null) {
            throw new Unreadable($this->mapping->paths['started'] ?? $this->mapping->paths['at'] ?? 'time');
        }
        $digits = static fn (string $phone): string => substr((string) preg_replace('/\D+/', '', $phone), -self::SAME_DIGITS);

        return 'made:' . substr(hash('sha256', "{$digits($caller)}|{$digits($did)}|" . intdiv($when, Time::MINUTE)), 0, 40);
    }

    private function recording(): ?string
    {
        $text = $this->text('recording') ?? '';

        return $text === '' || in_array(strtolower($text), self::NO_RECORDING, true) || mb_strlen($text) > self::LONGEST_RECORDING ? null : $text;
    }

    private function time(string $name): ?int
    {
        return AnyTime::utc($this->text($name), $this->zone);
    }

    private function length(string $name): ?int
    {
        return AnyLength::seconds($this->text($name), $this->mapping->inMilliseconds);
    }

    /** A message that holds several calls says beside them what is the same in all. */
    private function text(string $name): ?string
    {
        $path = $this->mapping->paths[$name] ?? null;

        return $path === null ? null : $this->item->text($path) ?? $this->whole->text($path);
    }
}
