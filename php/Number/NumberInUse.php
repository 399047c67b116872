<?php

declare(strict_types=1);

namespace Ringwell\Number;

/** The number has another role already, or the role another number; `record` is who has it. */
final class NumberInUse extends \RuntimeException
{
    public function __construct(public readonly NumberRecord $record)
    {
        parent::__construct("{$record->number} is in use as {$record->role->name}");
    }
}
