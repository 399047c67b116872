<?php

declare(strict_types=1);

namespace Ringwell\Plan;

use Ringwell\Lease\Pool;
use Ringwell\Number\Target;
use Ringwell\Source\NumberRef;
use Ringwell\Source\Placement;
use Ringwell\Source\Source;

/**
 * The rooms' part of the plan as text and back. Pure.
 *
 * @phpstan-import-type RuleArray from Source
 * @phpstan-type NumberPart    array{0: int, 1: string, 2: string|null}
 * @phpstan-type TargetPart    array{id: int, name: string, number: NumberPart}
 * @phpstan-type SourcePart    array{id: int, name: string, builtin: string|null, rule: RuleArray, priority: int, enabled: bool, removed?: bool, groupId?: int|null}
 * @phpstan-type PlacementPart array{id: int, target: int, source: int, kind: 'pool'|'static'|'own', pool: int|null, static: NumberPart|null, default: NumberPart|null}
 * @phpstan-type PoolPart      array{id: int, name: string, targetId: int, holdMinutes: int|null, holdFrom: string, protectionMinutes: int, callProtectionMinutes: int, numbers?: int|null, forecastMinutes?: int|null, regions?: list<string>}
 * @phpstan-type Parts         array{targets: list<TargetPart>, sources: list<SourcePart>, placements: list<PlacementPart>, pools: list<PoolPart>}
 */
final class PlanBody
{
    /** To be raised with each change of the form. */
    private const FORM = 2;

    /**
     * @param list<Target>    $targets
     * @param list<Source>    $sources    in asking order
     * @param list<Placement> $placements
     * @param list<Pool>      $pools      with their numbers counted
     */
    public static function json(array $targets, array $sources, array $placements, array $pools): string
    {
        return json_encode([
            'form' => self::form(),
            'targets' => array_map(static fn (Target $target): array => [
                'id' => $target->id,
                'name' => $target->name,
                'number' => [$target->numberId, $target->number, $target->display],
            ], $targets),
            // All public fields under their own names, so that a new one can't be forgotten here.
            'sources' => array_map(get_object_vars(...), $sources),
            'placements' => array_map(static fn (Placement $placement): array => [
                'id' => $placement->id,
                'target' => $placement->targetId,
                'source' => $placement->sourceId,
                'kind' => $placement->kind,
                'pool' => $placement->poolId,
                'static' => self::number($placement->static),
                'default' => self::number($placement->default),
            ], $placements),
            'pools' => array_map(get_object_vars(...), $pools),
        ], JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES);
    }

    /** @return Parts|null null where it is none, or one of another form */
    public static function parts(string $json): ?array
    {
        $stored = json_decode($json, true);
        if (! is_array($stored) || ($stored['form'] ?? null) !== self::form()) {
            return null;
        }

        /** @var Parts $stored written by json() of this very form */
        return $stored;
    }

    /** A body of another version of the plugin, whose pools or sources know more or less, is made anew. */
    private static function form(): string
    {
        $names = [(string) self::FORM];
        foreach ([Pool::class, Source::class] as $class) {
            foreach ((new \ReflectionClass($class))->getProperties() as $property) {
                $names[] = $property->getName();
            }
        }

        return implode(',', $names);
    }

    /** @param TargetPart $part */
    public static function target(array $part): Target
    {
        return new Target($part['id'], $part['name'], ...$part['number']);
    }

    /** @param SourcePart $part */
    public static function source(array $part): Source
    {
        return new Source(...$part);
    }

    /** @param PlacementPart $part */
    public static function placement(array $part): Placement
    {
        return new Placement(
            $part['id'],
            $part['target'],
            $part['source'],
            $part['kind'],
            $part['pool'],
            $part['static'] === null ? null : new NumberRef(...$part['static']),
            $part['default'] === null ? null : new NumberRef(...$part['default']),
        );
    }

    /** @param PoolPart $part */
    public static function pool(array $part): Pool
    {
        return new Pool(...$part);
    }

    /** @return NumberPart|null */
    private static function number(?NumberRef $number): ?array
    {
        return $number === null ? null : [$number->id, $number->number, $number->display];
    }
}
