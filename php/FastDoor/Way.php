<?php

declare(strict_types=1);

namespace Ringwell\FastDoor;

/** The way from one folder to another, both with slashes: "wp-content/plugins/ringwell", "../app/plugins/ringwell". */
final class Way
{
    /** @return string the absolute path where the two have nothing in common, as on two drives */
    public static function between(string $from, string $to): string
    {
        $from = explode('/', rtrim($from, '/'));
        $to = explode('/', rtrim($to, '/'));
        if ($from[0] !== $to[0]) {
            return implode('/', $to);
        }
        $same = 1;
        while (isset($from[$same], $to[$same]) && $from[$same] === $to[$same]) {
            $same++;
        }

        return str_repeat('../', count($from) - $same) . implode('/', array_slice($to, $same));
    }
}
