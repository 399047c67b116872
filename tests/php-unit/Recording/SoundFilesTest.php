<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Recording;

use PHPUnit\Framework\TestCase;
use Ringwell\Recording\NotHeard;
use Ringwell\Recording\SoundFiles;
use Ringwell\Recording\StoredSound;
use Ringwell\Recording\Trouble;

final class SoundFilesTest extends TestCase
{
    private const MANY = 1_000_000_000;

    private string $folder;

    protected function setUp(): void
    {
        $this->folder = sys_get_temp_dir() . '/ringwell-test-' . bin2hex(random_bytes(6));
    }

    protected function tearDown(): void
    {
        (new SoundFiles($this->folder, static fn (): ?float => null))->wipe();
        self::assertDirectoryDoesNotExist($this->folder);
    }

    public function testAnyPieceComesBackAsItWas(): void
    {
        foreach ([44, 65535, 65536, 65537, 200_000] as $bytes) {
            $wave = self::wave($bytes);
            $sound = $this->files()->write(self::stream($wave), self::MANY);
            self::assertSame(['audio/wav', $bytes, true], [$sound->type, $sound->bytes, $this->files()->has($sound)]);
            foreach ([[0, $bytes], [0, 1], [$bytes - 1, 1], [intdiv($bytes, 2), intdiv($bytes, 3)], [min(65530, $bytes - 10), 10], [0, 0]] as [$from, $length]) {
                self::assertSame(substr($wave, $from, $length), $this->read($sound, $from, $length), "{$bytes}: {$from}+{$length}");
            }
        }
    }

    public function testTheDiskHoldsNothingThatCouldBeHeard(): void
    {
        $wave = self::wave(100_000);
        $sound = $this->files()->write(self::stream($wave), self::MANY);

        $sealed = (string) file_get_contents("{$this->folder}/{$sound->name}");
        self::assertStringNotContainsString(substr($wave, 0, 12), $sealed);
        self::assertStringNotContainsString(substr($wave, 5000, 12), $sealed);
        self::assertNotSame($sound->name, $this->files()->write(self::stream($wave), self::MANY)->name);
        self::assertFileExists("{$this->folder}/index.php");
        self::assertFileExists("{$this->folder}/.htaccess");
    }

    public function testAChangedOrShortenedFileIsNotGivenOut(): void
    {
        $sound = $this->files()->write(self::stream(self::wave(100_000)), self::MANY);
        $path = "{$this->folder}/{$sound->name}";
        $sealed = (string) file_get_contents($path);

        file_put_contents($path, substr($sealed, 0, 70_000) . chr(ord($sealed[70_000]) ^ 1) . substr($sealed, 70_001));
        $this->assertTrouble(Trouble::Gone, fn () => $this->read($sound, 0, 100_000));
        self::assertSame(10, strlen($this->read($sound, 0, 10)), 'Its first piece is whole.');

        file_put_contents($path, substr($sealed, 65_552));
        self::assertFalse($this->files()->has($sound));
        $this->assertTrouble(Trouble::Gone, fn () => $this->read($sound, 0, 10));

        unlink($path);
        self::assertFalse($this->files()->has($sound));
        $this->assertTrouble(Trouble::Gone, fn () => $this->read($sound, 0, 10));
    }

    public function testWhatIsNoSoundOrTooLargeLeavesNothing(): void
    {
        $this->assertTrouble(Trouble::NoSound, fn () => $this->files()->write(self::stream('<html>nothing to hear</html>'), self::MANY));
        $this->assertTrouble(Trouble::NoSound, fn () => $this->files()->write(self::stream(''), self::MANY));
        $this->assertTrouble(Trouble::TooLarge, fn () => $this->files()->write(self::stream(self::wave(200_000)), 199_999));

        self::assertSame([], $this->files()->olderThan(PHP_INT_MAX));
    }

    public function testAFullDiskIsSaidBeforeAndWhileWriting(): void
    {
        $full = new SoundFiles($this->folder, static fn (): float => 1024.0);
        self::assertFalse($full->hasRoom());
        $this->assertTrouble(Trouble::NoRoom, static fn () => $full->write(self::stream(self::wave(1000)), self::MANY));

        FullDisk::register();
        try {
            $files = new SoundFiles('full://disk', static fn (): ?float => null);
            $this->assertTrouble(Trouble::NoRoom, static fn () => $files->write(self::stream(self::wave(200_000)), self::MANY));
            self::assertSame([], FullDisk::$left);
        } finally {
            FullDisk::unregister();
        }
    }

    public function testAFolderThatCannotBeMadeIsNoRoom(): void
    {
        $file = (string) tempnam(sys_get_temp_dir(), 'ringwell');
        try {
            $this->assertTrouble(Trouble::NoRoom, static fn () => SoundFiles::under("{$file}/below")->write(self::stream(self::wave(100)), self::MANY));
        } finally {
            unlink($file);
        }
    }

    public function testNamesLeadNowhereElse(): void
    {
        $this->files()->write(self::stream(self::wave(100)), self::MANY);
        $outside = "{$this->folder}-outside";
        file_put_contents($outside, 'x');
        foreach (['../' . basename($outside), "{$outside}", 'index.php', '', "../../etc/passwd\0", str_repeat('a', 32) . '/../x'] as $name) {
            $this->files()->delete($name);
            $this->files()->sweep($name);
            self::assertFalse($this->files()->has(new StoredSound($name, random_bytes(32), 'audio/wav', 1)));
            $this->assertTrouble(Trouble::Gone, fn () => $this->read(new StoredSound($name, random_bytes(32), 'audio/wav', 1), 0, 1));
        }
        self::assertFileExists($outside);
        unlink($outside);
        self::assertFileExists("{$this->folder}/index.php");
    }

    private function files(): SoundFiles
    {
        return new SoundFiles($this->folder, static fn (): ?float => null);
    }

    private function read(StoredSound $sound, int $from, int $length): string
    {
        return implode('', iterator_to_array($this->files()->read($sound, $from, $length), false));
    }

    /** @param callable(): mixed $do */
    private function assertTrouble(Trouble $trouble, callable $do): void
    {
        try {
            $do();
            self::fail("No {$trouble->value}");
        } catch (NotHeard $why) {
            self::assertSame($trouble, $why->trouble);
        }
    }

    private static function wave(int $bytes): string
    {
        return substr("RIFF\x24\x08\0\0WAVEfmt " . random_bytes(max(1, $bytes)), 0, $bytes);
    }

    /** @return resource */
    private static function stream(string $bytes)
    {
        $stream = fopen('php://temp', 'w+b');
        self::assertIsResource($stream);
        fwrite($stream, $bytes);
        rewind($stream);

        return $stream;
    }
}
