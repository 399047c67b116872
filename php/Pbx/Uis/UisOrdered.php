<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Uis;

use Ringwell\Call\Stage;
use Ringwell\Call\Unreached;
use Ringwell\Pbx\RingOrder;
use Ringwell\Pbx\Said;

/** What the platform gives back of a call that we ordered. */
final class UisOrdered
{
    private const CLINIC_BUSY = '/^(?:operator_busy|operator_channels_busy|employee_busy\w*|employee_(?:auto_)?status_do_not_disturb)$/D';
    private const CLINIC_SILENT = '/^(?:operator_not_responsible|no_success_operator_call|no_operator_confirmation|sip_offline|employee_status_\w+|employee_inactive|\w+_inactive_by_schedule|employee_phone_inactive|employee_without_phones)$/D';
    private const PATIENT_SILENT = ['subscriber_not_responsible', 'no_success_subscriber_call'];
    private const FAILED = [
        'not_enough_money', 'no_money', 'limit_exceeded', 'no_resources', 'max_in_call_reached', 'max_out_call_reached', 'locked_numb', 'call_not_allowed_on_tp',
        'out_call_not_allowed', 'external_call_not_allowed', 'numb_is_inactive', 'numb_not_exists', 'subscriber_number_problems', 'operator_number_problems', 'internal_error',
    ];

    /** @param string $name external_id in notifications, call_api_external_id in the report */
    public static function command(Said $said, string $name): ?string
    {
        return RingOrder::idIn($said->text($name));
    }

    /**
     * Of a row of the report.
     *
     * @param string $reason finish_reason
     */
    public static function unreached(string $reason): ?Unreached
    {
        return match (true) {
            $reason === 'subscriber_busy' => Unreached::PatientBusy,
            in_array($reason, self::PATIENT_SILENT, true) => Unreached::PatientSilent,
            in_array($reason, self::FAILED, true) => Unreached::Failed,
            preg_match(self::CLINIC_BUSY, $reason) === 1 => Unreached::ClinicBusy,
            preg_match(self::CLINIC_SILENT, $reason) === 1 => Unreached::ClinicSilent,
            default => null,
        };
    }

    /** Of a row of the report: who was not reached says how far it came. */
    public static function stage(int $talk, ?Unreached $unreached): ?Stage
    {
        return match (true) {
            $talk > 0 => Stage::Talking,
            $unreached === Unreached::PatientSilent, $unreached === Unreached::PatientBusy => Stage::ClinicAnswered,
            $unreached === null => null,
            default => $unreached->isOfClinic() ? Stage::ClinicRings : null,
        };
    }
}
