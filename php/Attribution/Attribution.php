<?php

declare(strict_types=1);

namespace Ringwell\Attribution;

/** The stored answer for one call. */
final class Attribution
{
    public function __construct(
        public readonly int $callId,
        public readonly Answer $answer,
        public readonly string $campaign,
        public readonly string $keyword,
    ) {
    }

    /** @param array<string, string|null> $row of the table attributions */
    public static function fromRow(array $row): self
    {
        $reasons = json_decode((string) $row['reasons'], true);

        return new self(
            (int) $row['call_id'],
            new Answer(
                (string) $row['rule'],
                (string) $row['certainty'],
                $row['visit'] === null ? null : (int) $row['visit'],
                $row['source_id'] === null ? null : (int) $row['source_id'],
                array_values(array_filter(array_map(Reason::fromArray(...), is_array($reasons) ? $reasons : []))),
                $row['probability'] === null ? null : (float) $row['probability'],
                $row['group_id'] === null ? null : (int) $row['group_id'],
            ),
            (string) $row['campaign'],
            (string) $row['keyword'],
        );
    }
}
