<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Pull;

/** How far a pull has come that is not through yet: it is stored after each step, and any worker goes on with it. */
final class Progress
{
    /**
     * @param int                   $from     of the piece that is being asked for now
     * @param int                   $reach    up to where this pull goes, piece after piece
     * @param ?array<string, mixed> $resume   what the phone system gave to go on with; null at the beginning of a piece
     * @param int                   $at       when the last step was taken
     * @param int                   $steps    of this piece
     * @param int                   $repaired calls that this pull made or mended so far
     * @param int                   $seen     events of this piece that earlier steps have brought
     * @param int                   $applied  how many of the piece's events are in the database, counted from its first: after a
     *                                        break the piece may begin again, and they are skipped
     */
    public function __construct(
        public readonly int $from,
        public readonly int $to,
        public readonly int $reach,
        public readonly ?array $resume,
        public readonly int $at,
        public readonly int $steps = 0,
        public readonly int $repaired = 0,
        public readonly int $seen = 0,
        public readonly int $applied = 0,
    ) {
    }

    /** The same piece from its beginning: what the phone system gave to go on with is no good any more. */
    public function anew(): self
    {
        return new self($this->from, $this->to, $this->reach, null, $this->at, 0, $this->repaired, 0, $this->applied);
    }

    /** The time was up in the middle of a step: it is asked for once more. */
    public function brokenOff(int $applied, int $repaired, int $now): self
    {
        return new self($this->from, $this->to, $this->reach, $this->resume, $now, $this->steps + 1, $this->repaired + $repaired, $this->seen, $applied);
    }

    public function toJson(): string
    {
        return (string) json_encode(get_object_vars($this), JSON_INVALID_UTF8_SUBSTITUTE | JSON_PRESERVE_ZERO_FRACTION);
    }

    /** @return ?self null where it can't be read: the pull then begins again */
    public static function fromJson(?string $json): ?self
    {
        $said = json_decode($json ?? '', true);
        if (! is_array($said)) {
            return null;
        }
        $int = static fn (string $name): ?int => is_int($said[$name] ?? null) ? $said[$name] : null;
        [$from, $to, $reach, $at] = [$int('from'), $int('to'), $int('reach'), $int('at')];
        if ($from === null || $to === null || $reach === null || $at === null) {
            return null;
        }
        $resume = null;
        foreach (is_array($said['resume'] ?? null) ? $said['resume'] : [] as $name => $value) {
            $resume[(string) $name] = $value;
        }

        return new self($from, $to, $reach, $resume, $at, $int('steps') ?? 0, $int('repaired') ?? 0, $int('seen') ?? 0, $int('applied') ?? 0);
    }
}
