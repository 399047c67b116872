<?php

declare(strict_types=1);

namespace Ringwell;

use Ringwell\Db\Failed;
use Ringwell\Schema\Installer;

/**
 * What WP-Cron does for us, in pieces of which each is by itself: what becomes of one is no matter of the next, nor of
 * other plugins' work in the same run, all of which an error that nobody catches would end.
 */
final class Chores
{
    private bool $isTold = false;

    public function __construct(private readonly \wpdb $wpdb)
    {
    }

    /**
     * @param string           $name    what the host's log calls it
     * @param callable(): void $work
     * @param bool             $isOften done every minute: then nothing is said of a database that can't be written
     */
    public function add(string $hook, string $name, callable $work, int $priority = 10, bool $isOften = false): void
    {
        add_action($hook, function () use ($name, $work, $isOften): void {
            if (Installer::isCurrent()) {
                $this->do($name, $work, $isOften);
            }
        }, $priority);
    }

    /**
     * Whatever it throws is one line in the host's log at most. A database that is full, read-only or away keeps all
     * pieces from their work, so only the first says so.
     *
     * @param callable(): void $work
     */
    public function do(string $name, callable $work, bool $isOften = false): void
    {
        // WordPress's own functions would write their statement and its error into the log, whole.
        $shown = $this->wpdb->suppress_errors(true);
        try {
            $work();
        } catch (Failed $failed) {
            $this->waits($name, $failed, $isOften);
        } catch (\Throwable $error) {
            self::note(sprintf('"%s" failed: %s in %s:%d', $name, $error->getMessage(), $error->getFile(), $error->getLine()));
        } finally {
            $this->wpdb->suppress_errors($shown);
        }
    }

    private function waits(string $name, Failed $failed, bool $isOften): void
    {
        if ($failed->isMissingTable()) {
            Installer::lost();
        } elseif (! $failed->mayPass()) {
            self::note(sprintf('"%s" failed: %s in %s:%d', $name, $failed->getMessage(), $failed->getFile(), $failed->getLine()));
        } elseif (! $this->isTold && ! $isOften) {
            $this->isTold = true;
            self::note(sprintf('"%s" and what else can\'t be done now waits for the database: %s', $name, $failed->getMessage()));
        }
    }

    private static function note(string $line): void
    {
        // phpcs:ignore Generic.PHP.ForbiddenFunctions.Found -- Nobody looks at what cron does; an exception would be a critical error.
        error_log('Ringwell: ' . strtr($line, "\r\n", '  '));
    }
}
