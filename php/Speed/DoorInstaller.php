<?php

declare(strict_types=1);

namespace Ringwell\Speed;

use Ringwell\Clock;
use Ringwell\Db\Connection;
use Ringwell\FastDoor\Stub;
use Ringwell\Time;

/**
 * The life of the fast door on this server: opened when asked for, tested, healed, closed for thirty days, deleted.
 * Nothing here is needed for an answer: the doors by REST are always open.
 */
final class DoorInstaller
{
    public const CLOSED_FOR = 30 * Time::DAY;

    private const CLOCK_TOLERANCE = 10 * Time::SECOND;

    /**
     * @param \Closure(string): NodeState $test  asks the door that boots in this way
     * @param \Closure(): void            $tell  the doors' plan that the door was opened or closed
     */
    public function __construct(
        private readonly StateStore $store,
        private readonly StubFile $file,
        private readonly \Closure $test,
        private readonly \Closure $tell,
        private readonly Connection $db,
        private readonly Clock $clock,
    ) {
    }

    public function state(): DoorState
    {
        return $this->store->read();
    }

    /** By a click or a command: also what was deleted by hand comes back. */
    public function open(): NodeState
    {
        $this->store->change(fn (DoorState $state): DoorState => $state->wanted(true, $this->clock->now()));
        ($this->tell)();

        return $this->examine();
    }

    /** Cached pages are told for thirty days that the door is gone for good. */
    public function close(): void
    {
        $this->store->change(fn (DoorState $state): DoorState => $state->wanted(false, $this->clock->now()));
        ($this->tell)();
        $this->heal();
    }

    /** By a click or a command: the door as it is now, and put right where it can be. */
    public function examine(): NodeState
    {
        return $this->note($this->state()->isWanted ? $this->try() : $this->shut());
    }

    /** Every hour on each server. */
    public function heal(): NodeState
    {
        $state = $this->state();
        if (! $state->isWanted) {
            return $this->note($this->shut());
        }
        $before = $state->node(StateStore::node());
        $wasHere = $before !== null && $before->mode !== '';
        if ($before?->code === NodeState::GONE || ($wasHere && $this->file->text() === null)) {
            return $this->note(new NodeState(NodeState::GONE));
        }

        return $this->note($this->try());
    }

    /** The plugin is switched off: nobody is left to answer, and the wish is kept for when it comes back. */
    public function leave(): void
    {
        if ($this->file->text() !== null && ! NetworkUse::isNeededElsewhere()) {
            $this->file->write(Stub::closed());
        }
    }

    /** The plugin is back. A file that somebody deleted meanwhile stays deleted. */
    public function comeBack(): void
    {
        if ($this->state()->isWanted && $this->file->text() !== null) {
            ($this->tell)();
            $this->note($this->try());
        }
    }

    /** The plugin is deleted. */
    public function remove(): void
    {
        $this->file->delete();
    }

    /** The text for where we may not write; this server's own way of booting where it is known. */
    public function text(): string
    {
        $mode = $this->state()->node(StateStore::node())->mode ?? '';

        return Stub::open(Place::toPlugin(), $mode === Stub::SHORT ? Stub::SHORT : Stub::CONFIG);
    }

    private function try(): NodeState
    {
        $obstacle = $this->obstacle();
        if ($obstacle !== null) {
            return $obstacle;
        }
        NetworkUse::add();
        $known = Stub::mode((string) $this->file->text());
        $first = $known ?? Stub::CONFIG;
        $state = $this->tryAs($first);
        if ($state->isOk() || ! in_array($state->code, [NodeState::WRONG_STATUS, NodeState::NOT_JSON, NodeState::WRONG_PROOF], true)) {
            return $state;
        }
        $second = $this->tryAs($first === Stub::CONFIG ? Stub::SHORT : Stub::CONFIG);
        if ($second->isOk()) {
            return $second;
        }
        $this->file->write(Stub::open(Place::toPlugin(), $first));

        return $state;
    }

    private function tryAs(string $mode): NodeState
    {
        $isWritten = $this->file->write(Stub::open(Place::toPlugin(), $mode));
        // Put there by hand, it may be another version's or boot another way: what counts is that it answers.
        if (! $isWritten && Stub::mode((string) $this->file->text()) === null) {
            return new NodeState($this->file->isForeign() ? NodeState::FOREIGN_FILE : NodeState::NOT_WRITABLE);
        }
        $state = ($this->test)($isWritten ? $mode : (string) Stub::mode((string) $this->file->text()));

        return $state->isOk() || $isWritten ? $state : new NodeState(NodeState::NOT_WRITABLE, $state->detail, $state->mode);
    }

    private function obstacle(): ?NodeState
    {
        $drift = $this->drift();

        return match (true) {
            defined('RINGWELL_FAST_DOOR') && constant('RINGWELL_FAST_DOOR') === false => new NodeState(NodeState::FORBIDDEN),
            $drift === null => new NodeState(NodeState::NOT_MYSQL),
            Place::isOnOtherHost() => new NodeState(NodeState::OTHER_HOST),
            abs($drift) > self::CLOCK_TOLERANCE => new NodeState(NodeState::CLOCK, (string) (int) round(abs($drift) / Time::SECOND), $this->modeOnDisk()),
            default => null,
        };
    }

    /** @return ?int milliseconds by which this server is ahead of the database; null where that has no clock of its own */
    private function drift(): ?int
    {
        $database = $this->db->rows('SELECT {now} AS at')[0]['at'] ?? null;

        return $database === null ? null : ($this->clock->machine() ?? (int) $database) - (int) $database;
    }

    private function shut(): NodeState
    {
        NetworkUse::remove();
        $isPast = $this->clock->now() - $this->state()->since > self::CLOSED_FOR;
        $text = $this->file->text();
        $isDone = match (true) {
            $text === null || $this->file->isForeign() || NetworkUse::isNeededElsewhere() => true,
            $isPast => $this->file->delete(),
            default => $this->file->write(Stub::closed()),
        };

        return new NodeState($isDone ? NodeState::OFF : NodeState::NOT_WRITABLE);
    }

    private function modeOnDisk(): string
    {
        return Stub::mode((string) $this->file->text()) ?? '';
    }

    private function note(NodeState $node): NodeState
    {
        $node = $node->at($this->clock->now());
        $this->store->change(static fn (DoorState $state): DoorState => $state->with(StateStore::node(), $node));

        return $node;
    }
}
