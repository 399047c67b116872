<?php

declare(strict_types=1);

namespace Ringwell\Recording;

/**
 * What kind of sound a file is, by its first bytes alone: what a phone system calls it may be anything, and a browser
 * that is handed a page under the name of a sound might run it. Pure.
 */
final class Sound
{
    /** As many bytes as must be there to tell. */
    public const HEAD = 16;

    /** Type => ending of a file's name. */
    public const ENDINGS = [
        'audio/mpeg' => 'mp3', 'audio/wav' => 'wav', 'audio/ogg' => 'ogg', 'audio/flac' => 'flac', 'audio/mp4' => 'm4a',
        'audio/aac' => 'aac', 'audio/amr' => 'amr', 'audio/webm' => 'webm',
    ];

    /** What a file of sound may be called on its way; anything else is no recording. */
    private const NAMED = ['application/octet-stream', 'binary/octet-stream', 'application/ogg', ''];

    /** @return ?string one of ENDINGS; null where it is no sound */
    public static function type(string $head): ?string
    {
        return match (true) {
            str_starts_with($head, 'RIFF') && substr($head, 8, 4) === 'WAVE' => 'audio/wav',
            str_starts_with($head, 'OggS') => 'audio/ogg',
            str_starts_with($head, 'fLaC') => 'audio/flac',
            str_starts_with($head, '#!AMR') => 'audio/amr',
            str_starts_with($head, 'ID3') && strlen($head) >= self::HEAD => 'audio/mpeg',
            str_starts_with($head, "\x1A\x45\xDF\xA3") => 'audio/webm',
            substr($head, 4, 4) === 'ftyp' => 'audio/mp4',
            default => self::ofFrame($head),
        };
    }

    /** @param string $type Content-Type, with or without parameters */
    public static function mayBeNamed(string $type): bool
    {
        $bare = strtolower(trim(explode(';', $type, 2)[0]));

        return str_starts_with($bare, 'audio/') || in_array($bare, self::NAMED, true);
    }

    /**
     * MPEG audio without a header of its own begins with a frame: eleven set bits, then version, layer, bit rate and
     * sample rate, of which some values are reserved (ISO 11172-3, 2.4.1.3). Layer 0 is AAC in ADTS (ISO 13818-7).
     */
    private static function ofFrame(string $head): ?string
    {
        if (strlen($head) < self::HEAD || $head[0] !== "\xFF" || (ord($head[1]) & 0xE0) !== 0xE0) {
            return null;
        }
        $second = ord($head[1]);
        $third = ord($head[2]);
        if (($second & 0xF6) === 0xF0) {
            return (($third >> 2) & 0x0F) < 13 ? 'audio/aac' : null;
        }
        $isReserved = ($second & 0x18) === 0x08 || ($second & 0x06) === 0 || ($third & 0xF0) === 0xF0 || ($third & 0x0C) === 0x0C;

        return $isReserved ? null : 'audio/mpeg';
    }
}
