<?php

declare(strict_types=1);

namespace Ringwell\Call;

use Ringwell\Db\Connection;
use Ringwell\Db\Where;
use Ringwell\Number\Phone;

/** Whose phones rang when somebody called the clinic: its people's, whatever they are. */
final class ClinicsLegs
{
    public function __construct(private readonly Connection $db)
    {
    }

    /**
     * @param string $phone E.164
     * @param int    $since UTC milliseconds: numbers get new owners
     */
    public function has(string $phone, int $since): bool
    {
        $forms = self::forms($phone);

        // What a caller's own leg is called counts for nothing.
        return $forms !== [] && $this->db->rows(
            'SELECT l.id FROM {call_legs} l JOIN {calls} c ON c.id = l.call_id WHERE l.party IN (' . Where::marks(count($forms), '%s') . ')'
            . " AND c.direction = 'in' AND c.started_at >= %d AND (c.caller IS NULL OR c.caller <> %s) LIMIT 1",
            [...$forms, $since, $phone],
        ) !== [];
    }

    /** @return list<string> all the ways in which phone systems write it: "+79161234567", "79161234567", "89161234567", "9161234567" */
    private static function forms(string $phone): array
    {
        $digits = ltrim($phone, '+');
        $atHome = (string) preg_replace('/\D/', '', Phone::parse($phone)?->national() ?? '');
        $forms = [$phone, $digits, $atHome];
        for ($prefix = 0; $prefix <= 2; $prefix++) {
            $rest = substr($atHome, $prefix);
            if (strlen($rest) >= 6 && str_ends_with($digits, $rest)) {
                $forms[] = $rest;
                break;
            }
        }

        return $atHome === '' ? [] : array_values(array_unique($forms));
    }
}
