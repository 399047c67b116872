<?php

declare(strict_types=1);

namespace Ringwell\Door;

use Ringwell\Db\Failed;

/**
 * What a door answers where the database refused, for all doors at once.
 *
 * In wp-admin a change that lost every race is for its sender to try again (409). A database that is away, in everybody's
 * way for longer than five tries, or full is no fault of ours: 503, and nobody is written a mail about a critical
 * error. Pages then keep the site's own number, and phone systems send their event again. A table that is gone is made
 * anew, and meanwhile the answer is 503 too. Anything else is our fault, and thrown on.
 */
final class DatabaseDoor
{
    private const RETRY_SECONDS = 60;

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
            return TablesDoor::lost($failed) ?? match (true) {
                ! $isPublic && $failed->isRetryable() => Refusal::busy(),
                $failed->mayPass() => self::notNow($isPublic ? '' : self::reason($failed)),
                default => throw $failed,
            };
        }
    }

    /** @param string $reason for whoever can do something about it; '': for nobody in particular */
    private static function notNow(string $reason): \WP_REST_Response
    {
        $reply = new Reply(503, 'ringwell_not_ready');
        $text = $reason === '' ? RefusalText::of($reply) : $reason;
        $response = rest_convert_error_to_response(new \WP_Error($reply->code, $text, ['status' => $reply->status]));
        $response->header('Retry-After', (string) self::RETRY_SECONDS);
        $response->header('Cache-Control', 'no-store');

        return $response;
    }

    private static function reason(Failed $failed): string
    {
        return $failed->isFull()
            ? __('The database is full, so nothing can be saved. Your web host can give it more room.', 'ringwell')
            : '';
    }
}
