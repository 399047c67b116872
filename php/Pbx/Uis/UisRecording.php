<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Uis;

/**
 * What a recording is called here: "784617/a1b2c3", the contact's id and the record's, as the list of calls gives them
 * apart and as the links in notifications end.
 */
final class UisRecording
{
    private const MAX_LINK = 180;

    /** @return ?string null where the link is none of the platform's own */
    public static function ofLink(string $link, UisBrand $brand): ?string
    {
        if (! $brand->owns($link)) {
            return null;
        }
        if (preg_match('#/(\d{1,20})/([0-9A-Za-z_-]{1,100})/?$#D', $link, $match) === 1) {
            return "{$match[1]}/{$match[2]}";
        }

        return strlen($link) <= self::MAX_LINK && preg_match('/^[\x21-\x7E]+$/D', $link) === 1 ? $link : null;
    }

    /** @return ?string null where it is none of ours */
    public static function url(string $recording, UisBrand $brand): ?string
    {
        if (preg_match('#^\d{1,20}/[0-9A-Za-z_-]{1,100}$#D', $recording) === 1) {
            return "{$brand->media()}/{$recording}";
        }

        return $brand->owns($recording) ? $recording : null;
    }
}
