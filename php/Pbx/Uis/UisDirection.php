<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Uis;

use Ringwell\Call\Direction;
use Ringwell\Pbx\Said;

/**
 * Which way a call goes. Calls that were ordered (by us, by a widget, by the platform itself) say "in" or "out" as their
 * maker chose: only their source tells them from others.
 */
final class UisDirection
{
    /** Values of "source" in get.calls_report and of call_source in notifications: the platform rings both sides. */
    private const ORDERED = [
        'callapi', 'callapi_management_call', 'callapi_informer_call', 'callapi_scenario_call', 'sitephone', 'lead',
        'auto_back_call_by_lost_call', 'auto_back_call_by_offline_message', 'auto_out_calls', 'ivr_informer', 'progressive_call',
        'amocrm_extended_integration',
    ];

    /**
     * @param string    $order   name of the field with the id that an order gave its call
     * @param Direction $default what kind of event it is says so much
     */
    public static function of(Said $said, string $source, string $order, Direction $default = Direction::Unknown): Direction
    {
        if ($said->has($order) || in_array(strtolower($said->text($source) ?? ''), self::ORDERED, true)) {
            return Direction::Callback;
        }

        return match (strtolower($said->text('direction') ?? '')) {
            'in' => Direction::In,
            'out' => Direction::Out,
            default => $default,
        };
    }
}
