<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Recording;

/** A disk with room for 100,000 bytes, by PHP's own way of making one. The names of the methods are PHP's. */
final class FullDisk
{
    private const ROOM = 100_000;

    /** @var array<string, int> path => bytes */
    public static array $left = [];

    /** @var resource|null PHP sets it */
    public $context;

    private string $path = '';

    public static function register(): void
    {
        self::$left = [];
        stream_wrapper_register('full', self::class);
    }

    public static function unregister(): void
    {
        stream_wrapper_unregister('full');
    }

    public function stream_open(string $path, string $mode): bool
    {
        $this->path = $path;
        if ($mode === 'xb') {
            self::$left[$path] = 0;
        }

        return $mode === 'xb';
    }

    public function stream_write(string $bytes): int
    {
        $fits = min(strlen($bytes), self::ROOM - self::$left[$this->path]);
        self::$left[$this->path] += $fits;

        return $fits;
    }

    public function stream_flush(): bool
    {
        return true;
    }

    public function stream_close(): void
    {
    }

    /** @return array<string, int>|false */
    public function url_stat(string $path): array|false
    {
        return $path === 'full://disk' ? ['mode' => 0o040700] : false;
    }

    public function unlink(string $path): bool
    {
        unset(self::$left[$path]);

        return true;
    }
}
