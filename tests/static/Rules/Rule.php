<?php

declare(strict_types=1);

namespace Ringwell\Tests\Static\Rules;

use Ringwell\Tests\Static\SourceFile;

/** Something that our PHP keeps to and no tool of others knows. */
interface Rule
{
    /** @return list<string> what is wrong and where */
    public function faults(SourceFile $file): array;
}
