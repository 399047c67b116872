<?php

declare(strict_types=1);

namespace Ringwell\Speed;

/** What the last test of one web server said of its fast door. */
final class NodeState
{
    public const OK = 'ok';
    /** It is not wanted here, and closed. */
    public const OFF = 'off';
    /** Somebody deleted the file: it stays off until it is asked for again. */
    public const GONE = 'gone';
    public const FORBIDDEN = 'forbidden';
    public const NOT_MYSQL = 'not_mysql';
    public const OTHER_HOST = 'other_host';
    public const NOT_WRITABLE = 'not_writable';
    public const FOREIGN_FILE = 'foreign_file';
    public const UNREACHABLE = 'unreachable';
    public const WRONG_STATUS = 'wrong_status';
    public const NOT_JSON = 'not_json';
    public const WRONG_PROOF = 'wrong_proof';
    public const CLOCK = 'clock';

    /**
     * @param string $detail status, error message of the HTTP library, or seconds
     * @param string $mode   how it boots, see FastDoor\Stub; "" where it does not
     * @param int    $at     UTC milliseconds of the test
     */
    public function __construct(
        public readonly string $code,
        public readonly string $detail = '',
        public readonly string $mode = '',
        public readonly int $at = 0,
    ) {
    }

    public static function of(mixed $stored): ?self
    {
        if (! is_array($stored) || ! is_string($stored['code'] ?? null)) {
            return null;
        }
        $text = static fn (string $name): string => is_string($stored[$name] ?? null) ? $stored[$name] : '';

        return new self($stored['code'], $text('detail'), $text('mode'), is_int($stored['at'] ?? null) ? $stored['at'] : 0);
    }

    public function isOk(): bool
    {
        return $this->code === self::OK;
    }

    public function at(int $at): self
    {
        return new self($this->code, $this->detail, $this->mode, $at);
    }

    /** @return array{code: string, detail: string, mode: string, at: int} */
    public function toArray(): array
    {
        return ['code' => $this->code, 'detail' => $this->detail, 'mode' => $this->mode, 'at' => $this->at];
    }
}
