<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Own;

use Ringwell\Clock;
use Ringwell\Pbx\NotRung;
use Ringwell\Time;

/**
 * Speaks with Asterisk's manager interface over TCP (docs of Asterisk 22, "AMI Libraries and Frameworks"; main/manager.c). The
 * password itself is never sent: MD5 of a challenge and it is. Whatever goes wrong before the order is sent is sure, and
 * nothing rings; of what comes after it only an answer to it counts.
 */
final class ManagerSocket implements Manager
{
    private const CONNECT_SECONDS = 3;
    /** For all that is said, by the machine's clock. */
    private const PATIENCE = 8 * Time::SECOND;
    private const MAX_LINE = 1024;
    private const MAX_LINES = 300;
    private const VALUE = '/^[\x20-\x2B\x2D-\x7E]{0,250}$/D';
    private const MAX_DETAIL = 150;

    public function __construct(private readonly Clock $clock)
    {
    }

    public function originate(ManagerLogin $login, array $action): void
    {
        $text = self::text($action);
        $socket = @stream_socket_client($login->address, $number, $error, self::CONNECT_SECONDS);
        if ($socket === false) {
            throw new NotRung(NotRung::UNREACHABLE, self::clean("{$error} ({$number})"));
        }
        $deadline = $this->now() + self::PATIENCE;
        try {
            $this->logIn($socket, $login, $deadline);
            $this->order($socket, $text, $deadline);
        } finally {
            fclose($socket);
        }
    }

    /**
     * @param  resource $socket
     * @throws NotRung
     */
    private function logIn($socket, ManagerLogin $login, int $deadline): void
    {
        $greeting = $this->line($socket, $deadline);
        if ($greeting === null || ! str_starts_with($greeting, 'Asterisk Call Manager/')) {
            throw new NotRung(NotRung::UNREACHABLE, self::clean($greeting ?? ''));
        }
        $challenge = $this->ask($socket, [['Action', 'Challenge'], ['ActionID', 'challenge'], ['AuthType', 'MD5']], 'challenge', $deadline);
        $isLetIn = $challenge !== null && $challenge['response'] === 'Success' ? $this->ask($socket, [
            ['Action', 'Login'],
            ['ActionID', 'login'],
            ['AuthType', 'MD5'],
            ['Username', $login->user],
            ['Key', md5(($challenge['challenge'] ?? '') . $login->password)],
            ['Events', 'off'],
        ], 'login', $deadline) : $challenge;
        if ($isLetIn === null) {
            throw new NotRung(NotRung::UNREACHABLE);
        }
        if ($isLetIn['response'] !== 'Success') {
            throw new NotRung(NotRung::WRONG_KEYS, self::clean($isLetIn['message'] ?? ''));
        }
    }

    /**
     * @param  resource $socket
     * @throws NotRung
     */
    private function order($socket, string $text, int $deadline): void
    {
        // Half of it may be there already when writing fails, and half an order is none: it ends with an empty line.
        if (! self::write($socket, $text)) {
            throw new NotRung(NotRung::UNKNOWN);
        }
        preg_match('/^ActionID: (\S+)\r$/m', $text, $id);
        $answer = $this->answer($socket, $id[1] ?? '', $deadline);
        $message = self::clean($answer['message'] ?? '');
        match (true) {
            $answer === null => throw new NotRung(NotRung::UNKNOWN),
            $answer['response'] === 'Success' => null,
            stripos($message, 'permission') !== false => throw new NotRung(NotRung::WRONG_KEYS, $message),
            $answer['response'] === 'Error' => throw new NotRung(NotRung::REFUSED, $message),
            default => throw new NotRung(NotRung::UNKNOWN, $message),
        };
    }

    /**
     * @param  resource                    $socket
     * @param  list<array{string, string}> $action
     * @return ?array<string, string>
     */
    private function ask($socket, array $action, string $id, int $deadline): ?array
    {
        return self::write($socket, self::text($action)) ? $this->answer($socket, $id, $deadline) : null;
    }

    /** @param resource $socket */
    private static function write($socket, string $text): bool
    {
        for ($at = 0; $at < strlen($text); $at += $written) {
            $written = @fwrite($socket, substr($text, $at));
            if ($written === false || $written === 0) {
                return false;
            }
        }

        return true;
    }

    /**
     * @param  resource $socket
     * @return ?array<string, string> names in lower case, "response" among them; null where nothing came in time, or too much
     */
    private function answer($socket, string $id, int $deadline): ?array
    {
        $said = [];
        for ($read = 0; $read < self::MAX_LINES; $read++) {
            $line = $this->line($socket, $deadline);
            if ($line === null) {
                return null;
            }
            if ($line !== '') {
                [$name, $value] = explode(': ', $line, 2) + [1 => ''];
                $said[strtolower($name)] = $value;
                continue;
            }
            // Events come in between, whatever we asked for.
            if (isset($said['response']) && ($said['actionid'] ?? '') === $id) {
                return $said;
            }
            $said = [];
        }

        return null;
    }

    /** @param resource $socket */
    private function line($socket, int $deadline): ?string
    {
        $left = $deadline - $this->now();
        if ($left <= 0) {
            return null;
        }
        stream_set_timeout($socket, intdiv($left, Time::SECOND), $left % Time::SECOND * 1000);
        $line = @fgets($socket, self::MAX_LINE);

        return $line === false || ! str_ends_with($line, "\n") ? null : rtrim($line, "\r\n");
    }

    /**
     * @param  list<array{string, string}> $action
     * @throws NotRung
     */
    private static function text(array $action): string
    {
        $lines = '';
        foreach ($action as [$name, $value]) {
            // A line break would be another header, a comma another variable.
            if (preg_match(self::VALUE, $value) !== 1) {
                throw new NotRung(NotRung::NO_SUCH_LINE, $name);
            }
            $lines .= "{$name}: {$value}\r\n";
        }

        return "{$lines}\r\n";
    }

    private static function clean(string $said): string
    {
        return mb_substr(trim((string) preg_replace('/[^\x20-\x7E]+/', ' ', $said)), 0, self::MAX_DETAIL);
    }

    private function now(): int
    {
        return $this->clock->machine() ?? $this->clock->now();
    }
}
