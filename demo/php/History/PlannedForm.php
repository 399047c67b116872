<?php

declare(strict_types=1);

namespace Ringwell\Demo\History;

use Ringwell\Demo\Phone\Ending;

/** A form that will be sent, and what becomes of it as far as people decide that. */
final class PlannedForm
{
    /**
     * @param int          $id       for what is secret about it
     * @param ?int         $visit    index of the visit in which it is sent; null: by a browser without scripts
     * @param int          $form     which of the clinic's forms
     * @param ?int         $wishedAt UTC milliseconds; null: now
     * @param list<Ending> $endings  of each try to ring, the last one of all that follow
     * @param int          $wait     seconds until each of the two picks up
     * @param int          $talk     seconds
     * @param ?int         $seenTo   milliseconds until staff have done what is left to them; null: they haven't yet
     * @param bool         $isJunk   a program's, that fills in what people don't see
     */
    public function __construct(
        public readonly int $id,
        public readonly int $at,
        public readonly ?int $visit,
        public readonly int $form,
        public readonly string $page,
        public readonly string $phone,
        public readonly string $name,
        public readonly string $comment,
        public readonly ?int $wishedAt,
        public readonly array $endings,
        public readonly int $wait,
        public readonly int $talk,
        public readonly ?int $seenTo,
        public readonly bool $isJunk = false,
    ) {
    }
}
