<?php

declare(strict_types=1);

namespace Ringwell\Speed;

use Ringwell\FastDoor\Stub;

/** The stub on this server's disk. Never touches a file of that name that is not ours. */
final class StubFile
{
    public function __construct(private readonly string $file)
    {
    }

    /** @return string|null null where there is none */
    public function text(): ?string
    {
        clearstatcache(true, $this->file);

        return is_file($this->file) ? (string) @file_get_contents($this->file) : null;
    }

    public function isForeign(): bool
    {
        $text = $this->text();

        return $text !== null && ! Stub::isOurs($text);
    }

    /** @return bool whether the file has this text now */
    public function write(string $text): bool
    {
        $now = $this->text();
        if ($now !== null && Stub::isSame($now, $text)) {
            $this->forget();
            return true;
        }
        if (! $this->mayChange() || ($now !== null && ! Stub::isOurs($now))) {
            return false;
        }
        // Whole at once: a request in between sees the old file or the new one.
        $part = $this->file . '.' . bin2hex(random_bytes(4)) . '.tmp';
        $isWritten = @file_put_contents($part, $text) === strlen($text) && @chmod($part, $this->mode()) && @rename($part, $this->file);
        if (! $isWritten) {
            @unlink($part);
        }
        $this->forget();

        return $isWritten;
    }

    /** @return bool whether there is no file of ours now */
    public function delete(): bool
    {
        $isThere = $this->text() !== null && ! $this->isForeign();
        if ($isThere && (! $this->mayChange() || ! @unlink($this->file))) {
            return false;
        }
        $this->forget();

        return true;
    }

    private function mayChange(): bool
    {
        return wp_is_file_mod_allowed('ringwell_door') && is_writable(dirname($this->file));
    }

    /** As readable as WordPress's own files there. */
    private function mode(): int
    {
        $sibling = dirname($this->file) . '/wp-load.php';
        $mode = is_file($sibling) ? fileperms($sibling) : false;

        return $mode === false ? 0o644 : $mode & 0o666;
    }

    /** Where opcache never looks at files again, the old text would answer until PHP is restarted. */
    private function forget(): void
    {
        clearstatcache(true, $this->file);
        require_once ABSPATH . 'wp-admin/includes/file.php';
        wp_opcache_invalidate($this->file, true);
    }
}
