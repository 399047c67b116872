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
     * A whole path on this very machine. No scheme of PHP's ("phar://", "ftp://") begins so, and no other machine's folder
     * ("//server/share", in whatever mixture of slashes Windows takes for it). Settings of a site can be written by more
     * people than may read its server's files, so the name must say what the file is.
     */
    public static function isPath(string $text): bool
    {
        return preg_match('~^(?:/|[A-Za-z]:[\\\\/])[^\x00-\x1f\x7f/\\\\?*][^\x00-\x1f\x7f?*]*\.mmdb$~iD', $text) === 1;
    }

    /**
     * Where an address belongs is a preference only: a file that is gone, broken or half-written must cost no number.
     *
     * @return list<string> codes as Region::ofRecord gives them
     */
    public function codes(string $address): array
    {
        if (! self::isPath($this->path) || filter_var($address, FILTER_VALIDATE_IP) === false || ! @is_file($this->path)) {
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
        if (! self::isPath($path) || ! @is_file($path)) {
            return null;
        }
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
