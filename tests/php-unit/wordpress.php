<?php

declare(strict_types=1);

/*
 * The few functions and classes of WordPress that a unit under test can't do without, as small as can be.
 * Whatever needs more of WordPress is an integration test.
 */
if (! function_exists('__')) {
    function __(string $text, string $domain): string
    {
        return $domain === 'ringwell' ? $text : throw new LogicException('Wrong text domain: ' . $domain);
    }
}
