<?php

declare(strict_types=1);

namespace Ringwell\Branch;

/** The clinic's branches with their holidays; there is always at least one. Pure. */
final class Branches
{
    public const FIRST = 1;

    /** Monday to Friday, 9:00 to 18:00. */
    private const USUAL_WEEK = [[[540, 1080]], [[540, 1080]], [[540, 1080]], [[540, 1080]], [[540, 1080]], [], []];

    /**
     * @param non-empty-array<int, Branch> $branches by id
     * @param list<Holiday>                $holidays
     * @param int                          $next     id that a new branch gets: none is ever given twice
     */
    private function __construct(public readonly array $branches, public readonly array $holidays, private readonly int $next)
    {
    }

    /** @param string $name of the first branch, where nobody has said anything yet */
    public static function of(mixed $stored, string $name): self
    {
        $stored = is_array($stored) ? $stored : [];
        $branches = [];
        foreach (is_array($stored['branches'] ?? null) ? $stored['branches'] : [] as $one) {
            $branch = Branch::of($one);
            if ($branch !== null) {
                $branches[$branch->id] = $branch;
            }
        }
        $branches = $branches === [] ? [self::FIRST => new Branch(self::FIRST, $name, '', self::USUAL_WEEK, 0, '', '', [])] : $branches;
        $holidays = array_map(Holiday::of(...), is_array($stored['holidays'] ?? null) ? array_values($stored['holidays']) : []);

        return new self(
            $branches,
            array_values(array_filter($holidays)),
            max(is_int($stored['next'] ?? null) ? $stored['next'] : 0, max(array_keys($branches)) + 1),
        );
    }

    /**
     * @param non-empty-list<array<string, mixed>> $branches without an id: a new one
     * @param list<array<string, mixed>>           $holidays
     */
    public function with(array $branches, array $holidays): self
    {
        $next = $this->next;
        foreach ($branches as $index => $branch) {
            if (! is_int($branch['id'] ?? null)) {
                $branches[$index]['id'] = $next++;
            }
        }

        return self::of(['branches' => $branches, 'holidays' => $holidays, 'next' => $next], '');
    }

    public function first(): Branch
    {
        return $this->branches[array_key_first($this->branches)];
    }

    /** @param \DateTimeZone $siteZone of a branch that has none of its own, or none that is known any more */
    public function hours(Branch $branch, \DateTimeZone $siteZone): Hours
    {
        $days = [];
        // What names the branch counts for more than what is said of all.
        foreach ([false, true] as $isNamed) {
            foreach ($this->holidays as $holiday) {
                if ($isNamed ? in_array($branch->id, $holiday->branches, true) : $holiday->branches === []) {
                    $days[$holiday->date] = $holiday->hours;
                }
            }
        }

        return new Hours(self::zone($branch->zone) ?? $siteZone, $branch->week, $days);
    }

    public static function zone(string $name): ?\DateTimeZone
    {
        return in_array($name, \DateTimeZone::listIdentifiers(), true) ? new \DateTimeZone($name) : null;
    }

    /** @return array{branches: list<array<string, mixed>>, holidays: list<array<string, mixed>>, next: int} for the option */
    public function toArray(): array
    {
        return [
            'branches' => array_values(array_map(static fn (Branch $branch): array => $branch->toArray(), $this->branches)),
            'holidays' => array_map(static fn (Holiday $holiday): array => $holiday->toArray(), $this->holidays),
            'next' => $this->next,
        ];
    }
}
