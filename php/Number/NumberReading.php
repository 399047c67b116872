<?php

declare(strict_types=1);

namespace Ringwell\Number;

use Ringwell\Services;

/** What was understood of a pasted list of numbers, line by line. Saves nothing. */
final class NumberReading
{
    public const MAX_LINES = 500;
    private const MAX_SHOWN = 120;

    public function __construct(private readonly Services $services)
    {
    }

    /** @return list<string> one entry a number, as pasted */
    public static function lines(string $text): array
    {
        $lines = preg_split('~[\r\n,;\t]+~u', $text, -1, PREG_SPLIT_NO_EMPTY);
        $trimmed = array_map(static fn (string $line): string => (string) preg_replace('~^[\s\p{Z}]+|[\s\p{Z}]+$~u', '', $line), $lines === false ? [] : $lines);

        return array_values(array_filter($trimmed, static fn (string $line): bool => $line !== ''));
    }

    /**
     * @param  list<string>               $lines
     * @return list<array<string, mixed>> as number-read-answer.json has it
     */
    public function read(array $lines): array
    {
        $phones = array_map(fn (string $line): ?Phone => Phone::parse($line, $this->services->settings()->region), $lines);
        $e164s = array_values(array_unique(array_map(static fn (Phone $phone): string => $phone->e164, array_filter($phones))));
        $known = $this->services->numbers()->manyByE164($e164s);
        $words = RoleWords::for(array_values($known), $this->services);
        $seen = [];
        $rows = [];
        foreach ($lines as $index => $line) {
            $phone = $phones[$index];
            $record = $phone === null ? null : $known[$phone->e164] ?? null;
            $problem = match (true) {
                $phone === null => 'not_understood',
                isset($seen[$phone->e164]) => 'repeated',
                $record !== null && ! $record->role->isFree() => 'in_use',
                default => null,
            };
            $rows[] = [
                'line' => mb_substr($line, 0, self::MAX_SHOWN),
                'number' => $phone?->e164,
                'written' => $phone?->international() ?? '',
                'problem' => $problem,
                'problem_text' => self::text($problem, $record, $words),
                'used_as' => $record === null ? '' : $words->words($record->role),
            ];
            if ($phone !== null) {
                $seen[$phone->e164] = true;
            }
        }

        return $rows;
    }

    private static function text(?string $problem, ?NumberRecord $record, RoleWords $words): string
    {
        return match ($problem) {
            'not_understood' => __('This is not a phone number we understand.', 'ringwell'),
            'repeated' => __('This number is in the list twice.', 'ringwell'),
            'in_use' => $record === null ? '' : $words->taken($record),
            default => '',
        };
    }
}
