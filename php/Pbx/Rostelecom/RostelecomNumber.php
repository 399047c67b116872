<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Rostelecom;

/** "sip:79771234567@domain", "79771234567" and "user@domain": only the first two are numbers. */
final class RostelecomNumber
{
    /** @return string '' where it is no number: an employee's name, or a caller who hides his */
    public static function of(?string $said): string
    {
        $user = preg_replace(['/^sips?:/i', '/[@;].*$/s'], '', $said ?? '');

        return preg_match('/^\+?\d{5,15}$/D', (string) $user) === 1 ? (string) $user : '';
    }
}
