<?php

declare(strict_types=1);

namespace Ringwell\Tests\Static\Rules;

use PhpParser\Node\Scalar\String_;
use Ringwell\Tests\Static\SourceFile;

/** Block lists match on words in addresses: no route, handle, cookie, option or file name may carry one of them. */
final class PublicNames implements Rule
{
    private const BLOCKED = '/track|analytic|(?:^|[^a-z])ads?(?:[^a-z]|$)|pixel|beacon/i';

    /** Function => which of its arguments the world sees. */
    private const SEEN = [
        'register_rest_route' => [0, 1],
        'wp_enqueue_script' => [0, 1],
        'wp_register_script' => [0, 1],
        'wp_enqueue_style' => [0, 1],
        'wp_register_style' => [0, 1],
        'setcookie' => [0],
        'add_shortcode' => [0],
        'add_rewrite_rule' => [0],
    ];

    public static function isBlocked(string $name): bool
    {
        return preg_match(self::BLOCKED, $name) === 1;
    }

    public function faults(SourceFile $file): array
    {
        $faults = self::isBlocked(basename($file->path)) ? ["{$file->path} has a name that block lists match"] : [];
        foreach ($file->calls() as [$name, $call]) {
            foreach (self::SEEN[$name] ?? [] as $position) {
                $value = $call->getArgs()[$position]->value ?? null;
                if ($value instanceof String_ && self::isBlocked($value->value)) {
                    $faults[] = $file->fault($call, "a public name that block lists match: {$value->value}");
                }
            }
        }

        return $faults;
    }
}
