<?php

declare(strict_types=1);

namespace Ringwell\Door;

use Ringwell\Db\Failed;
use Ringwell\Schema\Installer;

/**
 * While the tables are missing or old, every door answers 503: phone systems send their events again later, and the
 * pages of visitors keep the site's own number.
 */
final class TablesDoor
{
    public static function register(): void
    {
        // After the public doors' own check of origins, and before anything reads a body or a table.
        add_filter('rest_pre_dispatch', self::check(...), 6, 3);
    }

    /** A table was found missing though all seemed well: a backup put back in part, or somebody's tidying up. */
    public static function lost(Failed $failed): ?\WP_Error
    {
        if (! $failed->isMissingTable()) {
            return null;
        }
        Installer::lost();

        return self::refusal();
    }

    private static function check(mixed $result, \WP_REST_Server $server, \WP_REST_Request $request): mixed
    {
        // As WordPress finds routes: in any case.
        if ($result !== null || stripos($request->get_route(), '/' . Routes::NAMESPACE . '/') !== 0 || Installer::isCurrent()) {
            return $result;
        }
        $answer = rest_convert_error_to_response(self::refusal());
        $answer->header('Retry-After', (string) Installer::RETRY_SECONDS);
        $answer->header('Cache-Control', 'no-store');

        return $answer;
    }

    private static function refusal(): \WP_Error
    {
        return new \WP_Error('ringwell_not_ready', __('Ringwell is being set up. Please try again in a few minutes.', 'ringwell'), ['status' => 503]);
    }
}
