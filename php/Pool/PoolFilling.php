<?php

declare(strict_types=1);

namespace Ringwell\Pool;

use Ringwell\Door\Refusal;
use Ringwell\Lease\Gone;
use Ringwell\Lease\Pool;
use Ringwell\Number\NumberInUse;
use Ringwell\Number\Phone;
use Ringwell\Services;

/** Numbers as an owner types them, into a pool: all or none, and each fault said at its own line. */
final class PoolFilling
{
    public function __construct(private readonly Services $services)
    {
    }

    /**
     * @param  list<string>         $texts in any format
     * @return list<int>|\WP_Error number ids
     */
    public function add(Pool $pool, array $texts): array|\WP_Error
    {
        $e164s = [];
        $problems = [];
        $codes = [];
        foreach ($texts as $index => $text) {
            $phone = Phone::parse($text, $this->services->settings()->region);
            if ($phone === null) {
                $codes["numbers.{$index}"] = 'not_understood';
                $problems["numbers.{$index}"] = __('This is not a phone number we understand.', 'ringwell');
            } elseif (in_array($phone->e164, $e164s, true)) {
                $codes["numbers.{$index}"] = 'repeated';
                $problems["numbers.{$index}"] = __('This number is in the list twice.', 'ringwell');
            } else {
                $e164s[$index] = $phone->e164;
            }
        }
        if ($problems !== []) {
            return Refusal::ofFields($problems, $codes);
        }
        try {
            return $this->services->pools()->addNumbers($pool, array_values($e164s));
        } catch (Gone) {
            return Refusal::notFound();
        } catch (NumberInUse $inUse) {
            $index = (int) array_search($inUse->record->number, $e164s, true);

            return Refusal::ofFields(["numbers.{$index}" => __('This number is already in use elsewhere.', 'ringwell')], ["numbers.{$index}" => 'in_use'], 409);
        }
    }
}
