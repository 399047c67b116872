<?php

declare(strict_types=1);

namespace Ringwell\Recording;

/**
 * Which bytes of a file are asked for (RFC 9110, section 14). Pure.
 *
 * What can't be read is as if it weren't there, as the RFC has it, and so are several ranges at once: players ask for
 * one, and the whole file is always a right answer.
 */
final class ByteRange
{
    private function __construct(
        /** @var 200|206|416 */
        public readonly int $status,
        public readonly int $from,
        public readonly int $length,
        private readonly int $size,
    ) {
    }

    /**
     * @param string $range   header Range, '' where there is none
     * @param string $ifRange header If-Range, '' where there is none
     * @param string $etag    the file's own, quoted
     */
    public static function of(string $range, string $ifRange, string $etag, int $size): self
    {
        $whole = new self(200, 0, $size, $size);
        if (preg_match('/^bytes=\s*(\d{0,15})-(\d{0,15})\s*$/iD', $range, $match) !== 1 || ($ifRange !== '' && $ifRange !== $etag)) {
            return $whole;
        }
        [, $first, $last] = $match;
        if ($first === '' && $last === '') {
            return $whole;
        }
        if ($first === '') {
            $length = min((int) $last, $size);

            return $length === 0 ? new self(416, 0, 0, $size) : new self(206, $size - $length, $length, $size);
        }
        $from = (int) $first;
        $to = $last === '' ? $size - 1 : min((int) $last, $size - 1);
        if ($last !== '' && (int) $last < $from) {
            return $whole;
        }

        return $from >= $size ? new self(416, 0, 0, $size) : new self(206, $from, $to - $from + 1, $size);
    }

    /** @return array<string, string> */
    public function headers(): array
    {
        $range = match ($this->status) {
            206 => sprintf('bytes %d-%d/%d', $this->from, $this->from + $this->length - 1, $this->size),
            416 => "bytes */{$this->size}",
            default => null,
        };

        return ['Accept-Ranges' => 'bytes', 'Content-Length' => (string) $this->length] + ($range === null ? [] : ['Content-Range' => $range]);
    }
}
