<?php

declare(strict_types=1);

namespace Ringwell\Demo\Phone;

use Ringwell\Number\Phone;
use Ringwell\Number\Role;
use Ringwell\Services;

/** Numbers worth ringing: first those that a visitor was just given. */
final class OnScreen
{
    private const MOST = 6;

    public function __construct(private readonly Services $services)
    {
    }

    /** @return list<array{number: string, written: string, what: string}> */
    public function rows(): array
    {
        $rows = [];
        foreach ($this->services->pools()->all() as $pool) {
            foreach ($this->services->pools()->rows($pool->id) as $row) {
                if ($row->visitor !== null && $row->isHeld($this->services->clock()->now())) {
                    $rows[] = [$row->givenAt, $row->numberId, $pool->name];
                }
            }
        }
        usort($rows, static fn (array $a, array $b): int => $b[0] <=> $a[0]);
        $rows = array_slice($rows, 0, self::MOST);
        $numbers = $this->services->numbers()->many(array_column($rows, 1));
        $shown = [];
        foreach ($rows as [$givenAt, $numberId, $pool]) {
            if (isset($numbers[$numberId])) {
                /* translators: 1: name of a pool, 2: "5 minutes" */
                $what = sprintf(__('%1$s, given out %2$s ago', 'ringwell-demo'), $pool, human_time_diff(intdiv($givenAt, 1000), intdiv($this->services->clock()->now(), 1000)));
                $shown[] = self::row($numbers[$numberId]->number, $what);
            }
        }
        foreach ([Role::STATIC => __('static number', 'ringwell-demo'), Role::DEFAULT => __('default number', 'ringwell-demo'), Role::SITE => __('the site\'s own number', 'ringwell-demo')] as $role => $what) {
            foreach ($this->services->numbers()->inRole($role) as $number) {
                $shown[] = self::row($number->number, $what);
            }
        }

        return $shown;
    }

    /** @return array{number: string, written: string, what: string} */
    private static function row(string $number, string $what): array
    {
        return ['number' => $number, 'written' => Phone::parse($number)?->international() ?? $number, 'what' => $what];
    }
}
