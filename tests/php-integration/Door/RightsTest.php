<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Door;

use PHPUnit\Framework\Attributes\DataProvider;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Tests\Support\At;

/**
 * Who may use which route, asked of WordPress's own index of routes: a route that is in no list here, or a method that is new,
 * fails by itself.
 */
final class RightsTest extends TestCase
{
    private const READ = ['ringwell_edit_sources', 'ringwell_view_reports'];
    private const EDIT = ['ringwell_edit_sources'];
    private const MANAGE = ['ringwell_manage'];
    private const REPORTS = ['ringwell_view_reports'];
    private const CALLS = ['ringwell_view_reports', 'ringwell_handle_contacts'];
    private const HANDLE = ['ringwell_handle_contacts'];
    private const HEAR = ['ringwell_hear_recordings'];
    private const FORMS = ['ringwell_edit_sources', 'ringwell_manage'];
    private const EVERYBODY = null;

    /** Route, as one would ask for it => method => capabilities of which one is enough. */
    private const ROUTES = [
        'lease' => ['POST' => self::EVERYBODY],
        'activity' => ['POST' => self::EVERYBODY],
        'carry' => ['POST' => self::EVERYBODY],
        'carried' => ['POST' => self::EVERYBODY],
        'site-script' => ['GET' => self::EVERYBODY],
        'site-line' => ['GET' => self::MANAGE],
        'connections/7/events/abc/vendor/path' => ['GET' => self::EVERYBODY, 'POST' => self::EVERYBODY],
        'connections/7/events/abc/orders' => ['POST' => self::EVERYBODY],
        'overview' => ['GET' => self::CALLS],
        'calls' => ['GET' => self::CALLS, 'POST' => self::HANDLE],
        'calls/numbers' => ['GET' => self::HANDLE],
        'calls/7' => ['GET' => self::CALLS, 'PATCH' => self::CALLS, 'PUT' => self::HANDLE, 'DELETE' => self::HANDLE],
        'calls/7/story' => ['GET' => self::CALLS],
        'calls/7/caller' => ['DELETE' => self::MANAGE],
        'calls/7/recordings' => ['GET' => self::HEAR],
        'calls/7/recording' => ['GET' => self::HEAR, 'POST' => self::HEAR],
        'calls/7/recording/heard' => ['POST' => self::HEAR],
        'calls/7/recording/listens' => ['GET' => self::MANAGE],
        'calls/7/recording/links' => ['GET' => self::MANAGE, 'POST' => self::MANAGE],
        'calls/7/recording/links/7' => ['DELETE' => self::MANAGE],
        'recordings/0123456789abcdef0123456789abcdef01234567' => ['GET' => self::EVERYBODY],
        'recording-settings' => ['GET' => self::MANAGE, 'PUT' => self::MANAGE],
        'recording-settings/told' => ['PUT' => self::MANAGE, 'DELETE' => self::MANAGE],
        'connections/7/recordings/abc' => ['POST' => self::EVERYBODY],
        'reports/sources' => ['GET' => self::REPORTS],
        'reports/replay' => ['GET' => self::REPORTS],
        'sources' => ['GET' => self::READ, 'POST' => self::EDIT],
        'sources/7' => ['GET' => self::READ, 'PUT' => self::EDIT, 'DELETE' => self::EDIT],
        'sources/order' => ['PUT' => self::EDIT],
        'sources/ready' => ['GET' => self::READ],
        'sources/test' => ['POST' => self::READ],
        'source-groups' => ['GET' => self::READ, 'POST' => self::EDIT],
        'source-groups/7' => ['GET' => self::READ, 'PUT' => self::EDIT, 'DELETE' => self::EDIT],
        'targets' => ['GET' => self::READ, 'POST' => self::EDIT],
        'targets/7' => ['GET' => self::READ, 'PUT' => self::EDIT, 'DELETE' => self::EDIT],
        'numbers' => ['GET' => self::READ],
        'numbers/read' => ['POST' => self::EDIT],
        'numbers/7' => ['GET' => self::READ, 'PATCH' => self::EDIT, 'DELETE' => self::EDIT],
        'pools' => ['GET' => self::READ, 'POST' => self::EDIT],
        'pools/7' => ['GET' => self::READ, 'PUT' => self::EDIT, 'DELETE' => self::EDIT],
        'pools/7/numbers' => ['GET' => self::READ, 'POST' => self::EDIT],
        'pools/7/forecast' => ['GET' => self::READ],
        'preview' => ['GET' => ['ringwell_manage', 'ringwell_edit_sources']],
        'connections' => ['GET' => self::MANAGE, 'POST' => self::MANAGE],
        'connections/adapters' => ['GET' => self::MANAGE],
        'connections/7' => ['GET' => self::MANAGE, 'PUT' => self::MANAGE, 'DELETE' => self::MANAGE],
        'connections/7/secret' => ['POST' => self::MANAGE],
        'connections/7/counting' => ['GET' => self::MANAGE, 'POST' => self::MANAGE],
        'connections/7/log' => ['GET' => self::MANAGE],
        'connections/7/events' => ['GET' => self::MANAGE],
        'connections/7/check' => ['POST' => self::MANAGE],
        'connections/7/pull' => ['POST' => self::MANAGE],
        'connections/7/mapping' => ['GET' => self::MANAGE, 'POST' => self::MANAGE, 'PUT' => self::MANAGE],
        'connections/7/reread' => ['POST' => self::MANAGE],
        'imports/check' => ['POST' => self::MANAGE],
        'imports/rows' => ['POST' => self::MANAGE],
        'queue/0123456789abcdef' => ['GET' => self::EVERYBODY, 'POST' => self::EVERYBODY],
        'branches/7/times' => ['GET' => self::HANDLE],
        'branches' => ['GET' => ['ringwell_manage', 'ringwell_edit_sources', 'ringwell_handle_contacts'], 'PUT' => self::MANAGE],
        'forms' => ['GET' => self::FORMS, 'POST' => self::FORMS],
        'forms/7' => ['GET' => self::FORMS, 'PUT' => self::FORMS, 'DELETE' => self::FORMS],
        'callbacks' => ['GET' => self::CALLS, 'POST' => self::EVERYBODY],
        'callbacks/figures' => ['GET' => self::CALLS],
        'callbacks/7' => ['GET' => self::CALLS],
        'callbacks/7/call' => ['POST' => self::HANDLE],
        'callbacks/7/cancel' => ['POST' => self::HANDLE],
        'callbacks/7/time' => ['POST' => self::HANDLE],
        'callbacks/7/close' => ['POST' => self::HANDLE],
        'calls/7/callback' => ['POST' => self::HANDLE],
        'callbacks/cancel/0123456789abcdef0123456789abcdef' => ['GET' => self::EVERYBODY, 'POST' => self::EVERYBODY],
        'callback-settings' => ['GET' => self::MANAGE, 'PUT' => self::MANAGE],
        'callback-page' => ['GET' => self::MANAGE, 'PUT' => self::MANAGE],
        'forms/7/open' => ['POST' => self::EVERYBODY],
        'requests' => ['GET' => self::HANDLE, 'POST' => self::EVERYBODY],
        'requests/7' => ['GET' => self::HANDLE, 'DELETE' => self::HANDLE],
        'requests/7/handled' => ['POST' => self::HANDLE, 'DELETE' => self::HANDLE],
        'requests/7/release' => ['POST' => self::HANDLE],
        'requests/7/person' => ['DELETE' => self::MANAGE],
        'request-settings' => ['GET' => self::MANAGE, 'PUT' => self::MANAGE],
        'settings' => ['GET' => self::MANAGE, 'PUT' => self::MANAGE],
        'settings/sight' => ['GET' => self::MANAGE],
        'speed' => ['GET' => self::MANAGE, 'POST' => self::MANAGE],
    ];

    public function testEveryRouteIsInThisList(): void
    {
        $there = [];
        foreach (self::index() as $pattern => $methods) {
            $asked = array_values(array_filter(array_keys(self::ROUTES), static fn (string $path): bool => preg_match("@^{$pattern}$@i", "/ringwell/v1/{$path}") === 1));
            // "sources/order" is no id; the first pattern that fits is WordPress's choice, and ours is the only one.
            self::assertCount(1, $asked, "{$pattern} is asked as " . implode(' and ', $asked));
            sort($methods);
            $there[(string) reset($asked)] = $methods;
        }
        $listed = array_map(static function (array $methods): array {
            $names = array_keys($methods);
            sort($names);

            return $names;
        }, self::ROUTES);
        ksort($there);
        ksort($listed);

        self::assertSame($listed, $there);
    }

    /** @return iterable<string, array{?string, list<string>}> role => our capabilities that it has */
    public static function people(): iterable
    {
        $all = ['ringwell_view_reports', 'ringwell_edit_sources', 'ringwell_manage', 'ringwell_handle_contacts', 'ringwell_hear_recordings'];
        yield 'a stranger' => [null, []];
        yield 'a subscriber' => ['subscriber', []];
        yield 'a contributor' => ['contributor', []];
        yield 'an author' => ['author', []];
        yield 'an editor' => ['editor', []];
        yield 'the receptionist' => ['ringwell_receptionist', ['ringwell_handle_contacts', 'ringwell_hear_recordings']];
        yield 'the marketer' => ['ringwell_marketer', ['ringwell_view_reports', 'ringwell_edit_sources']];
        yield 'an administrator' => ['administrator', $all];
        foreach ($all as $capability) {
            yield "somebody who has {$capability} alone" => ["+{$capability}", [$capability]];
        }
    }

    /** @param list<string> $has */
    #[DataProvider('people')]
    public function testNobodyMayMoreThanHisRole(?string $role, array $has): void
    {
        $this->become($role);
        $wrong = [];
        foreach (self::ROUTES as $path => $methods) {
            foreach ($methods as $method => $needs) {
                $answer = $this->rest($method, $path, $method === 'GET' ? null : '{}');
                $isLetIn = At::path($answer->get_data(), 'code') !== 'rest_forbidden';
                $mayCome = $needs === self::EVERYBODY || array_intersect($needs, $has) !== [];
                $status = $role === null ? 401 : 403;
                if ($isLetIn !== $mayCome || (! $isLetIn && $answer->get_status() !== $status) || $answer->get_status() >= 500) {
                    $wrong[] = "{$method} {$path}: {$answer->get_status()}";
                }
            }
        }

        self::assertSame([], $wrong);
    }

    public function testEveryRouteAsksForARight(): void
    {
        foreach (rest_get_server()->get_routes('ringwell/v1') as $route => $handlers) {
            foreach ($handlers as $handler) {
                self::assertNotEmpty($handler['permission_callback'] ?? self::isIndex($route), $route);
            }
        }
    }

    /** @return array<string, list<string>> pattern => methods */
    private static function index(): array
    {
        $index = [];
        foreach (rest_get_server()->get_routes('ringwell/v1') as $route => $handlers) {
            if (! self::isIndex($route)) {
                $methods = array_merge(...array_map(static fn (array $handler): array => array_keys($handler['methods']), $handlers));
                $index[$route] = array_values(array_unique(array_map(strval(...), $methods)));
            }
        }

        return $index;
    }

    /** WordPress's own list of what is below the namespace. */
    private static function isIndex(string $route): bool
    {
        return $route === '/ringwell/v1';
    }

    private function become(?string $role): void
    {
        if ($role === null) {
            wp_set_current_user(0);
        } elseif (! str_starts_with($role, '+')) {
            $this->actAs($role);
        } else {
            $user = new \WP_User($this->actAs('subscriber'));
            $user->add_cap(substr($role, 1));
            wp_set_current_user(0);
            wp_set_current_user($user->ID);
        }
    }
}
