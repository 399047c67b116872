<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Zadarma;

use Ringwell\Pbx\SetupStep;

/** The set-up, click by click. */
final class ZadarmaSteps
{
    /**
     * @param  string          $events    names of the notifications that count
     * @param  string          $addresses from which they come
     * @return list<SetupStep>
     */
    public static function all(string $events, string $addresses): array
    {
        return [
            new SetupStep(
                __('Make a key', 'ringwell'),
                __('In the cabinet choose Settings, Integrations and API, Keys and API. Copy key and secret into the fields below, choose the time zone that your profile there has, and save.', 'ringwell'),
            ),
            new SetupStep(
                __('Paste our address there', 'ringwell'),
                __('It goes into the field for notifications about calls of the PBX. The cabinet asks this site at once whether it is there, so save here first.', 'ringwell'),
                '{events_url}',
            ),
            new SetupStep(
                __('Switch the notifications on', 'ringwell'),
                __('All of these. Without NOTIFY_ANSWER a person can\'t be told from a menu, and calls count as missed until the list of calls has been read.', 'ringwell'),
                $events,
            ),
            new SetupStep(
                __('Let its servers in', 'ringwell'),
                __('Only where a firewall stands before your site: its events come from these addresses.', 'ringwell'),
                $addresses,
            ),
            new SetupStep(
                __('Ring one of your numbers', 'ringwell'),
                __('This page turns green by itself when the first event has come.', 'ringwell'),
            ),
        ];
    }
}
