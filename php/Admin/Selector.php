<?php

declare(strict_types=1);

namespace Ringwell\Admin;

/**
 * CSS selectors that the owner may name. Only what every browser that runs the bundle can parse: one that throws
 * would stop all replacing on the whole site.
 */
final class Selector
{
    /**
     * After https://www.w3.org/TR/selectors-4/#grammar, without namespaces, pseudo-elements, :has(), what depends on the moment, and
     * the flag s, which Chromium does not know. Spaces that are not ASCII's, as texts hold them where they were copied from, are
     * letters to some browsers and nothing to others: names have only what https://www.w3.org/TR/css-syntax-3/#non-ascii-ident-code-point
     * has, and of that no signs.
     */
    private const GRAMMAR = <<<'REGEX'
        ~(?(DEFINE)
            (?<letter> [a-zA-Z_\x{B7}\x{C0}-\x{D6}\x{D8}-\x{F6}\x{F8}-\x{37D}\x{37F}-\x{1FFF}\x{2070}-\x{218F}\x{3001}-\x{D7FF}\x{10000}-\x{10FFFF}] | \\[^\r\n\f0-9a-fA-F] )
            (?<name> -{0,2} (?&letter) (?: (?&letter) | [0-9-] )* )
            (?<string> "[^"\\\r\n\f]*" | '[^'\\\r\n\f]*' )
            (?<attribute> \[ [ \t]* (?&name) [ \t]* (?: [\~|^$*]?= [ \t]* (?: (?&name) | (?&string) ) [ \t]* (?: [iI] [ \t]* )? )? \] )
            (?<nth> odd | even | [0-9]{1,4} | [+-]?[0-9]{0,4}n (?: [ \t]*[+-][ \t]*[0-9]{1,4} )? )
            (?<pseudo> : (?:
                (?:first|last|only)-(?:child|of-type) | empty | root
                | nth-(?:last-)?(?:child|of-type) \( [ \t]* (?&nth) [ \t]* \)
                | (?:not|is|where) \( [ \t]* (?&list) [ \t]* \)
            ) )
            (?<simple> [#.](?&name) | (?&attribute) | (?&pseudo) )
            (?<compound> (?: \* | (?&name) ) (?&simple)* | (?&simple)+ )
            (?<complex> (?&compound) (?: (?: [ \t]* [>+\~] [ \t]* | [ \t]+ ) (?&compound) )* )
            (?<list> (?&complex) (?: [ \t]* , [ \t]* (?&complex) )* )
        )
        ^(?&list)$~xuD
        REGEX;

    public static function isFine(string $text): bool
    {
        return preg_match(self::GRAMMAR, $text) === 1;
    }
}
