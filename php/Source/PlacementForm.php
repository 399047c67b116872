<?php

declare(strict_types=1);

namespace Ringwell\Source;

use Ringwell\Door\Fault;
use Ringwell\Lease\Pool;
use Ringwell\Number\Phone;
use Ringwell\Number\Target;

/**
 * Reads the placements of a source or a group as an owner typed them.
 *
 * @phpstan-type PlacementArray array{target_id: int, kind: string, pool_id?: int|null, static_number?: string|null, default_number?: string|null}
 */
final class PlacementForm
{
    /** "As its group": the source has no placement of its own there. */
    private const AS_GROUP = 'group';

    /** @var array<string, Fault> by field ("placements.0.static_number") */
    public array $faults = [];

    /** @var array<string, true> numbers named so far */
    private array $named = [];

    /** @var array<int, true> targets named so far */
    private array $targeted = [];

    /**
     * @param array<int, Target> $targets by id
     * @param array<int, Pool>   $pools   by id
     */
    public function __construct(
        private readonly array $targets,
        private readonly array $pools,
        private readonly string $region,
    ) {
    }

    /**
     * @param  list<PlacementArray>       $placements
     * @return array<int, PlacementWrite> by place in the list; to be used only where there are no faults
     */
    public function read(array $placements): array
    {
        $writes = [];
        foreach ($placements as $index => $placement) {
            $write = $this->one("placements.{$index}", $placement);
            if ($placement['kind'] !== self::AS_GROUP) {
                $writes[$index] = $write;
            }
        }

        return $writes;
    }

    /** @param PlacementArray $placement */
    private function one(string $at, array $placement): PlacementWrite
    {
        $targetId = $placement['target_id'];
        if (! isset($this->targets[$targetId])) {
            $this->fault("{$at}.target_id", 'target_gone');
        } elseif (isset($this->targeted[$targetId])) {
            $this->fault("{$at}.target_id", 'target_twice');
        }
        $this->targeted[$targetId] = true;
        $pool = $placement['pool_id'] ?? null;
        $static = $placement['static_number'] ?? '';
        $default = $placement['default_number'] ?? '';
        $kind = match ($placement['kind']) {
            Placement::POOL => Placement::POOL,
            Placement::STATIC => Placement::STATIC,
            default => Placement::OWN,
        };
        $this->refuseStrays($at, $kind, $pool, $static, $default);
        if ($kind === Placement::POOL) {
            $this->checkPool("{$at}.pool_id", $pool, $targetId);
        }
        if ($kind === Placement::STATIC && trim($static) === '') {
            $this->fault("{$at}.static_number", 'required');
        }

        return new PlacementWrite(
            $targetId,
            $kind,
            $kind === Placement::POOL ? $pool : null,
            $kind === Placement::STATIC ? $this->number("{$at}.static_number", $static) : null,
            $kind === Placement::POOL ? $this->number("{$at}.default_number", $default) : null,
        );
    }

    /** Nothing that was typed is silently dropped. */
    private function refuseStrays(string $at, string $kind, ?int $pool, string $static, string $default): void
    {
        if ($kind !== Placement::POOL && $pool !== null) {
            $this->fault("{$at}.pool_id", 'not_a_pool');
        }
        if ($kind !== Placement::STATIC && trim($static) !== '') {
            $this->fault("{$at}.static_number", 'not_static');
        }
        if ($kind !== Placement::POOL && trim($default) !== '') {
            $this->fault("{$at}.default_number", 'not_a_pool');
        }
    }

    private function checkPool(string $field, ?int $pool, int $targetId): void
    {
        if ($pool === null) {
            $this->fault($field, 'required');
        } elseif (! isset($this->pools[$pool])) {
            $this->fault($field, 'pool_gone');
        } elseif ($this->pools[$pool]->targetId !== $targetId) {
            $this->fault($field, 'pool_elsewhere');
        }
    }

    private function number(string $field, string $text): ?string
    {
        if (trim($text) === '') {
            return null;
        }
        $phone = Phone::parse($text, $this->region);
        if ($phone === null) {
            $this->fault($field, 'not_understood');
        } elseif (isset($this->named[$phone->e164])) {
            $this->fault($field, 'repeated_number');
        } else {
            $this->named[$phone->e164] = true;
        }

        return $phone?->e164;
    }

    private function fault(string $field, string $code): void
    {
        $this->faults[$field] ??= new Fault($code);
    }
}
