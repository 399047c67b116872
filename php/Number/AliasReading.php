<?php

declare(strict_types=1);

namespace Ringwell\Number;

/** Which other names a number may be given: none that is a number of its own, or another number's name already. */
final class AliasReading
{
    private const LONGEST = 64;

    public function __construct(private readonly DialledNumbers $numbers, private readonly string $region)
    {
    }

    /**
     * @param  list<string> $written
     * @return array{aliases: list<string>, problem: ?string, code: string} problem: in words, the first there is
     */
    public function read(NumberRecord $number, array $written): array
    {
        $aliases = [];
        foreach ($written as $text) {
            $text = trim((string) preg_replace('/[\x00-\x1F\x7F]+/', ' ', mb_scrub($text, 'UTF-8')));
            $alias = DialledNumbers::key(Phone::parse($text, $this->region)->e164 ?? $text);
            if ($alias === '' || $alias === $number->number) {
                continue;
            }
            if (mb_strlen($alias) > self::LONGEST) {
                /* translators: %d: how many characters at most */
                return self::refused(sprintf(__('Another name has at most %d characters.', 'ringwell'), self::LONGEST), 'too_long');
            }
            $aliases[$alias] = true;
        }
        $aliases = array_map(strval(...), array_keys($aliases));
        if (count($aliases) > AliasStore::MOST) {
            /* translators: %d: how many at most */
            return self::refused(sprintf(__('A number has at most %d other names.', 'ringwell'), AliasStore::MOST), 'too_many');
        }
        foreach ($this->numbers->many($aliases) as $alias => $taken) {
            $alias = (string) $alias;
            if ($taken->id !== $number->id && ! $taken->isRemoved) {
                return self::refused(self::taken($alias, $taken), 'in_use');
            }
        }

        return ['aliases' => $aliases, 'problem' => null, 'code' => ''];
    }

    private static function taken(string $alias, DialledNumber $number): string
    {
        $written = Phone::parse($alias)?->international() ?? $alias;

        return $alias === $number->number
            /* translators: %s: phone number */
            ? sprintf(__('%s is one of your numbers itself. Remove it from your numbers first, if it is only another name.', 'ringwell'), $written)
            /* translators: 1: phone number or name of a line, 2: phone number */
            : sprintf(__('%1$s is another name of %2$s already.', 'ringwell'), $written, Phone::parse($number->number)?->international() ?? $number->number);
    }

    /** @return array{aliases: list<string>, problem: string, code: string} */
    private static function refused(string $problem, string $code): array
    {
        return ['aliases' => [], 'problem' => $problem, 'code' => $code];
    }
}
