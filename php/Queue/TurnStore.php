<?php

declare(strict_types=1);

namespace Ringwell\Queue;

/** Times of the queue, in options: the one that every door reads comes with all others that WordPress loads anyway. */
final class TurnStore
{
    private const DUE = 'ringwell_due';
    private const WORKED = 'ringwell_worked';
    private const KICKED = 'ringwell_kicked';
    private const SECRET = 'ringwell_work_secret';
    private const SECRET_BYTES = 20;

    public function __construct(private readonly \wpdb $wpdb)
    {
    }

    public function dueAt(): ?int
    {
        return self::time(self::DUE);
    }

    public function workedAt(): ?int
    {
        return self::time(self::WORKED);
    }

    public function kickedAt(): ?int
    {
        return self::time(self::KICKED);
    }

    public function plan(int $dueAt): void
    {
        update_option(self::DUE, (string) $dueAt, true);
    }

    /** Something waits until then, and nobody may have planned for it. */
    public function planBy(int $dueAt): void
    {
        if (($this->dueAt() ?? 0) > $dueAt) {
            $this->plan($dueAt);
        }
    }

    public function worked(int $at): void
    {
        update_option(self::WORKED, (string) $at, false);
    }

    public function kicked(int $at): void
    {
        update_option(self::KICKED, (string) $at, false);
    }

    /**
     * Takes this turn for the one who asks: of all that saw the same time, one UPDATE changes it.
     *
     * @param ?int $seen what dueAt() said
     */
    public function take(?int $seen, int $next): bool
    {
        if ($seen === null) {
            return add_option(self::DUE, (string) $next, '', true);
        }
        $isWon = $this->wpdb->query((string) $this->wpdb->prepare(
            'UPDATE %i SET option_value = %s WHERE option_name = %s AND option_value = %s',
            $this->wpdb->options,
            (string) $next,
            self::DUE,
            (string) $seen,
        )) === 1;
        // Who lost has read an old copy, and who won has made one.
        wp_cache_delete(self::DUE, 'options');
        wp_cache_delete('alloptions', 'options');

        return $isWon;
    }

    /** Made when it is first asked for. */
    public function secret(): string
    {
        $secret = get_option(self::SECRET);
        if (! is_string($secret) || $secret === '') {
            add_option(self::SECRET, bin2hex(random_bytes(self::SECRET_BYTES)), '', false);
            $secret = get_option(self::SECRET);
        }

        return is_string($secret) ? $secret : '';
    }

    private static function time(string $option): ?int
    {
        $time = get_option($option);

        return is_numeric($time) ? (int) $time : null;
    }
}
