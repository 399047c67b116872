<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Pull;

/** Where one kind of pull of one connection stands. Times are UTC milliseconds. */
final class PullState
{
    /** The last hours, every few minutes. */
    public const RECENT = 'recent';
    /** The last days, once a night: phone systems mend their own lists afterwards. */
    public const NIGHTLY = 'nightly';
    /** Whether the keys are right: only when somebody asks. */
    public const CHECK = 'check';

    /**
     * @param self::RECENT|self::NIGHTLY|self::CHECK $kind
     * @param ?int      $dueAt      not before; null: not by itself
     * @param ?int      $goodUntil  calls up to here were asked for, and all of the answer was read
     * @param ?int      $goodAt     when a pull last came to its end
     * @param ?int      $repairedAt when one last found something that events had missed
     * @param int       $repaired   how many calls that one made or mended
     * @param ?Failure  $failure    null where the last try was good
     */
    public function __construct(
        public readonly int $connectionId,
        public readonly string $kind,
        public readonly ?int $dueAt,
        public readonly ?Progress $progress = null,
        public readonly ?int $goodUntil = null,
        public readonly ?int $goodAt = null,
        public readonly ?int $repairedAt = null,
        public readonly int $repaired = 0,
        public readonly ?Failure $failure = null,
    ) {
    }

    /** Stopped by an error that only a person can mend. */
    public function isStopped(): bool
    {
        return $this->dueAt === null && $this->failure !== null;
    }

    public function dueAt(?int $at): self
    {
        return new self($this->connectionId, $this->kind, $at, $this->progress, $this->goodUntil, $this->goodAt, $this->repairedAt, $this->repaired, $this->failure);
    }

    /** In the middle of a pull. */
    public function going(Progress $progress, int $dueAt, ?int $goodUntil): self
    {
        return new self($this->connectionId, $this->kind, $dueAt, $progress, $goodUntil, $this->goodAt, $this->repairedAt, $this->repaired, $this->failure);
    }

    public function finished(int $goodUntil, int $repaired, int $now, ?int $dueAt): self
    {
        return new self(
            $this->connectionId,
            $this->kind,
            $dueAt,
            null,
            $goodUntil,
            $now,
            $repaired > 0 ? $now : $this->repairedAt,
            $repaired > 0 ? $repaired : $this->repaired,
        );
    }

    public function failed(Failure $failure, ?int $dueAt, ?Progress $progress): self
    {
        return new self($this->connectionId, $this->kind, $dueAt, $progress, $this->goodUntil, $this->goodAt, $this->repairedAt, $this->repaired, $failure);
    }
}
