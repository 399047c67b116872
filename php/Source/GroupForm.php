<?php

declare(strict_types=1);

namespace Ringwell\Source;

use Ringwell\Door\Fault;
use Ringwell\Door\FaultText;
use Ringwell\Door\Message;
use Ringwell\Door\Refusal;
use Ringwell\Services;

/**
 * A group of sources as an owner wrote it, read and checked against what there is.
 *
 * @phpstan-import-type PlacementArray from PlacementForm
 */
final class GroupForm
{
    /**
     * @param list<int>|null                  $members    null: not spoken of
     * @param array<int, PlacementWrite>|null $placements null: not spoken of
     */
    private function __construct(
        public readonly string $name,
        public readonly ?array $members,
        public readonly ?array $placements,
    ) {
    }

    public static function read(\WP_REST_Request $request, Services $services): self|\WP_Error
    {
        $message = Message::of('Source', 'source-group-write')->read($request, 65536);
        if ($message instanceof \WP_Error) {
            return $message;
        }
        /** @var array{name: string, sources?: list<int>, placements?: list<PlacementArray>} $message */
        $name = sanitize_text_field($message['name']);
        $form = SourceForm::placements($services);
        $placements = isset($message['placements']) ? $form->read($message['placements']) : null;
        $faults = $name === '' ? ['name' => new Fault('required')] : [];
        $known = array_column($services->sources()->all(), 'id');
        foreach ($message['sources'] ?? [] as $index => $id) {
            if (! in_array($id, $known, true)) {
                $faults["sources.{$index}"] = new Fault('source_gone');
            }
        }
        if ($faults !== [] || $form->faults !== []) {
            return Refusal::ofFields(
                array_map(self::text(...), $faults) + array_map(PlacementFaultText::of(...), $form->faults),
                array_map(static fn (Fault $fault): string => $fault->code, $faults + $form->faults),
            );
        }

        return new self($name, $message['sources'] ?? null, $placements);
    }

    public static function gone(): string
    {
        return __('This group does not exist any more.', 'ringwell');
    }

    private static function text(Fault $fault): string
    {
        return $fault->code === 'source_gone' ? __('This source does not exist any more.', 'ringwell') : FaultText::of($fault);
    }
}
