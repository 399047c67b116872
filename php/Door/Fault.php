<?php

declare(strict_types=1);

namespace Ringwell\Door;

/** What is wrong with one field: a code for programs, and the bound that was broken where there is one. */
final class Fault
{
    public function __construct(
        public readonly string $code,
        public readonly string $bound = '',
    ) {
    }
}
