<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Queue;

use PHPUnit\Framework\TestCase;
use Ringwell\Queue\Answer;

/** Whoever asks has his whole answer while work for which nobody shall wait is still going on, on a server that can't hang up. */
final class AnswerTest extends TestCase
{
    private const PATIENCE = 60;
    private const ANSWER = __DIR__ . '/../../../php/Queue/Answer.php';

    /** @var ?resource */
    private $server = null;

    private string $marks;

    protected function setUp(): void
    {
        $this->marks = sys_get_temp_dir() . '/ringwell-answer-' . bin2hex(random_bytes(6));
        mkdir($this->marks);
    }

    protected function tearDown(): void
    {
        touch("{$this->marks}/stop");
        if ($this->server !== null) {
            proc_terminate($this->server);
            proc_close($this->server);
        }
        array_map(unlink(...), (array) glob("{$this->marks}/*"));
        rmdir($this->marks);
    }

    public function testTheAnswerIsWholeBeforeTheWorkIsDone(): void
    {
        $socket = $this->connect();
        fwrite($socket, "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: keep-alive\r\n\r\n");
        stream_set_timeout($socket, self::PATIENCE);
        $length = null;
        while (($line = fgets($socket)) !== false && rtrim($line) !== '') {
            $length = preg_match('/^Content-Length: (\d+)/i', $line, $match) === 1 ? (int) $match[1] : $length;
        }

        self::assertSame(13, $length);
        self::assertSame('{"kept":true}', stream_get_contents($socket, 13));
        self::assertFileDoesNotExist("{$this->marks}/worked", 'Nobody had told it to stop.');
        touch("{$this->marks}/stop");
        fclose($socket);
    }

    /** Such an answer can't be told the length of any more; a warning of PHP's would stand in the middle of it. */
    public function testALongAnswerThatABufferHasSentHalfIsLeftAsItIs(): void
    {
        touch("{$this->marks}/stop");
        $socket = $this->connect(['output_buffering' => '4096', 'display_errors' => '1'], ['RINGWELL_LENGTH' => '9000']);
        fwrite($socket, "GET / HTTP/1.0\r\nHost: localhost\r\n\r\n");
        stream_set_timeout($socket, self::PATIENCE);
        [, $body] = explode("\r\n\r\n", (string) stream_get_contents($socket), 2) + ['', ''];
        fclose($socket);

        self::assertSame(str_repeat('x', 9000), $body);
    }

    public function testABufferThatRefusesToEndIsLeftAsItIs(): void
    {
        touch("{$this->marks}/stop");
        $socket = $this->connect(['display_errors' => '0'], ['RINGWELL_STUBBORN' => '1']);
        fwrite($socket, "GET / HTTP/1.0\r\nHost: localhost\r\n\r\n");
        stream_set_timeout($socket, self::PATIENCE);
        $answer = (string) stream_get_contents($socket);
        fclose($socket);

        self::assertStringEndsWith("\r\n\r\n" . '{"kept":true}', $answer);
        self::assertFileExists("{$this->marks}/worked");
    }

    public function testWherePhpPacksItsAnswersNobodyKnowsWhenTheyAreOut(): void
    {
        $says = static fn (string $packs): string => (string) shell_exec(implode(' ', array_map(escapeshellarg(...), [
            PHP_BINARY, '-d', "zlib.output_compression={$packs}", '-r', 'require $argv[1]; echo json_encode(Ringwell\Queue\Answer::endsEarly());', self::ANSWER,
        ])));

        self::assertSame(['true', 'false', 'false'], array_map($says, ['0', '1', '4096']));
    }

    public function testOnACommandLineNobodyWaitsAndNothingIsHeldBack(): void
    {
        $level = ob_get_level();
        self::assertTrue(Answer::endsEarly());
        self::assertFalse(Answer::finish());
        self::assertSame($level, ob_get_level());
    }

    /**
     * @param  array<string, string> $settings    of PHP
     * @param  array<string, string> $environment
     * @return resource
     */
    private function connect(array $settings = [], array $environment = [])
    {
        $set = array_merge(...array_map(static fn (string $name, string $value): array => ['-d', "{$name}={$value}"], array_keys($settings), $settings));
        $free = stream_socket_server('tcp://127.0.0.1:0');
        self::assertNotFalse($free);
        $address = (string) stream_socket_get_name($free, false);
        fclose($free);
        $server = proc_open([PHP_BINARY, ...$set, '-S', $address, __DIR__ . '/answer-door.php'], [1 => ['file', '/dev/null', 'w'], 2 => ['file', '/dev/null', 'w']], $pipes, null, ['RINGWELL_MARKS' => $this->marks] + $environment);
        self::assertNotFalse($server);
        $this->server = $server;
        for ($try = 0; $try < self::PATIENCE * 50; $try++) {
            $socket = @stream_socket_client("tcp://{$address}");
            if ($socket !== false) {
                return $socket;
            }
            usleep(20_000);
        }
        self::fail('The server did not begin.');
    }
}
