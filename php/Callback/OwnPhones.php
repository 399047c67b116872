<?php

declare(strict_types=1);

namespace Ringwell\Callback;

use Ringwell\Branch\BranchStore;
use Ringwell\Call\ClinicsLegs;
use Ringwell\Clock;
use Ringwell\Number\DialledNumbers;
use Ringwell\Number\Phone;
use Ringwell\Pbx\ConnectionStore;
use Ringwell\Time;

/**
 * Phones that are the clinic's and its people's: its numbers, whatever they are used for or were; those that are rung first, that
 * stand in the settings of a phone system, that rang when patients called, and that the owner lists.
 */
final class OwnPhones
{
    /** Who was rung in the clinic so long ago may have left, and his number be somebody else's. */
    private const RANG_WITHIN = 90 * Time::DAY;

    /** @param list<string> $listed E.164 */
    public function __construct(
        private readonly DialledNumbers $numbers,
        private readonly BranchStore $branches,
        private readonly ConnectionStore $connections,
        private readonly ClinicsLegs $legs,
        private readonly array $listed,
        private readonly string $region,
        private readonly Clock $clock,
    ) {
    }

    /** @param string $phone E.164 */
    public function has(string $phone): bool
    {
        return in_array($phone, $this->listed, true)
            || $this->isOfABranch($phone)
            || $this->numbers->find($phone) !== null
            || $this->isOfAConnection($phone)
            || $this->legs->has($phone, $this->clock->now() - self::RANG_WITHIN);
    }

    private function isOfABranch(string $phone): bool
    {
        foreach ($this->branches->all() as $branch) {
            if (in_array($phone, [...$this->in($branch->clinic), ...$this->in($branch->number)], true)) {
                return true;
            }
        }

        return false;
    }

    /** "101, PJSIP/79161234567@operator" */
    private function isOfAConnection(string $phone): bool
    {
        foreach ($this->connections->all() as $connection) {
            foreach ($connection->settings as $typed) {
                if (in_array($phone, $this->in($typed), true)) {
                    return true;
                }
            }
        }

        return false;
    }

    /** @return list<string> E.164; there may be several, as a phone system writes them */
    private function in(string $typed): array
    {
        preg_match_all('/\+?\d[\d ()-]{8,20}\d/', $typed, $written);
        $phones = array_map(fn (string $one): ?string => Phone::parse($one, $this->region)?->e164, [...$written[0], $typed]);

        return array_values(array_filter($phones, is_string(...)));
    }
}
