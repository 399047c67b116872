<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration;

use Ringwell\Schema\Installer;
use Ringwell\Services;
use Ringwell\SetClock;
use Ringwell\Tests\Integration\Support\Transactions;

/**
 * A test on the real WordPress and database. Whatever it writes is undone: by default through one transaction
 * around the test, in which the stores' own transactions are savepoints. Every notice fails the test.
 */
abstract class TestCase extends \PHPUnit\Framework\TestCase
{
    protected const START = 1_790_000_000_000;

    protected \wpdb $wpdb;
    protected SetClock $clock;
    /** The rooms, with `$clock`. Routes run on the plugin's own, whose clock is moved by shiftClock(). */
    protected Services $services;
    private int $reported = E_ALL;
    /** @var array<string, \WP_Hook> */
    private array $hooks = [];

    /** False in a test that needs real COMMITs, for instance to be seen by a second process: its rows are deleted. */
    protected function isWrapped(): bool
    {
        return true;
    }

    protected function setUp(): void
    {
        parent::setUp();
        // PHPUnit reports only what happens below the repository's php folder, and the plugin under test is a copy.
        $this->reported = error_reporting(E_ALL);
        set_error_handler(static function (int $level, string $text, string $file, int $line): bool {
            if ((error_reporting() & $level) === 0) {
                return false;
            }
            throw new \ErrorException($text, 0, $level, $file, $line);
        });
        $this->hooks = self::copyOfHooks();
        $wpdb = $GLOBALS['wpdb'];
        self::assertInstanceOf(\wpdb::class, $wpdb);
        $this->wpdb = $wpdb;
        if ($this->isWrapped()) {
            Transactions::shared()->open($wpdb);
        }
        $this->clock = new SetClock(self::START);
        $this->services = new Services($wpdb, $this->clock);
    }

    protected function tearDown(): void
    {
        $leftOpen = 0;
        if ($this->isWrapped()) {
            $leftOpen = Transactions::shared()->undo($this->wpdb);
        } else {
            $this->emptyTables();
        }
        $this->shiftClock(0);
        $GLOBALS['wp_filter'] = $this->hooks;
        wp_set_current_user(0);
        wp_cache_flush();
        $GLOBALS['wp_rest_server'] = null;
        restore_error_handler();
        error_reporting($this->reported);
        self::assertSame(0, $leftOpen, 'A transaction was left open.');
        parent::tearDown();
    }

    /** Logs in a new user with this role ("administrator", "ringwell_marketer", …). */
    protected function actAs(string $role): int
    {
        $id = wp_insert_user(['user_login' => uniqid('user'), 'user_pass' => 'secret', 'role' => $role]);
        self::assertIsInt($id);
        wp_set_current_user($id);

        return $id;
    }

    /**
     * Sends a request to the REST routes as WordPress would, without a web server.
     *
     * @param array<string, mixed>|string|null $body    an array is sent as JSON, a string as it is
     * @param array<string, string>            $headers
     * @param array<string, mixed>             $query
     */
    protected function rest(string $method, string $path, array|string|null $body = null, array $headers = [], array $query = []): \WP_REST_Response
    {
        $request = new \WP_REST_Request($method, '/ringwell/v1/' . ltrim($path, '/'));
        $request->set_query_params($query);
        if ($body !== null) {
            $request->set_header('Content-Type', 'application/json');
            $request->set_body(is_string($body) ? $body : (string) wp_json_encode($body));
        }
        foreach ($headers as $name => $value) {
            $request->set_header($name, $value);
        }
        if ($method === 'POST' && is_string($body) && ! $request->is_json_content_type()) {
            // PHP gives the fields of a form beside its body, and WordPress lets them hide those of the address.
            parse_str(implode('&', array_slice(explode('&', $body), 0, (int) ini_get('max_input_vars'))), $fields);
            $request->set_body_params($fields);
        }

        return rest_do_request($request);
    }

    /** Moves the clock of the plugin itself, thus of its routes, by milliseconds from the machine's time. */
    protected function shiftClock(int $milliseconds): void
    {
        $file = constant('RINGWELL_TEST_CLOCK');
        self::assertIsString($file);
        file_put_contents($file, (string) $milliseconds);
    }

    /**
     * Hooks that a test adds, by itself or by asking the routes, would otherwise run in every later test.
     *
     * @return array<string, \WP_Hook>
     */
    private static function copyOfHooks(): array
    {
        /** @var array<string, \WP_Hook> $hooks */
        $hooks = $GLOBALS['wp_filter'];

        return array_map(static fn (\WP_Hook $hook): \WP_Hook => clone $hook, $hooks);
    }

    private function emptyTables(): void
    {
        foreach (Installer::tables($this->wpdb->prefix) as $table) {
            $this->wpdb->query("DELETE FROM `{$table}`");
        }
    }
}
