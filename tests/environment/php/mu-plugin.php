<?php

/*
 * Mounted into every site that tests/environment starts. WordPress asks wordpress.org for updates on many pages of
 * wp-admin and complains in debug.log where it can't be reached; here it hears that there are none.
 */

declare(strict_types=1);

add_filter('pre_http_request', static function (mixed $answer, array $request, string $url): mixed {
    if (parse_url($url, PHP_URL_HOST) !== 'api.wordpress.org') {
        return $answer;
    }

    // One answer for all questions: updates, the browser ("upgrade", "insecure"), PHP ("is_acceptable"), events nearby.
    $nothing = '{"offers":[],"plugins":[],"themes":[],"no_update":[],"translations":[],"upgrade":false,'
        . '"insecure":false,"is_acceptable":true,"location":{},"events":[]}';

    return ['headers' => [], 'body' => $nothing, 'response' => ['code' => 200, 'message' => 'OK'], 'cookies' => [], 'filename' => null];
}, 10, 3);

// Nothing happens behind a test's back: what waits is done when a test says so.
add_filter('ringwell_kick', static fn (): bool => defined('RINGWELL_TEST_KICK'));

// Pictures of people come from gravatar.com, which tests neither need nor reach.
add_filter('pre_option_show_avatars', static fn (): string => '0');

// A password's hash is slow on purpose, against thieves. Tests make hundreds of users whom nobody would rob.
add_filter('wp_hash_password_options', static fn (): array => ['cost' => 4]);
