<?php

/*
 * A must-use plugin that notes how long our own code takes before the answer: loading the plugin, each of its hooks, and the
 * route with its permission. What WordPress does for it (registering routes, queries) counts as ours; what runs after the
 * answer does not. A line of JSON for each request to the REST API: milliseconds by the wall, and of the processor, which
 * other work on the machine does not lengthen, but in which waiting for the database is missing.
 */

declare(strict_types=1);

final class RingwellOwnTime
{
    /** @var array{load: float, hooks: float, route: float, processor: float} */
    private array $spent = ['load' => 0.0, 'hooks' => 0.0, 'route' => 0.0, 'processor' => 0.0];
    /** @var array<string, true> */
    private array $wrapped = [];
    /** @var array{float, float} */
    private array $began = [0.0, 0.0];
    private bool $isInside = false;

    public function watch(): void
    {
        add_filter('option_active_plugins', function (mixed $plugins): mixed {
            $this->began = self::now();

            return $plugins;
        }, PHP_INT_MAX);
        add_action('plugin_loaded', fn () => $this->add('load', $this->began), PHP_INT_MIN);
        add_action('all', $this->wrap(...), 10, 1);
        add_filter('rest_request_before_callbacks', function (mixed $response): mixed {
            $this->began = self::now();
            $this->isInside = true;

            return $response;
        }, PHP_INT_MAX);
        add_filter('rest_request_after_callbacks', function (mixed $response): mixed {
            $this->add('route', $this->began);
            $this->isInside = false;

            return $response;
        }, PHP_INT_MIN);
        add_action('shutdown', $this->note(...), PHP_INT_MIN);
    }

    /** Runs before every hook, so callbacks that were added meanwhile are found too. */
    private function wrap(string $hook): void
    {
        $known = $GLOBALS['wp_filter'][$hook] ?? null;
        if ($hook === 'shutdown' || ! $known instanceof \WP_Hook) {
            return;
        }
        foreach ($known->callbacks as $priority => $callbacks) {
            foreach ($callbacks as $id => $callback) {
                $key = "{$hook} {$priority} {$id}";
                if (! isset($this->wrapped[$key]) && self::isOurs($callback['function'])) {
                    $known->callbacks[$priority][$id] = ['function' => $this->timed($callback['function'])] + $callback;
                    $this->wrapped[$key] = true;
                }
            }
        }
    }

    /**
     * @param  callable(mixed...): mixed $callback
     * @return \Closure(mixed...): mixed
     */
    private function timed(callable $callback): \Closure
    {
        return function (mixed ...$args) use ($callback): mixed {
            if ($this->isInside) {
                return $callback(...$args);
            }
            $this->isInside = true;
            $began = self::now();
            try {
                return $callback(...$args);
            } finally {
                $this->add('hooks', $began);
                $this->isInside = false;
            }
        };
    }

    /**
     * @param 'load'|'hooks'|'route' $part
     * @param array{float, float}    $since
     */
    private function add(string $part, array $since): void
    {
        $now = self::now();
        $this->spent[$part] += $now[0] - $since[0];
        $this->spent['processor'] += $now[1] - $since[1];
    }

    /** @return array{float, float} milliseconds by the wall, and of the processor */
    private static function now(): array
    {
        $used = (array) getrusage();
        $sum = static fn (string $what): float => ($used["ru_{$what}.tv_sec"] ?? 0) * 1e3 + ($used["ru_{$what}.tv_usec"] ?? 0) / 1e3;

        return [hrtime(true) / 1e6, $sum('utime') + $sum('stime')];
    }

    private static function isOurs(mixed $callback): bool
    {
        $owner = match (true) {
            $callback instanceof \Closure => (new \ReflectionFunction($callback))->getClosureScopeClass()?->getName(),
            is_array($callback) => is_object($callback[0]) ? $callback[0]::class : $callback[0],
            default => $callback,
        };

        return is_string($owner) && str_starts_with($owner, 'Ringwell\\');
    }

    private function note(): void
    {
        if ($this->spent['route'] > 0) {
            file_put_contents(ABSPATH . 'wp-content/own-time.txt', json_encode($this->spent) . "\n", FILE_APPEND);
        }
    }
}

(new RingwellOwnTime())->watch();
