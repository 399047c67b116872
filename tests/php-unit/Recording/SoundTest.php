<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Recording;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Recording\Sound;

final class SoundTest extends TestCase
{
    #[DataProvider('heads')]
    public function testItIsToldByItsFirstBytes(?string $type, string $head): void
    {
        self::assertSame($type, Sound::type($head));
    }

    /** @return iterable<string, array{?string, string}> */
    public static function heads(): iterable
    {
        $rest = str_repeat("\0", 16);
        yield 'a wave file' => ['audio/wav', "RIFF\x24\x08\0\0WAVEfmt "];
        yield 'MP3 with tags' => ['audio/mpeg', "ID3\x04\0\0\0\0\0\x23{$rest}"];
        yield 'MP3 without' => ['audio/mpeg', "\xFF\xFB\x90\x44{$rest}"];
        yield 'MP3 of a telephone, MPEG 2.5 at 8 kHz' => ['audio/mpeg', "\xFF\xE3\x18\xC4{$rest}"];
        yield 'Ogg' => ['audio/ogg', "OggS\0\x02{$rest}"];
        yield 'FLAC' => ['audio/flac', "fLaC{$rest}"];
        yield 'AAC in ADTS' => ['audio/aac', "\xFF\xF1\x50\x80{$rest}"];
        yield 'M4A' => ['audio/mp4', "\0\0\0\x20ftypM4A {$rest}"];
        yield 'AMR' => ['audio/amr', "#!AMR\n{$rest}"];
        yield 'WebM' => ['audio/webm', "\x1A\x45\xDF\xA3{$rest}"];
        yield 'nothing' => [null, ''];
        yield 'a page' => [null, '<!doctype html><script>alert(1)</script>'];
        yield 'a page behind a mark of its encoding' => [null, "\xFF\xFE<\0h\0t\0m\0l\0>\0\0\0\0\0"];
        yield 'JSON' => [null, '{"error":"not ready yet"}'];
        yield 'a picture' => [null, "\x89PNG\r\n\x1A\n{$rest}"];
        yield 'a JPEG' => [null, "\xFF\xD8\xFF\xE0{$rest}"];
        yield 'RIFF, but a film' => [null, "RIFF\x24\x08\0\0AVI LIST"];
        yield 'PHP' => [null, "<?php system(\$_GET['x']); ?>"];
        yield 'a zip' => [null, "PK\x03\x04{$rest}"];
        yield 'a frame with a reserved rate' => [null, "\xFF\xFB\xFC\x44{$rest}"];
        yield 'a frame with reserved bits' => [null, "\xFF\xFB\xF0\x44{$rest}"];
        yield 'two bytes of a frame' => [null, "\xFF\xFB"];
    }

    public function testWhatIsNamedAPageIsNoSoundWhateverItHolds(): void
    {
        foreach (['audio/mpeg', 'AUDIO/X-WAV; rate=8000', 'application/octet-stream', 'binary/octet-stream', ''] as $type) {
            self::assertTrue(Sound::mayBeNamed($type), $type);
        }
        foreach (['text/html', 'text/html; charset=utf-8', 'application/json', 'image/svg+xml', 'audio', 'text/html, audio/mpeg'] as $type) {
            self::assertFalse(Sound::mayBeNamed($type), $type);
        }
    }
}
