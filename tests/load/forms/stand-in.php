<?php

/*
 * Mounted into the site: a phone system that takes every order and notes whom it was to ring, and a mailbox that notes
 * each mail.
 */

declare(strict_types=1);

add_filter('pre_http_request', static function (mixed $answer, array $request, string $url): mixed {
    if (! str_ends_with((string) parse_url($url, PHP_URL_HOST), 'mango-office.ru')) {
        return $answer;
    }
    parse_str(is_string($request['body']) ? $request['body'] : http_build_query((array) $request['body']), $fields);
    $order = json_decode((string) ($fields['json'] ?? ''), true);
    $rung = is_array($order) && is_string($order['to_number'] ?? null) ? $order['to_number'] : '?';
    file_put_contents(ABSPATH . 'rung.txt', "+{$rung}\n", FILE_APPEND | LOCK_EX);

    return ['headers' => [], 'body' => '{"result":1000}', 'response' => ['code' => 200, 'message' => 'OK'], 'cookies' => [], 'filename' => null];
}, 10, 3);

add_filter('pre_wp_mail', static function (mixed $sent, array $mail): bool {
    file_put_contents(ABSPATH . 'mails.txt', json_encode($mail['subject']) . "\n", FILE_APPEND | LOCK_EX);

    return true;
}, 10, 2);
