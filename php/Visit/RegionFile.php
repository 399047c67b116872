<?php

declare(strict_types=1);

namespace Ringwell\Visit;

use Ringwell\Vendor\MaxMind\Db\Reader;

/** A file that tells where an address belongs (mmdb), chosen by the owner. Opened for one question, remembers nothing. */
final class RegionFile
{
    public function __construct(private readonly string $path)
    {
    }

    /**
     * Where an address belongs is a preference only: a file that is gone, broken or half-written must cost no number.
     *
     * @return list<string> codes as Region::ofRecord gives them
     */
    public function codes(string $address): array
    {
        if ($this->path === '' || filter_var($address, FILTER_VALIDATE_IP) === false || ! is_file($this->path)) {
            return [];
        }
        try {
            $reader = new Reader($this->path);
            $codes = Region::ofRecord($reader->get($address));
            $reader->close();

            return $codes;
        } catch (\Throwable) {
            return [];
        }
    }

    /** @return ?string what kind of file it is ("DBIP-City-Lite"); null where it can't be read as one */
    public static function kind(string $path): ?string
    {
        try {
            $reader = new Reader($path);
            $kind = $reader->metadata()->databaseType;
            $reader->close();

            return $kind;
        } catch (\Throwable) {
            return null;
        }
    }
}
