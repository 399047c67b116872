<?php

declare(strict_types=1);

namespace Ringwell\Callback;

use Ringwell\Branch\Branch;
use Ringwell\Branch\BranchStore;
use Ringwell\Number\DialledNumbers;
use Ringwell\Number\Phone;

/** Phones that are the clinic's: its numbers, whatever they are used for or were, and those that are rung first. */
final class OwnPhones
{
    public function __construct(private readonly DialledNumbers $numbers, private readonly BranchStore $branches, private readonly string $region)
    {
    }

    /** @param string $phone E.164 */
    public function has(string $phone): bool
    {
        return $this->numbers->find($phone) !== null || $this->isOfABranch($phone);
    }

    private function isOfABranch(string $phone): bool
    {
        foreach ($this->branches->all() as $branch) {
            if (in_array($phone, self::of($branch, $this->region), true)) {
                return true;
            }
        }

        return false;
    }

    /** @return list<string> */
    private static function of(Branch $branch, string $region): array
    {
        // Who is rung first may be several, as the phone system writes them.
        preg_match_all('/\+?\d[\d ()-]{8,20}\d/', $branch->clinic, $written);
        $phones = array_map(static fn (string $one): ?string => Phone::parse($one, $region)?->e164, [...$written[0], $branch->clinic, $branch->number]);

        return array_values(array_filter($phones, is_string(...)));
    }
}
