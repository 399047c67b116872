<?php

declare(strict_types=1);

namespace Ringwell\Door;

use Ringwell\Db\Failed;

/**
 * What holds for all doors of wp-admin at once: a change that lost every race is for its sender to try again
 * (409) and no fault of ours (500). The public doors and the phone systems' have other ways to try again. And for
 * the public ones too: a table that is gone is made anew, and meanwhile the answer is 503.
 */
final class AdminDoor
{
    /** After all others, because it asks the door itself: whoever answers in the door's place has done so by then. */
    public static function register(): void
    {
        add_filter('rest_dispatch_request', self::dispatch(...), PHP_INT_MAX, 4);
    }

    /** @param array<string, mixed> $handler as WordPress keeps it */
    private static function dispatch(mixed $answer, \WP_REST_Request $request, string $route, array $handler): mixed
    {
        $callback = $handler['callback'] ?? null;
        $isPublic = ($handler['permission_callback'] ?? null) === '__return_true';
        if ($answer !== null || ! is_callable($callback) || ! str_starts_with($route, '/' . Routes::NAMESPACE . '/')) {
            return $answer;
        }
        try {
            return $callback($request);
        } catch (Failed $failed) {
            return TablesDoor::lost($failed) ?? (! $isPublic && $failed->isRetryable() ? Refusal::busy() : throw $failed);
        }
    }
}
