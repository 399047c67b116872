<?php

declare(strict_types=1);

namespace Ringwell\Schema;

/** What happened to the tables and what to do next, for whoever manages the site. */
final class TroubleText
{
    public static function what(Trouble $trouble): string
    {
        return match ($trouble->code) {
            Trouble::NO_INNODB => __('Ringwell could not make its tables: this database does not offer InnoDB, without which two visitors could be given the same number.', 'ringwell'),
            Trouble::WRONG_ENGINE => sprintf(
                /* translators: 1: name of a table, 2: a kind of table, like MyISAM */
                __('Ringwell needs the table %1$s to be of the kind InnoDB, but the database keeps it as %2$s.', 'ringwell'),
                $trouble->what,
                $trouble->said,
            ),
            Trouble::MISSING_TABLE => sprintf(
                /* translators: %s: name of a table */
                __('The database did not let Ringwell make the table %s.', 'ringwell'),
                $trouble->what,
            ),
            Trouble::MISSING_COLUMN => sprintf(
                /* translators: %s: name of a table and its column */
                __('The database did not let Ringwell add the column %s.', 'ringwell'),
                $trouble->what,
            ),
            default => __('Ringwell could not bring its tables up to date.', 'ringwell'),
        };
    }

    public static function next(Trouble $trouble): string
    {
        return match ($trouble->code) {
            Trouble::NO_INNODB, Trouble::WRONG_ENGINE => __('Ask your host to switch InnoDB on for this database.', 'ringwell'),
            default => __('Ask your host whether the database user may create and alter tables, and whether there is space left.', 'ringwell'),
        } . ' ' . __('Ringwell tries again every five minutes. Until then your pages show your own number.', 'ringwell');
    }
}
