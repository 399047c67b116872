<?php

declare(strict_types=1);

namespace Ringwell\Call;

/** A call as it is stored. Times are UTC milliseconds by our clock, as far as they can be (CallShape). */
final class Call
{
    /**
     * @param ?string      $caller   E.164; null where it is hidden or no phone
     * @param string       $did      E.164, or a line's name as the phone system writes it
     * @param ?int         $numberId null where the number dialled is none of ours
     * @param bool         $isRepaired a list of the phone system's had to say what its events should have
     * @param ?int         $twinOf     the call that counts, of which this is another connection's report
     * @param bool         $isSeenOnly another connection counts for the number, and has not reported this call
     * @param ?string      $command    our id of the order, where we ordered it
     * @param list<string> $tags
     */
    public function __construct(
        public readonly int $id,
        public readonly int $connectionId,
        public readonly Direction $direction,
        public readonly CallState $state,
        public readonly ?string $caller,
        public readonly string $did,
        public readonly ?int $numberId,
        public readonly int $startedAt,
        public readonly ?int $vendorStartedAt,
        public readonly int $heardAt,
        public readonly ?int $answeredAt,
        public readonly ?int $endedAt,
        public readonly ?int $talkSeconds,
        public readonly ?int $waitSeconds,
        public readonly string $endReason,
        public readonly ?string $recording,
        public readonly bool $isNewCaller,
        public readonly bool $isLate,
        public readonly bool $isRepaired,
        public readonly ?int $twinOf,
        public readonly bool $isSeenOnly,
        public readonly array $tags,
        public readonly bool $isSpam,
        public readonly int $rev,
        public readonly ?string $command = null,
        public readonly ?Stage $stage = null,
        public readonly ?Unreached $unreached = null,
    ) {
    }

    /** @return 'ringing'|'talking'|'answered'|'missed' */
    public function result(): string
    {
        return match (true) {
            $this->state === CallState::Ended => $this->answeredAt === null ? 'missed' : 'answered',
            $this->answeredAt !== null => 'talking',
            default => 'ringing',
        };
    }

    /** Whether it differs from the other in nothing that a reader of calls sees. */
    public function tellsTheSame(self $other): bool
    {
        $seen = static fn (self $call): array => [
            $call->direction, $call->state, $call->caller, $call->did, $call->startedAt, $call->answeredAt, $call->endedAt,
            $call->talkSeconds, $call->waitSeconds, $call->recording, $call->isLate, $call->isRepaired, $call->command,
            $call->stage, $call->unreached,
        ];

        return $seen($this) === $seen($other);
    }

    /** @param array<string, string|null> $row of the table calls */
    public static function fromRow(array $row): self
    {
        $int = static fn (string $name): ?int => $row[$name] === null ? null : (int) $row[$name];

        return new self(
            (int) $row['id'],
            (int) $row['connection_id'],
            Direction::tryFrom((string) $row['direction']) ?? Direction::Unknown,
            CallState::tryFrom((string) $row['state']) ?? CallState::New,
            $row['caller'],
            (string) $row['did'],
            $int('number_id'),
            (int) $row['started_at'],
            $int('vendor_started_at'),
            (int) $row['heard_at'],
            $int('answered_at'),
            $int('ended_at'),
            $int('talk_seconds'),
            $int('wait_seconds'),
            (string) $row['end_reason'],
            $row['recording'],
            $row['new_caller'] === '1',
            $row['late'] === '1',
            $row['repaired'] === '1',
            $int('twin_of'),
            $row['seen_only'] === '1',
            Tags::split((string) $row['tags']),
            $row['spam'] === '1',
            (int) $row['rev'],
            $row['command'],
            Stage::tryFrom((string) $row['stage']),
            Unreached::tryFrom((string) $row['unreached']),
        );
    }
}
