<?php

declare(strict_types=1);

namespace Ringwell\Admin;

/**
 * CSS selectors that the owner may name. Only what every browser that runs the bundle can parse: one that throws
 * would stop all replacing on the whole site.
 */
final class Selector
{
    /** After https://www.w3.org/TR/selectors-4/#grammar, without namespaces, pseudo-elements, :has() and what depends on the moment. */
    private const GRAMMAR = <<<'REGEX'
        ~(?(DEFINE)
            (?<letter> [a-zA-Z_\x{80}-\x{10FFFF}] | \\[^\r\n\f0-9a-fA-F] )
            (?<name> -{0,2} (?&letter) (?: (?&letter) | [0-9-] )* )
            (?<string> "[^"\\\r\n\f]*" | '[^'\\\r\n\f]*' )
            (?<attribute> \[ \h* (?&name) \h* (?: [\~|^$*]?= \h* (?: (?&name) | (?&string) ) \h* (?: [iIsS] \h* )? )? \] )
            (?<nth> odd | even | [0-9]{1,4} | [+-]?[0-9]{0,4}n (?: \h*[+-]\h*[0-9]{1,4} )? )
            (?<pseudo> : (?:
                (?:first|last|only)-(?:child|of-type) | empty | root
                | nth-(?:last-)?(?:child|of-type) \( \h* (?&nth) \h* \)
                | (?:not|is|where) \( \h* (?&list) \h* \)
            ) )
            (?<simple> [#.](?&name) | (?&attribute) | (?&pseudo) )
            (?<compound> (?: \* | (?&name) ) (?&simple)* | (?&simple)+ )
            (?<complex> (?&compound) (?: (?: \h* [>+\~] \h* | \h+ ) (?&compound) )* )
            (?<list> (?&complex) (?: \h* , \h* (?&complex) )* )
        )
        ^(?&list)$~xuD
        REGEX;

    public static function isFine(string $text): bool
    {
        return preg_match(self::GRAMMAR, $text) === 1;
    }
}
