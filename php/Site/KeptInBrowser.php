<?php

declare(strict_types=1);

namespace Ringwell\Site;

/**
 * All that the site bundle keeps in a visitor's browser: the one list, for the site's privacy policy and for consent banners.
 * A test compares it with what a real browser holds after a visit (tests/e2e/consent.spec.ts). No cookie is among it.
 *
 * @phpstan-type Item array{name: string, where: self::LOCAL|self::SESSION|self::CHOSEN, what: string}
 */
final class KeptInBrowser
{
    public const LOCAL = 'localStorage';
    public const SESSION = 'sessionStorage';

    /** The one or the other, as the visitor allows. */
    public const CHOSEN = 'chosen';

    /** @return list<Item> names as they stand in storage; … stands for the id of a number in the page */
    public static function items(): array
    {
        return [
            ['name' => 'ringwell-visit', 'where' => self::CHOSEN, 'what' => __('A random visitor number and a random visit number; the campaign of the visit, and its first page until the site has it.', 'ringwell')],
            ['name' => 'ringwell-seen', 'where' => self::CHOSEN, 'what' => __('When the visitor was last active: a visit ends after 30 minutes.', 'ringwell')],
            ['name' => 'ringwell-held-…', 'where' => self::CHOSEN, 'what' => __('The phone number that the page showed, and how long it may be shown.', 'ringwell')],
            ['name' => 'ringwell-told', 'where' => self::CHOSEN, 'what' => __('Source, campaign and public number of the visit, for forms that ask for them.', 'ringwell')],
            ['name' => 'ringwell-offered', 'where' => self::CHOSEN, 'what' => __('That the callback form has opened once: it does not open by itself again.', 'ringwell')],
            ['name' => 'ringwell-consent', 'where' => self::CHOSEN, 'what' => __('One word: what the visitor has allowed or refused. Only where the next page could not know it otherwise.', 'ringwell')],
            ['name' => 'ringwell-gone', 'where' => self::SESSION, 'what' => __('That a quicker way to this site did not answer. Nothing of the visitor.', 'ringwell')],
        ];
    }

    /** How long it stays there where this holds: "full" or "session". */
    public static function howLong(string $where, string $consent): string
    {
        return $where === self::SESSION || $consent === 'session'
            ? __('until the browser tab is closed', 'ringwell')
            : __('until the visitor clears it or withdraws his consent', 'ringwell');
    }
}
