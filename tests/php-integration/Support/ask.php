<?php

/*
 * One request to a door in a process of its own, as a second tab makes it: php ask.php FOLDER /lease BODY [METHOD].
 * With a method it is the owner who asks. Prints the answer as JSON.
 */

declare(strict_types=1);

$_SERVER['HTTP_HOST'] = '127.0.0.1';
$_SERVER['REMOTE_ADDR'] = '192.0.2.1';
require_once $argv[1] . '/wp-load.php';

$method = $argv[4] ?? '';
wp_set_current_user($method === '' ? 0 : 1);
$request = new WP_REST_Request($method === '' ? 'POST' : $method, '/ringwell/v1' . $argv[2]);
$request->set_header('Content-Type', 'application/json');
$request->set_header('User-Agent', 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0');
$request->set_body($argv[3]);
$response = rest_do_request($request);
echo wp_json_encode(['status' => $response->get_status(), 'data' => $response->get_data()]);
