<?php

declare(strict_types=1);

namespace Ringwell\Recording;

/**
 * Files of sound in one folder, sealed: see docs/decisions/recordings.md.
 *
 * A file is a row of pieces of PIECE bytes, each sealed by itself (XSalsa20-Poly1305, secretbox) under the file's own
 * random key with its index as nonce; so any second of a long talk can be read without opening what lies before it, a
 * key never seals two texts under one nonce, and once the row with the key is gone the file is noise.
 */
final class SoundFiles
{
    private const PIECE = 65536;
    /** Left free for everything else of the site. */
    private const SPARE = 200 * 1024 * 1024;
    private const NAME = '/^[0-9a-f]{32}$/D';

    /** @param \Closure(string): ?float $free bytes that a folder's disk has left, null where nobody tells */
    public function __construct(public readonly string $folder, private readonly \Closure $free)
    {
    }

    /** @param string $base a folder of WordPress's own that it may write to */
    public static function under(string $base): self
    {
        return new self($base, static function (string $folder): ?float {
            $free = function_exists('disk_free_space') ? @disk_free_space($folder) : false;

            return $free === false ? null : $free;
        });
    }

    /** @throws NotHeard NoRoom: there would be too little left for the rest of the site */
    public function makeRoom(int $bytes): void
    {
        if (! is_dir($this->folder) && ! @mkdir($this->folder, 0o700, true) && ! is_dir($this->folder)) {
            throw new NotHeard(Trouble::NoRoom, $this->folder);
        }
        // Servers that know neither get sealed pieces under names that nobody can guess.
        foreach (['index.php' => "<?php\n", '.htaccess' => "Require all denied\nDeny from all\n"] as $name => $text) {
            if (! file_exists("{$this->folder}/{$name}")) {
                @file_put_contents("{$this->folder}/{$name}", $text);
            }
        }
        $free = ($this->free)($this->folder);
        if ($free !== null && $free < $bytes + self::SPARE) {
            throw new NotHeard(Trouble::NoRoom);
        }
    }

    public function hasRoom(): bool
    {
        try {
            $this->makeRoom(0);
        } catch (NotHeard) {
            return false;
        }

        return true;
    }

    /** @return ?int null where nobody tells */
    public function freeBytes(): ?int
    {
        $free = is_dir($this->folder) ? ($this->free)($this->folder) : null;

        return $free === null ? null : (int) $free;
    }

    /**
     * @param  resource $from at its beginning
     * @throws NotHeard NoSound, TooLarge, NoRoom; nothing is left of it then
     */
    public function write($from, int $maxBytes): StoredSound
    {
        $piece = self::piece($from);
        $type = Sound::type(substr($piece, 0, Sound::HEAD)) ?? throw new NotHeard(Trouble::NoSound);
        $this->makeRoom(0);
        $name = bin2hex(random_bytes(16));
        $key = random_bytes(SODIUM_CRYPTO_SECRETBOX_KEYBYTES);
        $path = "{$this->folder}/{$name}";
        $bytes = 0;
        $file = @fopen("{$path}.part", 'xb');
        try {
            for ($index = 0; $piece !== ''; $index++, $piece = self::piece($from)) {
                $bytes += strlen($piece);
                if ($bytes > $maxBytes) {
                    throw new NotHeard(Trouble::TooLarge);
                }
                $sealed = sodium_crypto_secretbox($piece, self::nonce($index), $key);
                if ($file === false || @fwrite($file, $sealed) !== strlen($sealed)) {
                    throw new NotHeard(Trouble::NoRoom);
                }
            }
            // What the disk had no room for may be said only now.
            if ($file === false || ! fclose($file) || ! @rename("{$path}.part", $path)) {
                throw new NotHeard(Trouble::NoRoom);
            }
        } catch (\Throwable $error) {
            if (is_resource($file)) {
                fclose($file);
            }
            @unlink("{$path}.part");
            throw $error;
        }

        return new StoredSound($name, $key, $type, $bytes);
    }

    public function has(StoredSound $sound): bool
    {
        $pieces = intdiv($sound->bytes + self::PIECE - 1, self::PIECE);

        return self::isName($sound->name) && is_file("{$this->folder}/{$sound->name}")
            && filesize("{$this->folder}/{$sound->name}") === $sound->bytes + $pieces * SODIUM_CRYPTO_SECRETBOX_MACBYTES;
    }

    /**
     * @return \Generator<int, string> the bytes asked for, in pieces
     * @throws NotHeard Gone: the file is away or was changed
     */
    public function read(StoredSound $sound, int $from, int $length): \Generator
    {
        $file = self::isName($sound->name) ? @fopen("{$this->folder}/{$sound->name}", 'rb') : false;
        if ($file === false) {
            throw new NotHeard(Trouble::Gone);
        }
        try {
            $sealed = self::PIECE + SODIUM_CRYPTO_SECRETBOX_MACBYTES;
            for ($index = intdiv($from, self::PIECE), $skip = $from % self::PIECE; $length > 0; $index++, $skip = 0) {
                fseek($file, $index * $sealed);
                $read = (string) stream_get_contents($file, $sealed);
                $plain = strlen($read) < SODIUM_CRYPTO_SECRETBOX_MACBYTES ? false : sodium_crypto_secretbox_open($read, self::nonce($index), $sound->key);
                $part = $plain === false ? '' : substr($plain, $skip, $length);
                if ($part === '') {
                    throw new NotHeard(Trouble::Gone);
                }
                $length -= strlen($part);
                yield $part;
            }
        } finally {
            fclose($file);
        }
    }

    public function delete(string $name): void
    {
        if (self::isName($name) && is_file("{$this->folder}/{$name}")) {
            @unlink("{$this->folder}/{$name}");
        }
    }

    /**
     * @param  int          $before seconds of the machine's clock, by which files are dated
     * @return list<string> names of files that were last written before then, whole and broken off ones
     */
    public function olderThan(int $before): array
    {
        $names = [];
        foreach (is_dir($this->folder) ? new \DirectoryIterator($this->folder) : [] as $file) {
            if (preg_match('/^([0-9a-f]{32})(?:\.part)?$/D', $file->getFilename(), $match) === 1 && $file->getMTime() < $before) {
                $names[] = $file->getFilename();
            }
        }

        return $names;
    }

    /** What was broken off by a crash, and whatever no row knows. */
    public function sweep(string $name): void
    {
        if (preg_match('/^[0-9a-f]{32}(?:\.part)?$/D', $name) === 1) {
            @unlink("{$this->folder}/{$name}");
        }
    }

    /** All of it, when the plugin's data go. */
    public function wipe(): void
    {
        foreach ([...$this->olderThan(PHP_INT_MAX), 'index.php', '.htaccess'] as $name) {
            @unlink("{$this->folder}/{$name}");
        }
        @rmdir($this->folder);
    }

    private static function isName(string $name): bool
    {
        return preg_match(self::NAME, $name) === 1;
    }

    /**
     * As many bytes as a piece has, or what is left: a network or a pipe gives fewer at a time.
     *
     * @param resource $from
     */
    private static function piece($from): string
    {
        return (string) stream_get_contents($from, self::PIECE);
    }

    private static function nonce(int $index): string
    {
        return str_pad(pack('J', $index), SODIUM_CRYPTO_SECRETBOX_NONCEBYTES, "\0", STR_PAD_LEFT);
    }
}
