<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Own;

/** Something that a dialplan can't hold: in it, it would be a command. */
final class Unsafe extends \RuntimeException
{
    public function __construct(public readonly string $field)
    {
        parent::__construct("unsafe in a dialplan: {$field}");
    }
}
