<?php

declare(strict_types=1);

namespace Ringwell\Callback;

/** A patient who is to be rung back. Times are UTC milliseconds. */
final class Callback
{
    /**
     * @param ?int    $requestId  the request that asked for it
     * @param ?int    $callId     the missed call that is called back
     * @param string  $phone      E.164
     * @param int     $branchId   0: of no branch
     * @param string  $number     the clinic's number that the patient sees, E.164; '': the branch's
     * @param ?Reason $reason     why it is a task, or why the last try came to nothing
     * @param int     $notBefore  the time that was wished, or when it was asked for
     * @param int     $notAfter   later it is not rung by itself
     * @param ?int    $nextAt     when it is rung next, while it waits
     * @param ?int    $orderedBy  user who ordered it; null: the patient
     * @param ?string $cancelHash SHA-256 of what its address to cancel it ends with
     */
    public function __construct(
        public readonly int $id,
        public readonly ?int $requestId,
        public readonly ?int $callId,
        public readonly string $phone,
        public readonly int $branchId,
        public readonly string $number,
        public readonly State $state,
        public readonly ?Reason $reason,
        public readonly string $detail,
        public readonly int $askedAt,
        public readonly int $notBefore,
        public readonly int $notAfter,
        public readonly ?int $nextAt,
        public readonly int $tries = 0,
        public readonly ?int $talkingAt = null,
        public readonly ?int $overAt = null,
        public readonly ?int $orderedBy = null,
        public readonly ?int $closedBy = null,
        public readonly ?string $cancelHash = null,
        public readonly int $rev = 0,
    ) {
    }

    public function waits(int $nextAt, ?Reason $reason = null): self
    {
        return $this->with(['state' => State::Waiting, 'reason' => $reason, 'nextAt' => $nextAt, 'overAt' => null]);
    }

    public function isTask(Reason $reason, string $detail = ''): self
    {
        return $this->with(['state' => State::Task, 'reason' => $reason, 'detail' => mb_substr($detail, 0, 190), 'nextAt' => null, 'overAt' => null]);
    }

    public function rings(State $state): self
    {
        return $this->with(['state' => $state, 'reason' => null, 'detail' => '', 'nextAt' => null, 'overAt' => null]);
    }

    public function over(State $state, int $now): self
    {
        return $this->with(['state' => $state, 'nextAt' => null, 'overAt' => $now]);
    }

    /** @param array<string, int|string|State|Reason|null> $changes by the names of the constructor */
    public function with(array $changes): self
    {
        // PHP itself checks names and types.
        return new self(...array_replace(get_object_vars($this), $changes)); // @phpstan-ignore argument.type
    }

    public function is(self $other): bool
    {
        return get_object_vars($this) === get_object_vars($other);
    }

    /** @param array<string, string|null> $row of the table callbacks */
    public static function fromRow(array $row): self
    {
        $int = static fn (string $name): ?int => $row[$name] === null ? null : (int) $row[$name];

        return new self(
            (int) $row['id'],
            $int('request_id'),
            $int('call_id'),
            (string) $row['phone'],
            (int) $row['branch_id'],
            (string) $row['number'],
            State::tryFrom((string) $row['state']) ?? State::Task,
            Reason::tryFrom((string) $row['reason']),
            (string) $row['detail'],
            (int) $row['asked_at'],
            (int) $row['not_before'],
            (int) $row['not_after'],
            $int('next_at'),
            (int) $row['tries'],
            $int('talking_at'),
            $int('over_at'),
            $int('ordered_by'),
            $int('closed_by'),
            $row['cancel_hash'],
            (int) $row['rev'],
        );
    }
}
