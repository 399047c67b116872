<?php

declare(strict_types=1);

namespace Ringwell\Source;

use Ringwell\Door\Fault;
use Ringwell\Door\Refusal;
use Ringwell\Number\RoleWords;
use Ringwell\Services;

/** What a route answers when something that a source or a group shows could not be saved. */
final class PlacementRefusal
{
    public static function conflict(PlacementConflict $conflict, Services $services): \WP_Error
    {
        $field = "placements.{$conflict->index}.{$conflict->field}";

        return Refusal::ofFields([$field => RoleWords::for([$conflict->record], $services)->taken($conflict->record)], [$field => 'in_use'], 409);
    }

    public static function gone(PlacementGone $gone): \WP_Error
    {
        $field = "placements.{$gone->index}.{$gone->field}";

        return Refusal::ofFields([$field => PlacementFaultText::of(new Fault($gone->problem))], [$field => $gone->problem], 409);
    }
}
