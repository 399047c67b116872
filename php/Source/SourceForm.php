<?php

declare(strict_types=1);

namespace Ringwell\Source;

use Ringwell\Door\Fault;
use Ringwell\Door\FaultText;
use Ringwell\Door\Message;
use Ringwell\Door\Refusal;
use Ringwell\Services;

/**
 * A source as an owner wrote it, read and checked against what there is.
 *
 * @phpstan-import-type RuleArray from Source
 * @phpstan-import-type PlacementArray from PlacementForm
 */
final class SourceForm
{
    /**
     * @param RuleArray                       $rule
     * @param array<int, PlacementWrite>|null $placements null: not spoken of
     * @param int|false|null                  $groupId    false: not spoken of
     */
    private function __construct(
        public readonly string $name,
        public readonly array $rule,
        public readonly bool $enabled,
        public readonly ?array $placements,
        public readonly int|false|null $groupId,
    ) {
    }

    /** @param Source|null $current null for a new one */
    public static function read(\WP_REST_Request $request, Services $services, ?Source $current): self|\WP_Error
    {
        $message = Message::of('Source', 'source-write')->read($request, 262144);
        if ($message instanceof \WP_Error) {
            return $message;
        }
        /** @var array{name: string, rule?: RuleArray, enabled?: bool, group_id?: int|null, placements?: list<PlacementArray>} $message */
        $form = self::placements($services);
        $placements = isset($message['placements']) ? $form->read($message['placements']) : null;
        $name = sanitize_text_field($message['name']);
        $enabled = $message['enabled'] ?? $current->enabled ?? true;
        $rule = RuleCheck::tidy($message['rule'] ?? $current->rule ?? ['any' => []]);
        $groupId = array_key_exists('group_id', $message) ? $message['group_id'] : false;
        $faults = self::faults($name, $rule, $enabled, $services->siteHosts(), $current) + self::groupFaults($groupId, $services->sourceGroups());
        if ($faults !== [] || $form->faults !== []) {
            return self::refuse($faults, $form->faults);
        }

        return new self($name, $rule, $enabled, $placements, $groupId);
    }

    /** Reads placements by what there is now. */
    public static function placements(Services $services): PlacementForm
    {
        return new PlacementForm(
            array_column($services->targets()->all(), null, 'id'),
            array_column($services->pools()->all(), null, 'id'),
            $services->settings()->region,
        );
    }

    /**
     * @param  RuleArray    $rule
     * @param  list<string> $siteHosts
     * @return array<string, Fault>
     */
    private static function faults(string $name, array $rule, bool $enabled, array $siteHosts, ?Source $current): array
    {
        if ($current?->builtin === null) {
            return ($name === '' ? ['name' => new Fault('required')] : []) + RuleCheck::faults($rule, $siteHosts);
        }

        return array_filter([
            'name' => $name === $current->name ? null : new Fault('builtin'),
            'rule' => $rule['any'] === [] ? null : new Fault('builtin'),
            'enabled' => $enabled ? null : new Fault('builtin'),
        ], static fn (?Fault $fault): bool => $fault !== null);
    }

    /** @return array<string, Fault> */
    private static function groupFaults(int|false|null $groupId, GroupStore $groups): array
    {
        $group = is_int($groupId) ? $groups->find($groupId) : null;

        return is_int($groupId) && ($group === null || $group->removed) ? ['group_id' => new Fault('group_gone')] : [];
    }

    /**
     * @param array<string, Fault> $faults
     * @param array<string, Fault> $ofPlacements
     */
    private static function refuse(array $faults, array $ofPlacements): \WP_Error
    {
        $text = static fn (Fault $fault): string => match ($fault->code) {
            'builtin' => __('A built-in source keeps its name and its rule, and is always on.', 'ringwell'),
            'required' => FaultText::of($fault),
            'group_gone' => GroupForm::gone(),
            default => RuleFaultText::of($fault),
        };

        return Refusal::ofFields(
            array_map($text, $faults) + array_map(PlacementFaultText::of(...), $ofPlacements),
            array_map(static fn (Fault $fault): string => $fault->code, $faults + $ofPlacements),
        );
    }
}
