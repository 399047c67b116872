<?php

declare(strict_types=1);

namespace Ringwell\Speed;

use Ringwell\Time;

/** Whether the fast door is wanted on this site, since when, and what each web server's last test said. */
final class DoorState
{
    /** A test that is older says nothing any more. */
    public const DUE_AFTER = 90 * Time::MINUTE;

    /** Containers get a new name with each start. */
    private const FORGOTTEN_AFTER = 7 * Time::DAY;

    /**
     * @param int                      $since UTC milliseconds
     * @param array<string, NodeState> $nodes by host name
     */
    public function __construct(public readonly bool $isWanted, public readonly int $since, public readonly array $nodes = [])
    {
    }

    public static function of(mixed $stored): self
    {
        $stored = is_array($stored) ? $stored : [];
        $nodes = [];
        foreach (is_array($stored['nodes'] ?? null) ? $stored['nodes'] : [] as $name => $node) {
            $state = NodeState::of($node);
            if ($state !== null) {
                $nodes[(string) $name] = $state;
            }
        }

        return new self(($stored['wanted'] ?? null) === true, is_int($stored['since'] ?? null) ? $stored['since'] : 0, $nodes);
    }

    public function node(string $name): ?NodeState
    {
        return $this->nodes[$name] ?? null;
    }

    /** Whether pages that this server makes name the fast door. */
    public function isInUse(string $name): bool
    {
        return $this->isWanted && $this->node($name)?->isOk() === true;
    }

    public function isDue(string $name, int $now): bool
    {
        $node = $this->node($name);
        if (! $this->isWanted) {
            return $node !== null && $node->code !== NodeState::OFF;
        }

        return $node === null || $node->code === NodeState::OFF || abs($now - $node->at) > self::DUE_AFTER;
    }

    public function with(string $name, NodeState $node): self
    {
        $nodes = array_filter($this->nodes, static fn (NodeState $other): bool => abs($node->at - $other->at) < self::FORGOTTEN_AFTER);

        return new self($this->isWanted, $this->since, [$name => $node] + $nodes);
    }

    /** Asked for by a person: what was deleted by hand may come back. */
    public function wanted(bool $isWanted, int $now): self
    {
        $nodes = $isWanted ? array_filter($this->nodes, static fn (NodeState $node): bool => $node->code !== NodeState::GONE) : $this->nodes;

        return new self($isWanted, $now, $nodes);
    }

    /** @return array{wanted: bool, since: int, nodes: array<string, array{code: string, detail: string, mode: string, at: int}>} */
    public function toArray(): array
    {
        return ['wanted' => $this->isWanted, 'since' => $this->since, 'nodes' => array_map(static fn (NodeState $node): array => $node->toArray(), $this->nodes)];
    }
}
