<?php

declare(strict_types=1);

namespace Ringwell\Db;

/**
 * Conditions that all must hold, each with its values. A room that filters by what another room knows is handed
 * such conditions by it, so the other room's tables are named only there.
 */
final class Where
{
    /** @var list<literal-string> */
    private array $texts = [];

    /** @var list<string|int|float|null> */
    private array $values = [];

    /**
     * @param literal-string              $sql
     * @param list<string|int|float|null> $values
     */
    public function and(string $sql, array $values = []): self
    {
        $this->texts[] = $sql;
        array_push($this->values, ...$values);

        return $this;
    }

    /** @return literal-string */
    public function sql(): string
    {
        return $this->texts === [] ? '1 = 1' : '(' . implode(') AND (', $this->texts) . ')';
    }

    /** @return list<string|int|float|null> */
    public function values(): array
    {
        return $this->values;
    }

    /**
     * Placeholders for a list: "%d,%d,%d".
     *
     * @param  literal-string $mark
     * @return literal-string
     */
    public static function marks(int $count, string $mark = '%d'): string
    {
        return implode(',', array_fill(0, max(1, $count), $mark));
    }
}
