<?php

declare(strict_types=1);

namespace Ringwell\Demo\Phone;

use Ringwell\Clock;
use Ringwell\Time;

/** Lets one process at a time do something that all pages of the demo ask for. */
final class Turn
{
    /** One that died is not waited for longer. */
    private const LONGEST = 30 * Time::SECOND;

    public function __construct(private readonly \wpdb $wpdb, private readonly Clock $clock, private readonly string $option)
    {
    }

    /**
     * @param  callable(): void $work
     * @return bool whether it was ours to do
     */
    public function take(callable $work): bool
    {
        $mine = sprintf('%d %s', $this->clock->now(), bin2hex(random_bytes(4)));
        if (! $this->isFree($mine)) {
            return false;
        }
        try {
            $work();
        } finally {
            $this->wpdb->delete($this->wpdb->options, ['option_name' => $this->option, 'option_value' => $mine]);
        }

        return true;
    }

    /** WordPress's own functions for options keep copies, and of two that add one both are told yes. */
    private function isFree(string $mine): bool
    {
        $added = $this->wpdb->query((string) $this->wpdb->prepare("INSERT IGNORE INTO %i (option_name, option_value, autoload) VALUES (%s, %s, 'off')", $this->wpdb->options, $this->option, $mine));
        if ($added === 1) {
            return true;
        }
        $theirs = (string) $this->wpdb->get_var((string) $this->wpdb->prepare('SELECT option_value FROM %i WHERE option_name = %s', $this->wpdb->options, $this->option));

        return (int) $theirs < $this->clock->now() - self::LONGEST
            && $this->wpdb->update($this->wpdb->options, ['option_value' => $mine], ['option_name' => $this->option, 'option_value' => $theirs]) === 1;
    }
}
