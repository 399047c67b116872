<?php

declare(strict_types=1);

namespace Ringwell\Request;

use Ringwell\Branch\Branch;
use Ringwell\Branch\Branches;
use Ringwell\Branch\Hours;
use Ringwell\Number\Phone;
use Ringwell\Time;

/** What is wrong with what a form sent, by field; else what is asked for. Pure. */
final class SentCheck
{
    public const LONGEST_NAME = 100;
    public const LONGEST_COMMENT = 1000;

    /** A page may stand open while the time that it offers goes by: then it is as soon as may be. */
    private const JUST_PASSED = 30 * Time::MINUTE;

    private const LONGEST_AHEAD = 8 * Time::DAY;

    private const WHEN = '/^20\d\d-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d(:[0-5]\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)?$/D';

    /**
     * @param string $region   where a phone without a country's code belongs
     */
    public function __construct(
        private readonly Form $form,
        private readonly Branches $branches,
        private readonly \DateTimeZone $siteZone,
        private readonly string $region,
        private readonly int $now,
    ) {
    }

    /**
     * @param  int $fixedBranch whose page it is; 0: any
     * @return Wish|array<string, string> what is wrong, field => code
     */
    public function read(Sent $sent, int $fixedBranch): Wish|array
    {
        $phone = Phone::parse($sent->phone, $this->region);
        $branch = $this->branch($sent, $fixedBranch);
        $hours = $this->branches->hours($branch ?? $this->branches->first(), $this->siteZone);
        [$wishedAt, $when] = $this->when($sent, $hours);
        $faults = array_filter([
            'phone' => match (true) {
                trim($sent->phone) === '' => 'phone_missing',
                $phone === null => 'phone_wrong',
                default => '',
            },
            'name' => $this->text('name', $sent->name, self::LONGEST_NAME),
            'branch' => $branch === null ? 'branch_wrong' : '',
            'when' => $when,
            'comment' => $this->text('comment', $sent->comment, self::LONGEST_COMMENT),
            'agreed' => $sent->hasAgreed ? '' : 'agreed_missing',
        ], static fn (string $code): bool => $code !== '');

        return $faults !== [] || $phone === null || $branch === null
            ? $faults
            : new Wish($phone->e164, $this->form->asks('name') ? $sent->name : '', $this->form->asks('comment') ? $sent->comment : '', $wishedAt, $branch);
    }

    private function text(string $field, string $text, int $longest): string
    {
        return match (true) {
            ! $this->form->asks($field) => '',
            mb_strlen($text) > $longest => 'too_long',
            $text === '' && $this->form->requires($field) => 'required',
            default => '',
        };
    }

    /** @return ?Branch null where one must be chosen, or the chosen one isn't there any more */
    private function branch(Sent $sent, int $fixed): ?Branch
    {
        $all = $this->branches->branches;
        if (isset($all[$fixed])) {
            return $all[$fixed];
        }
        if (! $this->form->asks('branch') || count($all) === 1) {
            return $this->branches->first();
        }

        return $sent->branch === 0 && ! $this->form->requires('branch') ? $this->branches->first() : $all[$sent->branch] ?? null;
    }

    /** @return array{?int, string} UTC milliseconds, and what is wrong */
    private function when(Sent $sent, Hours $hours): array
    {
        if (! $this->form->asks('when')) {
            return [null, ''];
        }
        if ($sent->when === '') {
            // Without a script the page knows no times; and where none are left there is nothing to choose.
            $isMissing = $this->form->requires('when') && ! $sent->isPlain && $hours->slots($this->now, 1) !== [];

            return [null, $isMissing ? 'required' : ''];
        }
        $at = preg_match(self::WHEN, $sent->when) === 1 ? self::milliseconds($sent->when, $hours->zone) : null;

        return match (true) {
            $at === null || $at - $this->now > self::LONGEST_AHEAD => [null, 'when_wrong'],
            $at <= $this->now && $this->now - $at <= self::JUST_PASSED => [null, ''],
            $at <= $this->now => [null, 'when_passed'],
            ! $hours->isOpen($at) => [null, 'when_closed'],
            default => [$at, ''],
        };
    }

    /** @param \DateTimeZone $zone where the text doesn't say itself where its clock hangs */
    private static function milliseconds(string $text, \DateTimeZone $zone): ?int
    {
        try {
            return (new \DateTimeImmutable($text, $zone))->getTimestamp() * Time::SECOND;
        } catch (\Exception) {
            return null;
        }
    }
}
