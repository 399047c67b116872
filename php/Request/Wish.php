<?php

declare(strict_types=1);

namespace Ringwell\Request;

use Ringwell\Branch\Branch;

/** What somebody asks for, once nothing is wrong with it. */
final class Wish
{
    /**
     * @param string $phone    E.164
     * @param ?int   $wishedAt UTC milliseconds; null: as soon as may be
     */
    public function __construct(
        public readonly string $phone,
        public readonly string $name,
        public readonly string $comment,
        public readonly ?int $wishedAt,
        public readonly Branch $branch,
    ) {
    }
}
