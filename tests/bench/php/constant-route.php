<?php

/* A REST route that returns a constant: what WordPress itself costs before any of our code runs. */

declare(strict_types=1);

add_action('rest_api_init', static function (): void {
    register_rest_route('ringwell-bench/v1', '/constant', [
        'methods' => 'POST',
        'callback' => static fn (): array => ['answer' => 42],
        'permission_callback' => '__return_true',
    ]);
});
