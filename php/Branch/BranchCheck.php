<?php

declare(strict_types=1);

namespace Ringwell\Branch;

use Ringwell\Door\Fault;

/** What a schema can't say about branches: that zones exist, hours are in order, and what is named is there. Pure. */
final class BranchCheck
{
    /**
     * @param list<int> $branches    ids of the branches that there are
     * @param list<int> $connections ids of the phone systems that there are
     */
    public function __construct(private readonly array $branches, private readonly array $connections)
    {
    }

    /**
     * @param  list<array<string, mixed>> $branches of the right shape already, with `number` in E.164 or as it was typed
     * @param  list<array<string, mixed>> $holidays
     * @return array<string, Fault>       by the path of the field
     */
    public function faults(array $branches, array $holidays): array
    {
        $faults = [];
        $seen = [];
        foreach ($branches as $index => $branch) {
            $id = $branch['id'] ?? null;
            if ($id !== null && (! in_array($id, $this->branches, true) || in_array($id, $seen, true))) {
                $faults["branches.{$index}.id"] = new Fault('no_branch');
            }
            $seen[] = $id;
            foreach ($this->ofBranch($branch) as $field => $code) {
                $faults["branches.{$index}.{$field}"] = new Fault($code);
            }
        }
        $days = [];
        foreach ($holidays as $index => $holiday) {
            foreach ($this->ofHoliday($holiday, $days) as $field => $code) {
                $faults["holidays.{$index}.{$field}"] = new Fault($code);
            }
        }

        return $faults;
    }

    /**
     * @param  array<string, mixed>  $branch
     * @return array<string, string> field => code
     */
    private function ofBranch(array $branch): array
    {
        $faults = [];
        if (! is_string($branch['name'] ?? null) || trim($branch['name']) === '') {
            $faults['name'] = 'required';
        }
        if (($branch['zone'] ?? '') !== '' && Branches::zone(is_string($branch['zone']) ? $branch['zone'] : '?') === null) {
            $faults['zone'] = 'no_zone';
        }
        foreach (is_array($branch['week'] ?? null) ? array_values($branch['week']) : [] as $day => $spans) {
            if (! self::isInOrder($spans)) {
                $faults["week.{$day}"] = 'hours_out_of_order';
            }
        }
        if (($branch['connection'] ?? 0) !== 0 && ! in_array($branch['connection'], $this->connections, true)) {
            $faults['connection'] = 'no_connection';
        }
        if (is_string($branch['number'] ?? null) && preg_match('/^(\+\d{5,15})?$/D', $branch['number']) !== 1) {
            $faults['number'] = 'no_phone';
        }
        foreach (is_array($branch['staff'] ?? null) ? array_values($branch['staff']) : [] as $index => $mail) {
            if (! is_string($mail) || filter_var($mail, FILTER_VALIDATE_EMAIL) === false) {
                $faults["staff.{$index}"] = 'no_mail';
            }
        }

        return $faults;
    }

    /**
     * @param  array<string, mixed>    $holiday
     * @param  array<string, true>     $days    what other holidays are of already
     * @return array<string, string>   field => code
     */
    private function ofHoliday(array $holiday, array &$days): array
    {
        $date = is_string($holiday['date'] ?? null) ? $holiday['date'] : '';
        $faults = Holiday::isDate($date) ? [] : ['date' => 'no_date'];
        if (! self::isInOrder($holiday['hours'] ?? [])) {
            $faults['hours'] = 'hours_out_of_order';
        }
        /** @var list<int> $branches */
        $branches = is_array($holiday['branches'] ?? null) ? $holiday['branches'] : [];
        if (array_diff($branches, $this->branches) !== []) {
            $faults['branches'] = 'no_branch';
        }
        foreach ($branches === [] ? [0] : $branches as $branch) {
            if (isset($days["{$date} {$branch}"])) {
                $faults['date'] = 'repeated';
            }
            $days["{$date} {$branch}"] = true;
        }

        return $faults;
    }

    /** Each opening after the closing before it. */
    private static function isInOrder(mixed $spans): bool
    {
        return is_array($spans) && Hours::spans($spans) === array_values($spans);
    }
}
