<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Pbx\Own;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Clock;
use Ringwell\Pbx\NotRung;
use Ringwell\Pbx\Own\ManagerLogin;
use Ringwell\Pbx\Own\ManagerSocket;

/** A real connection, to a manager interface that is played by manager.php. */
final class ManagerSocketTest extends TestCase implements Clock
{
    private const GREETING = "Asterisk Call Manager/11.0.0\r\n";
    private const CHALLENGE = "Response: Success\r\nActionID: challenge\r\nChallenge: 840415273\r\n\r\n";
    private const LET_IN = "Response: Success\r\nActionID: login\r\nMessage: Authentication accepted\r\n\r\nEvent: FullyBooted\r\nPrivilege: system,all\r\n\r\n";
    private const QUEUED = "Response: Success\r\nActionID: rw1\r\nMessage: Originate successfully queued\r\n\r\n";
    private const ORDER = [['Action', 'Originate'], ['ActionID', 'rw1'], ['Channel', 'Local/101@ringwell-desk/n']];

    private int $looks = 0;
    /** After so many looks at the machine's clock its patience is nearly over. */
    private int $patient = PHP_INT_MAX;

    public function now(): int
    {
        return 0;
    }

    public function machine(): int
    {
        return ++$this->looks > $this->patient ? 7_950 : 0;
    }

    public function testLogsInWithoutSayingThePasswordAndOrdersOnce(): void
    {
        [$why, $told] = $this->order(self::GREETING, self::CHALLENGE, self::LET_IN, self::QUEUED);

        self::assertNull($why);
        self::assertSame(
            "Action: Challenge\r\nActionID: challenge\r\nAuthType: MD5\r\n\r\n"
            . "Action: Login\r\nActionID: login\r\nAuthType: MD5\r\nUsername: ringwell\r\nKey: " . md5('840415273the-password') . "\r\nEvents: off\r\n\r\n"
            . "Action: Originate\r\nActionID: rw1\r\nChannel: Local/101@ringwell-desk/n\r\n\r\n",
            $told,
        );
    }

    /** @param list<string> $answers */
    #[DataProvider('failures')]
    public function testSaysWhatIsSure(array $answers, string $reason, bool $isOrdered): void
    {
        // One look for the deadline, and one for each line that it hears.
        $this->patient = 1 + substr_count(implode('', $answers), "\n");
        [$why, $told] = $this->order(...$answers);

        self::assertSame($reason, $why?->reason);
        self::assertSame($isOrdered, str_contains($told, 'Originate'));
        self::assertStringNotContainsString('the-password', $told . $why->getMessage());
    }

    /** @return iterable<string, array{list<string>, string, bool}> */
    public static function failures(): iterable
    {
        $in = [self::GREETING, self::CHALLENGE, self::LET_IN];
        $error = static fn (string $id, string $message): string => "Response: Error\r\nActionID: {$id}\r\nMessage: {$message}\r\n\r\n";
        yield 'somebody else listens' => [["SSH-2.0-OpenSSH_9.2\r\n"], NotRung::UNREACHABLE, false];
        yield 'it says nothing' => [['?'], NotRung::UNREACHABLE, false];
        yield 'it hangs up at once' => [['-'], NotRung::UNREACHABLE, false];
        yield 'a line without an end' => [[str_repeat('A', 5000)], NotRung::UNREACHABLE, false];
        yield 'it hangs up instead of a challenge' => [[self::GREETING, '-'], NotRung::UNREACHABLE, false];
        yield 'a wrong password' => [[self::GREETING, self::CHALLENGE, $error('login', 'Authentication failed')], NotRung::WRONG_KEYS, false];
        yield 'no challenge for strangers' => [[self::GREETING, $error('challenge', 'Must specify AuthType')], NotRung::WRONG_KEYS, false];
        yield 'silence after the login' => [[self::GREETING, self::CHALLENGE, '?'], NotRung::UNREACHABLE, false];
        yield 'no right to ring' => [[...$in, $error('rw1', 'Permission denied')], NotRung::WRONG_KEYS, true];
        yield 'it refuses' => [[...$in, $error('rw1', 'Extension does not exist.')], NotRung::REFUSED, true];
        yield 'it hangs up after the order' => [[...$in, '-'], NotRung::UNKNOWN, true];
        yield 'silence after the order' => [[...$in, '?'], NotRung::UNKNOWN, true];
        yield 'half an answer' => [[...$in, "Response: Success\r\nActionID: rw1\r\n"], NotRung::UNKNOWN, true];
        yield 'an answer to something else' => [[...$in, "Response: Success\r\nActionID: rw2\r\n\r\n"], NotRung::UNKNOWN, true];
        yield 'an answer that is none' => [[...$in, "Response: Goodbye\r\nActionID: rw1\r\n\r\n"], NotRung::UNKNOWN, true];
        yield 'events without end' => [[...$in, str_repeat("Event: Newexten\r\n\r\n", 400)], NotRung::UNKNOWN, true];
    }

    public function testWhoIsNotThereWasNeverAsked(): void
    {
        $server = stream_socket_server('tcp://127.0.0.1:0');
        self::assertNotFalse($server);
        $port = substr((string) strrchr((string) stream_socket_get_name($server, false), ':'), 1);
        fclose($server);

        self::assertSame(NotRung::UNREACHABLE, $this->ask($port, self::ORDER)?->reason);
    }

    #[DataProvider('values')]
    public function testNothingBecomesAnotherLineOrAnotherVariable(string $value): void
    {
        // Nobody listens at port 1: it is refused before that.
        self::assertSame(NotRung::NO_SUCH_LINE, $this->ask('1', [...self::ORDER, ['Variable', $value]])?->reason);
    }

    /** @return iterable<string, array{string}> */
    public static function values(): iterable
    {
        foreach (["a\r\nAction: Command", "a\nb", "a\rb", 'a=1,b=2', "a\0", 'тест', str_repeat('a', 251), "a\n"] as $value) {
            yield rawurlencode(substr($value, 0, 40)) => [$value];
        }
    }

    #[DataProvider('logins')]
    public function testALoginThatIsNoneIsNone(string $host, string $port, string $user, string $password): void
    {
        self::assertNull(ManagerLogin::of($host, $port, $user, $password));
    }

    /** @return iterable<array{string, string, string, string}> */
    public static function logins(): iterable
    {
        foreach (['', 'unix:///run/x', 'http://host', 'host/path', "host\n", 'host:5038', 'user@host', 'ssl://host', '[::1'] as $host) {
            yield [$host, '5038', 'u', 'p'];
        }
        yield ['host', '', 'u', 'p'];
        yield ['host', '50380000', 'u', 'p'];
        yield ['host', '5038', "u\r\nAction: x", 'p'];
        yield ['host', '5038', 'u', "p\n"];
        yield ['host', '5038', '', 'p'];
        yield ['host', '5038', 'u', ''];
    }

    public function testALoginSaysWhereAndHow(): void
    {
        self::assertSame('tcp://127.0.0.1:5038', ManagerLogin::of('127.0.0.1', '5038', 'u', 'p')?->address);
        self::assertSame('tls://pbx.example:5039', ManagerLogin::of('tls://pbx.example', '5039', 'u', 'p')?->address);
        self::assertSame('tcp://[::1]:5038', ManagerLogin::of('[::1]', '5038', 'u', 'p')?->address);
    }

    /** @return array{?NotRung, string} why it did not ring, and what Asterisk was told */
    private function order(string ...$answers): array
    {
        $process = proc_open([PHP_BINARY, __DIR__ . '/manager.php', ...array_values($answers)], [1 => ['pipe', 'w']], $pipes);
        self::assertIsResource($process);
        try {
            $port = trim((string) fgets($pipes[1]));
            $why = $this->ask($port, self::ORDER);

            return [$why, (string) stream_get_contents($pipes[1])];
        } finally {
            fclose($pipes[1]);
            proc_terminate($process);
            proc_close($process);
        }
    }

    /** @param list<array{string, string}> $action */
    private function ask(string $port, array $action): ?NotRung
    {
        $login = ManagerLogin::of('127.0.0.1', $port, 'ringwell', 'the-password');
        self::assertNotNull($login);
        try {
            (new ManagerSocket($this))->originate($login, $action);

            return null;
        } catch (NotRung $why) {
            return $why;
        }
    }
}
